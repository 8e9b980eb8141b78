package dev.baton.testkit;

import dev.baton.core.log.Entry;
import dev.baton.core.log.Recorded;
import dev.baton.core.log.StreamId;
import dev.baton.engine.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A ledger that forgets everything at the end. Keeps the entries themselves, not their text.
public final class MemoryLedger implements Ledger {
  private final Map<StreamId, List<Recorded>> streams = new HashMap<>();
  private long sequence;

  @Override
  public synchronized List<Recorded> read(StreamId stream, long after) {
    var entries = streams.getOrDefault(stream, List.of());
    return after >= entries.size()
        ? List.of()
        : List.copyOf(entries.subList(Math.toIntExact(after), entries.size()));
  }

  @Override
  public synchronized Append append(StreamId stream, long expected, List<Entry> entries) {
    var history = streams.computeIfAbsent(stream, _ -> new ArrayList<>());
    if (history.size() != expected) {
      return new Append.Overtaken();
    }
    var stored = new ArrayList<Recorded>(entries.size());
    for (var entry : entries) {
      var recorded = new Recorded(++sequence, stream, history.size() + 1L, entry);
      history.add(recorded);
      stored.add(recorded);
    }
    return new Append.Stored(stored);
  }
}
