package dev.baton.adapters.process;

import dev.baton.core.run.RunCommand.ProcessIdentity;
import dev.baton.engine.Mark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// What processes there are, read from `/proc`.
public final class ProcessTable {
  private static final Path PROC = Path.of("/proc");
  // After the last ')' of /proc/PID/stat: state is the 1st field, the group the 3rd, the start the
  // 20th. The name before it may hold spaces and parentheses.
  private static final int STATE = 0;
  private static final int GROUP = 2;
  private static final int START = 19;
  // A process that is being ended may fork once more; one that still does after so many rounds is
  // a fork bomb, and its cgroup or sandbox has to stop it.
  private static final int ROUNDS = 200;
  private static final int QUIET_LOOKS = 2;
  private static final long BETWEEN_LOOKS_NANOS = 5_000_000;

  private ProcessTable() {}

  /// Whether this machine has a process table Baton can read.
  public static boolean isReadable() {
    return Files.isReadable(PROC.resolve("self/stat"));
  }

  public static Optional<ProcessIdentity> identity(long pid) {
    return stat(pid)
        .filter(fields -> !fields.get(STATE).equals("Z"))
        .map(fields ->
            new ProcessIdentity(
                pid, Long.parseLong(fields.get(START)), Long.parseLong(fields.get(GROUP))));
  }

  /// Whether that very process is still there; not another one with its pid, and not its corpse.
  public static boolean isAlive(ProcessIdentity process) {
    return identity(process.pid())
        .filter(found -> found.startTicks() == process.startTicks())
        .isPresent();
  }

  /// Every live process whose environment holds the setting, as `NAME=value`, or that walls gave
  /// the number of it for a mark.
  public static List<Long> marked(String setting) {
    var found = new ArrayList<Long>();
    var number = Mark.number(setting);
    try (var folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var folder : folders) {
        if (environment(folder).contains("\0" + setting + "\0") || hasNumber(folder, number)) {
          var pid = Long.parseLong(folder.getFileName().toString());
          if (identity(pid).isPresent()) {
            found.add(pid);
          }
        }
      }
    } catch (IOException e) {
      // No process table: callers fall back on what they started themselves.
    }
    return found;
  }

  /// Every value that live processes have for the variable.
  public static List<String> values(String variable) {
    var values = new ArrayList<String>();
    try (var folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var folder : folders) {
        for (var setting : environment(folder).split("\0")) {
          if (setting.startsWith(variable + "=")) {
            values.add(setting.substring(variable.length() + 1));
          }
        }
      }
    } catch (IOException e) {
      // As above.
    }
    return values.stream().distinct().toList();
  }

  /// Ends every process with the mark, and those they start meanwhile. One that is just becoming
  /// another program shows no environment for a moment, so it is looked twice before all are gone.
  public static void end(String setting) {
    var self = ProcessHandle.current().pid();
    int quiet = 0;
    for (int round = 0; round < ROUNDS && quiet < QUIET_LOOKS; round++) {
      var found = marked(setting).stream().filter(pid -> pid != self).toList();
      found.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
      quiet = found.isEmpty() ? quiet + 1 : 0;
      if (quiet < QUIET_LOOKS) {
        LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
      }
    }
  }

  private static String environment(Path folder) {
    try {
      return "\0" + Files.readString(folder.resolve("environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // Gone meanwhile, or somebody else's.
      return "";
    }
  }

  /// It stands where a limit nobody uses would stand, and whoever wrote it there saw to it that it
  /// stays.
  private static boolean hasNumber(Path folder, long number) {
    try (var lines = Files.lines(folder.resolve("limits"), StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(
          line -> line.startsWith("Max file locks ") && line.contains(" " + number + " "));
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static Optional<List<String>> stat(long pid) {
    try {
      var line = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
      var fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ");
      return Optional.of(List.of(fields));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
