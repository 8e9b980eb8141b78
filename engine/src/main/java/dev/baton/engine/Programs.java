package dev.baton.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Runs programs to their end, with nothing inherited and nothing left behind.
public interface Programs {

  /// Runs the program in a group of its own and waits for it. Whatever it started is ended with it,
  /// on every way out. Both output streams go into one log, in the order they came.
  Ending run(Order order);

  /// What to run. The environment is the whole of it.
  record Order(
      List<String> command, Path folder, Map<String, String> environment, Duration patience) {
    public Order {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  /// How it ended. The log is cut in the middle where it is very long, and says so.
  sealed interface Ending {
    record Exited(int code, String log) implements Ending {}

    record TimedOut(String log) implements Ending {}

    record NotStarted(String why) implements Ending {}
  }
}
