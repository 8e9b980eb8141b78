package dev.baton.core.run;

import dev.baton.core.run.RunEvent.RunOpened;
import java.util.List;

/// A run as its history tells it.
public sealed interface Run permits Run.Unopened, Opened {
  record Unopened() implements Run {}

  /// The state after one more fact. Reads no clock, no configuration and no rule that may change.
  default Run evolve(RunEvent event) {
    return switch (this) {
      case Unopened() when event instanceof RunOpened opening -> Opened.by(opening);
      case Unopened() ->
          throw new IllegalStateException(
              "a history that does not begin with its opening: " + event);
      case Opened opened -> opened.after(event);
    };
  }

  static Run unopened() {
    return new Unopened();
  }

  static Run replay(List<RunEvent> history) {
    Run run = new Unopened();
    for (var event : history) {
      run = run.evolve(event);
    }
    return run;
  }
}
