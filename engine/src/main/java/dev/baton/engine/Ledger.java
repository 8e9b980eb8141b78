package dev.baton.engine;

import dev.baton.core.log.Entry;
import dev.baton.core.log.Recorded;
import dev.baton.core.log.StreamId;
import java.util.List;
import java.util.function.Consumer;

/// The append-only record. Safe for several threads and several processes.
public interface Ledger {

  /// What the stream holds after its first `after` entries, in order: a page of it. An empty page
  /// says that there is no more.
  List<Recorded> read(StreamId stream, long after);

  /// Every entry after the first `after`, in order, a page at a time: a long history must not stand
  /// in memory at once.
  default void each(StreamId stream, long after, Consumer<Recorded> reader) {
    var page = read(stream, after);
    while (!page.isEmpty()) {
      page.forEach(reader);
      page = read(stream, page.getLast().number());
    }
  }

  /// Appends all entries or none, if the stream holds exactly `expected` of them. Durable when it
  /// returns. When it throws [LedgerUnavailable] nobody knows whether the entries are there: read
  /// before deciding anything else.
  Append append(StreamId stream, long expected, List<Entry> entries);

  sealed interface Append {
    record Stored(List<Recorded> entries) implements Append {
      public Stored {
        entries = List.copyOf(entries);
      }
    }

    /// Somebody else appended first.
    record Overtaken() implements Append {}
  }
}
