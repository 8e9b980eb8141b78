package dev.baton.engine;

import dev.baton.core.log.StreamId;
import dev.baton.core.run.Decision;
import dev.baton.core.run.Run;
import dev.baton.core.run.RunCommand;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEventCodec;
import dev.baton.core.run.RunId;
import dev.baton.core.run.RunRules;
import dev.baton.engine.Ledger.Append.Overtaken;
import dev.baton.engine.Ledger.Append.Stored;
import java.util.ArrayList;
import java.util.List;

/// One run as the ledger has it, kept up to date. Decides commands and makes the facts durable;
/// acts on nothing. For one thread at a time.
public final class RunStream {
  // A loser of the append race wins within a few rounds; fifty means something writes in a loop.
  private static final int ROUNDS = 50;

  private final Ledger ledger;
  private final StreamId stream;
  private Run run = Run.unopened();
  private long number;

  public RunStream(Ledger ledger, RunId id) {
    this.ledger = ledger;
    this.stream = new StreamId(id.value());
  }

  public Run run() {
    return run;
  }

  /// How many facts the view rests on.
  public long number() {
    return number;
  }

  /// Takes in what others have appended; returns how many facts that were.
  public long refresh() {
    var before = number;
    ledger.each(
        stream,
        number,
        recorded -> {
          var event = RunEventCodec.read(recorded.entry());
          run = run.evolve(event);
          number = recorded.number();
        });
    return number - before;
  }

  public Reply handle(RunCommand command) {
    return handle(List.of(command)).getFirst();
  }

  /// Decides the commands in order, each on what the ones before it made true, and appends all
  /// facts at once. Where somebody else was faster, decides again on what is true now.
  ///
  /// When it throws, the view is as it was; call [#refresh] before anything else, since the facts
  /// may have been stored.
  public List<Reply> handle(List<? extends RunCommand> commands) {
    for (int round = 0; round < ROUNDS; round++) {
      var batch = new Batch(run);
      commands.forEach(batch::decide);
      if (batch.facts.isEmpty()) {
        return batch.replies;
      }
      switch (ledger.append(
          stream, number, batch.facts.stream().map(RunEventCodec::write).toList())) {
        case Stored(var entries) -> {
          run = batch.run;
          number += entries.size();
          return batch.replies;
        }
        case Overtaken() -> refresh();
      }
    }
    throw new LedgerUnavailable(
        "lost the race for stream " + stream + " " + ROUNDS + " times in a row");
  }

  private static final class Batch {
    private final List<RunEvent> facts = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private Run run;

    Batch(Run run) {
      this.run = run;
    }

    void decide(RunCommand command) {
      var decision = RunRules.decide(run, command);
      for (var event : decision.events()) {
        run = run.evolve(event);
        facts.add(event);
      }
      replies.add(
          switch (decision) {
            case Decision.Accepted(var events) -> new Reply.Done(events);
            case Decision.Refused(var why, _) -> new Reply.Refused(why);
          });
    }
  }
}
