package dev.baton.app;

import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.core.assign.Standing;
import dev.baton.core.assign.Standings;
import dev.baton.core.incident.Culprit;
import dev.baton.core.incident.Incident;
import dev.baton.core.log.StreamId;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEventCodec;
import dev.baton.core.run.RunId;
import dev.baton.engine.Ledger;
import dev.baton.engine.RunStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The runs in a ledger.
public final class Runs {
  private final SqliteLedger ledger;

  public Runs(SqliteLedger ledger) {
    this.ledger = ledger;
  }

  public List<RunId> all() {
    return ledger.streams().stream()
        .map(StreamId::value)
        .filter(name -> name.startsWith("R-"))
        .map(RunId::new)
        .toList();
  }

  public Optional<RunId> latest() {
    var all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /// The latest run, where it is not over.
  public Optional<Opened> underWay() {
    return latest().map(this::stream).map(Runs::opened).filter(run -> !run.isOver());
  }

  /// The latest run, or a problem that says how to get one.
  public RunStream current() {
    return stream(
        latest().orElseThrow(() -> Problem.usage("nothing has been run yet", "run: baton run")));
  }

  public RunStream stream(RunId id) {
    var stream = new RunStream(ledger, id);
    stream.refresh();
    return stream;
  }

  public static Opened opened(RunStream stream) {
    if (stream.run() instanceof Opened opened) {
      return opened;
    }
    throw Problem.broken("the ledger holds a run that was never opened", "run: baton audit verify");
  }

  /// How each member's first attempts went, in all runs so far, and how many were found to fail.
  public List<Standing> standings() {
    var standings = new Standings();
    all().forEach(id -> standings.add(history(ledger, id)));
    var culprits =
        new Incidents(ledger).all().stream().flatMap(Incident::culprits).distinct().toList();
    return standings.all().stream()
        .map(standing ->
            standing.named(
                (int)
                    culprits.stream()
                        .filter(it -> it.performer().equals(standing.member()))
                        .map(Culprit::attempt)
                        .distinct()
                        .count()))
        .toList();
  }

  public RunId next() {
    return new RunId("R-" + (all().size() + 1));
  }

  public static List<RunEvent> history(Ledger ledger, RunId id) {
    var events = new ArrayList<RunEvent>();
    ledger.each(
        new StreamId(id.value()), 0, recorded -> events.add(RunEventCodec.read(recorded.entry())));
    return events;
  }
}
