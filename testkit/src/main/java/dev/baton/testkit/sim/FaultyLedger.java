package dev.baton.testkit.sim;

import dev.baton.core.log.Entry;
import dev.baton.core.log.Recorded;
import dev.baton.core.log.StreamId;
import dev.baton.engine.Ledger;
import java.util.List;

/// A durable ledger behind an unreliable wire.
record FaultyLedger(Ledger durable, Faults faults) implements Ledger {
  @Override
  public List<Recorded> read(StreamId stream, long after) {
    faults.mayCrash();
    return durable.read(stream, after);
  }

  @Override
  public Append append(StreamId stream, long expected, List<Entry> entries) {
    faults.mayCrash();
    faults.mayFailToAppend();
    var answer = durable.append(stream, expected, entries);
    faults.mayCrash();
    faults.mayLoseTheAnswer();
    return answer;
  }
}
