package dev.baton.adapters.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How much of the machine one cell may take.
///
/// The kernel counts processes per user, and never for root: there a control group counts, where
/// the machine has one that may be written.
public record Limits(int processes, long fileBytes) {
  public static final Limits USUAL = new Limits(512, 4L << 30);

  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
  private static final List<Path> PIDS =
      List.of(Path.of("/sys/fs/cgroup/pids"), Path.of("/sys/fs/cgroup"));
  // "$1" is where groups are made, "$2" how many may be in one. A group whose shell was killed is
  // left empty, and is removed by the next.
  private static final String JOIN =
      """
      for group in "$1"/baton-*; do
        kill -0 "${group##*-}" 2>/dev/null || rmdir "$group" 2>/dev/null
      done
      all=$1
      group=$all/baton-$$
      mkdir "$group" && echo "$2" >"$group/pids.max" && echo $$ >"$group/cgroup.procs" || exit 125
      shift 2
      "$@"
      code=$?
      echo $$ >"$all/cgroup.procs"
      rmdir "$group" 2>/dev/null
      exit $code
      """;

  /// The command under these limits.
  List<String> before(List<String> command) {
    var all = new ArrayList<String>();
    if (isRoot()) {
      PIDS.stream()
          .filter(Limits::makesGroups)
          .findFirst()
          .ifPresent(groups ->
              all.addAll(
                  List.of(
                      "/bin/sh",
                      "-c",
                      JOIN,
                      "cell",
                      groups.toString(),
                      String.valueOf(processes))));
    }
    if (Files.isExecutable(PRLIMIT)) {
      all.addAll(
          List.of(PRLIMIT.toString(), "--nproc=" + processes, "--fsize=" + fileBytes, "--core=0"));
    }
    all.addAll(command);
    return all;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  // Of version 2 only where the controller is handed on to children.
  private static boolean makesGroups(Path groups) {
    if (!Files.isWritable(groups.resolve("cgroup.procs"))) {
      return false;
    }
    try {
      var handedOn = groups.resolve("cgroup.subtree_control");
      return !Files.exists(handedOn) || Files.readString(handedOn).contains("pids");
    } catch (IOException e) {
      return false;
    }
  }
}
