package dev.baton.adapters.sandbox;

import dev.baton.engine.Containment;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A cell where no namespaces are to be had: the program gives up files, sockets, signals and
/// rights before it begins, by Landlock and a filter of system calls. [Confine] does that.
///
/// Weaker than a tree and a process table of its own, and without any network; [#gaps] says where.
public final class Landlock implements Containment {
  // Away from the folder first: nothing in it is to be found by the programs of this script. "$1"
  // is
  // where the folder is made that is gone with the program. Where a shell was killed its
  // folder is left, and removed by the next.
  private static final String WITH_SCRATCH =
      """
      cd / || exit 125
      for left in "$1"/baton-cell-*; do
        owner=${left##*/baton-cell-}
        kill -0 "${owner%%%%-*}" 2>/dev/null || rm -rf "$left"
      done
      %1$s=$(mktemp -d "$1/baton-cell-$$-XXXXXX") || exit 125
      export %1$s
      shift
      "$@"
      code=$?
      rm -rf "$%1$s"
      exit $code
      """
          .formatted(Confine.SCRATCH);

  private final Path java;
  private final int version;
  private final Limits limits;
  private final Path usersHome;
  private final List<String> marks;

  /// `version` is what the kernel says of itself; `marks` are the variables by which Baton finds
  /// what it started.
  public Landlock(Path java, int version, Limits limits, Path usersHome, List<String> marks) {
    this.java = java;
    this.version = version;
    this.limits = limits;
    this.usersHome = usersHome;
    this.marks = List.copyOf(marks);
  }

  @Override
  public String name() {
    return "landlock";
  }

  @Override
  public boolean hasDoors() {
    return false;
  }

  @Override
  public List<String> gaps() {
    var all =
        new ArrayList<>(
            List.of(
                "names and command lines of all processes can be seen",
                "whether a file exists, its size and its times can be seen everywhere",
                "modes and times of the user's files can be changed everywhere",
                "settings and hooks of the clone's own .git can be changed"));
    if (version < Rules.KEEPS_SIGNALS) {
      all.add("the user's other processes can be ended");
    }
    all.addAll(limits.gaps());
    return all;
  }

  @Override
  public List<String> around(Cell cell, List<String> command) {
    if (cell.door().isPresent()) {
      throw new IllegalArgumentException("a cell by " + name() + " has no doors");
    }
    var all = new ArrayList<>(List.of("/bin/sh", "-c", WITH_SCRATCH, "cell"));
    all.add(cell.home().map(Path::toString).orElse(System.getProperty("java.io.tmpdir")));
    all.addAll(launcher(java));
    all.addAll(
        new Wishes(
                cell.folder(),
                marks,
                cell.home(),
                usersHome,
                cell.readable(),
                cell.writable(),
                command)
            .written());
    return limits.withOthersOfTheUser().before(all);
  }

  /// Starts [Confine]. Interpreted: what it does is done before a compiler would be warm.
  static List<String> launcher(Path java) {
    var path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(part -> Path.of(part).toAbsolutePath().toString())
            .toList();
    return List.of(
        java.toString(),
        "-Xint",
        "-XX:+UseSerialGC",
        // It would raise what the program inherits.
        "-XX:-MaxFDLimit",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        String.join(File.pathSeparator, path),
        Confine.class.getName());
  }
}
