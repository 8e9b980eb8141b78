package dev.baton.adapters.performer;

import dev.baton.core.run.RunCommand.ProcessIdentity;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/// Starts a performer so that it outlives Baton.
final class Launcher {
  // "$0" is the attempt's folder, "$1" the sitting's. The exit code is renamed into place: who
  // finds the file finds all of it.
  private static final String SUPERVISE =
      """
      record=$1
      shift
      "$@" <"$0/brief.md" >>"$record/out.jsonl" 2>>"$record/err.log"
      echo $? >"$record/exit.new"
      mv "$record/exit.new" "$record/exit"
      """;

  private final LongFunction<Optional<ProcessIdentity>> identify;

  Launcher(LongFunction<Optional<ProcessIdentity>> identify) {
    this.identify = identify;
  }

  ProcessIdentity start(AttemptFolder folder, List<String> command, Map<String, String> environment)
      throws IOException {
    var all = new ArrayList<>(List.of("/usr/bin/setsid", "/bin/sh", "-c", SUPERVISE));
    all.add(folder.path().toString());
    all.add(folder.record().toString());
    all.addAll(command);
    var builder = new ProcessBuilder(all);
    builder.directory(folder.cloneFolder().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var pid = builder.start().pid();
    return identify.apply(pid).orElse(new ProcessIdentity(pid, 0, pid));
  }
}
