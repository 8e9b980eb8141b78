package dev.baton.adapters.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How much of the machine one cell may take.
///
/// The kernel counts processes per user, and never for root; memory it counts for no user. There a
/// control group counts, where the machine has one that may be written. A limit on addresses would
/// do without, but a Java machine or Node reserve far more of those than they use.
public record Limits(int processes, long fileBytes, long memoryBytes) {
  public static final Limits USUAL = new Limits(512, 4L << 30, 8L << 30);

  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
  private static final Path GROUPS = Path.of("/sys/fs/cgroup");

  // "$1" is how many groups there are to join. Each is three words: where it is made, what limits
  // it, and to what. A group whose shell was killed is left empty, and is removed by the next.
  private static final String JOIN =
      """
      count=$1
      shift
      made=
      while [ "$count" -gt 0 ]; do
        for group in "$1"/baton-*; do
          kill -0 "${group##*-}" 2>/dev/null || rmdir "$group" 2>/dev/null
        done
        group=$1/baton-$$
        mkdir -p "$group" && echo "$3" >"$group/$2" && echo $$ >"$group/cgroup.procs" || exit 125
        case " $made " in *" $1 "*) ;; *) made="$made $1" ;; esac
        shift 3
        count=$((count - 1))
      done
      "$@"
      code=$?
      for all in $made; do
        group=$all/baton-$$
        if grep -qs '^oom_kill [1-9]' "$group/memory.events" "$group/memory.oom_control"; then
          echo "baton: something was ended here, for the cell took more memory than it may" >&2
        fi
        echo $$ >"$all/cgroup.procs"
        rmdir "$group" 2>/dev/null
      done
      exit $code
      """;

  /// A group that limits one thing.
  private record Group(Path parent, String file, long limit) {
    Stream<String> words() {
      return Stream.of(parent.toString(), file, String.valueOf(limit));
    }
  }

  /// What is not limited here.
  List<String> gaps() {
    var all = new ArrayList<String>();
    if (memory().isEmpty()) {
      all.add("memory is not limited");
    }
    if (isRoot() && pids().isEmpty()) {
      all.add("the number of processes is not limited");
    }
    if (!Files.isExecutable(PRLIMIT)) {
      all.add("the size of a file is not limited");
    }
    return all;
  }

  /// The same for a cell whose processes count as the user's own, like those that are there
  /// already.
  Limits withOthersOfTheUser() {
    return new Limits(processes + (isRoot() ? 0 : threadsOfTheUser()), fileBytes, memoryBytes);
  }

  /// The command under these limits.
  List<String> before(List<String> command) {
    var all = new ArrayList<String>();
    var groups =
        Stream.concat(memory().stream(), isRoot() ? pids().stream() : Stream.of()).toList();
    if (!groups.isEmpty()) {
      all.addAll(List.of("/bin/sh", "-c", JOIN, "cell", String.valueOf(groups.size())));
      groups.forEach(it -> it.words().forEach(all::add));
    }
    if (Files.isExecutable(PRLIMIT)) {
      all.addAll(
          List.of(PRLIMIT.toString(), "--nproc=" + processes, "--fsize=" + fileBytes, "--core=0"));
    }
    all.addAll(command);
    return all;
  }

  private List<Group> pids() {
    return group("pids", "pids.max", "pids.max", processes);
  }

  private List<Group> memory() {
    return group("memory", "memory.limit_in_bytes", "memory.max", memoryBytes);
  }

  /// Each controller had a tree of its own once; now there is one tree for all.
  private static List<Group> group(String controller, String file, String newFile, long limit) {
    var own = GROUPS.resolve(controller);
    if (isOpen(own)) {
      return List.of(new Group(own, file, limit));
    }
    return isOpen(GROUPS) && isHandedOn(controller)
        ? List.of(new Group(GROUPS, newFile, limit))
        : List.of();
  }

  private static boolean isOpen(Path groups) {
    return Files.isWritable(groups.resolve("cgroup.procs"));
  }

  private static boolean isHandedOn(String controller) {
    try {
      var handedOn = Files.readString(GROUPS.resolve("cgroup.subtree_control"));
      return List.of(handedOn.strip().split(" ")).contains(controller);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int threadsOfTheUser() {
    var user = System.getProperty("user.name");
    int count = 0;
    try (var folders = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var folder : folders) {
        count += threads(folder, user);
      }
    } catch (IOException e) {
      // No table: then the limit is for all that the user runs.
    }
    return count;
  }

  private static int threads(Path process, String user) {
    try (var tasks = Files.list(process.resolve("task"))) {
      return Files.getOwner(process).getName().equals(user) ? (int) tasks.count() : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
