package dev.baton.app.cli;

import dev.baton.core.log.StreamId;
import dev.baton.core.run.Run;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEvent.AnswerRefused;
import dev.baton.core.run.RunEvent.CandidateQueued;
import dev.baton.core.run.RunEvent.CombinationKnown;
import dev.baton.core.run.RunEvent.Combined;
import dev.baton.core.run.RunEvent.EvidenceKept;
import dev.baton.core.run.RunEvent.LandingBegun;
import dev.baton.core.run.RunEvent.PerformerLaunched;
import dev.baton.core.run.RunEvent.SentBack;
import dev.baton.core.run.RunEvent.TaskLanded;
import dev.baton.core.run.RunEvent.TaskParked;
import dev.baton.core.run.RunEvent.UsageReported;
import dev.baton.core.run.RunEventCodec;
import dev.baton.core.run.RunId;
import dev.baton.engine.Ledger;
import dev.baton.engine.LedgerUnavailable;
import dev.baton.engine.RunLoop;

/// Tells a person what happens while it happens, a line a fact, from the ledger itself.
public class Progress implements RunLoop.Watcher {
  private final Console console;
  private final Ledger ledger;
  private final StreamId stream;
  private final long start = System.nanoTime();
  private long told;

  public Progress(Console console, Ledger ledger, RunId run) {
    this.console = console;
    this.ledger = ledger;
    this.stream = new StreamId(run.value());
    ledger.each(stream, 0, recorded -> told = recorded.number());
  }

  @Override
  public void changed(Run run) {
    ledger.each(
        stream,
        told,
        recorded -> {
          tell(RunEventCodec.read(recorded.entry()));
          told = recorded.number();
        });
  }

  @Override
  public void postponed(LedgerUnavailable why) {
    console.note(console.warn("the ledger does not answer, trying again: ") + why.getMessage());
  }

  /// One fact. Subclasses may react to it too.
  protected void tell(RunEvent event) {
    switch (event) {
      case PerformerLaunched _,
          EvidenceKept _,
          UsageReported _,
          CandidateQueued _,
          Combined _,
          CombinationKnown _,
          LandingBegun _,
          AnswerRefused _ -> {
        // In the log for who looks for it.
      }
      case TaskLanded _ -> say(console.good(Lines.of(event)));
      case SentBack _ -> say(console.bad(Lines.of(event)));
      case TaskParked _ -> say(console.warn(Lines.of(event)));
      default -> say(Lines.of(event));
    }
  }

  protected void say(String line) {
    var seconds = (System.nanoTime() - start) / 1_000_000_000.0;
    console.note("%6.1f s  %s".formatted(seconds, line));
  }
}
