package dev.baton.app.cli;

import dev.baton.app.ConductorNote;
import dev.baton.app.Exit;
import dev.baton.app.Runs;
import dev.baton.core.run.Opened;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The run as it goes on: redrawn in place on a terminal, a line a change elsewhere.
final class WatchCommand implements Command {
  private static final long LOOK_EVERY_NANOS = 250_000_000;
  private static final String BEGIN = "\u001b[?2026h";
  private static final String END = "\u001b[?2026l";

  @Override
  public String name() {
    return "watch";
  }

  @Override
  public String summary() {
    return "show the run live until it is over (Ctrl-C ends the watching, not the run)";
  }

  @Override
  public List<String> examples() {
    return List.of("baton watch");
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    try (var ledger = place.openLedger()) {
      var stream = new Runs(ledger).current();
      var progress = new Progress(call.console(), ledger, Runs.opened(stream).id());
      int height = 0;
      long seen = -1;
      while (true) {
        stream.refresh();
        var run = Runs.opened(stream);
        if (stream.number() != seen) {
          seen = stream.number();
          if (call.json()) {
            call.document(StatusCommand.json(run, ConductorNote.of(place).alive()));
          } else if (call.console().isTerminal()) {
            height = draw(run, call.console(), height);
          } else {
            progress.changed(run);
          }
        }
        if (run.isOver()) {
          return Exit.YES;
        }
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
    }
  }

  /// Draws over what was drawn before, at once, so that nothing flickers.
  private static int draw(Opened run, Console console, int height) {
    var lines = Console.aligned(Lines.tasks(run, console));
    var frame = new StringBuilder(BEGIN);
    if (height > 0) {
      frame.append("\u001b[").append(height).append('A');
    }
    for (var line : lines) {
      frame.append("\u001b[2K").append(line).append('\n');
    }
    frame.append("\u001b[2K").append(Lines.standing(run)).append('\n').append(END);
    console.print(frame.toString());
    return lines.size() + 1;
  }
}
