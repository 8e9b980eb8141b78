package dev.baton.adapters.sandbox;

import dev.baton.engine.Containment;
import dev.baton.engine.Containment.Cell;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Finds the strongest walls this machine has, by trying them.
public final class Sandboxes {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private Sandboxes() {}

  /// What was found, or what would have to be there.
  public sealed interface Found {
    record Here(Containment walls) implements Found {}

    record Missing(String why, String mend) implements Found {}
  }

  /// The first rung of the ladder that holds. `marks` are the variables by which Baton finds what
  /// it started.
  public static Found find(String path, Path usersHome, List<String> marks) {
    return switch (bubblewrap(path, usersHome)) {
      case Found.Here strongest -> strongest;
      case Found.Missing(var why, var mend) ->
          switch (landlock(usersHome, marks)) {
            case Found.Here next -> next;
            case Found.Missing(var whyNext, _) -> new Found.Missing(why + "; " + whyNext, mend);
          };
    };
  }

  /// The first rung: namespaces.
  public static Found bubblewrap(String path, Path usersHome) {
    var program =
        Stream.of(path.split(File.pathSeparator))
            .map(folder -> Path.of(folder).resolve("bwrap"))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      return new Found.Missing(
          "there is no bubblewrap (bwrap) on the PATH",
          "install it (Debian: apt-get install bubblewrap)");
    }
    return tried(
        new Bubblewrap(program.get(), Limits.USUAL, usersHome),
        "allow user namespaces (sysctl kernel.unprivileged_userns_clone=1, or an AppArmor profile"
            + " for bwrap)");
  }

  /// The second rung: what a program can give up by itself.
  public static Found landlock(Path usersHome, List<String> marks) {
    var mend = "use Linux 6.2 or newer on x86_64 or aarch64, with landlock among its lsm= modules";
    var asked = new ArrayList<>(Landlock.launcher(JAVA));
    asked.add(Confine.VERSION);
    return switch (answer(asked)) {
      case Answer(var code, var said) when code == 0 && said.matches("[0-9]+") ->
          Integer.parseInt(said) < Rules.OLDEST
              ? new Found.Missing("this kernel's Landlock is too old: version " + said, mend)
              : tried(
                  new Landlock(JAVA, Integer.parseInt(said), Limits.USUAL, usersHome, marks), mend);
      case Answer(_, var said) ->
          new Found.Missing("this kernel has no Landlock: it says " + said, mend);
    };
  }

  /// Why not, where it does not work.
  private static Found tried(Containment walls, String mend) {
    var here = Path.of("/");
    var cell = new Cell(here, Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());
    var answer = answer(walls.around(cell, List.of("/bin/true")));
    return answer.code() == 0
        ? new Found.Here(walls)
        : new Found.Missing(
            "%s cannot build a cell here: %s".formatted(walls.name(), answer.said()), mend);
  }

  private record Answer(int code, String said) {}

  private static Answer answer(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Answer(-1, "no answer in 10 s");
      }
      var said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Answer(
          process.exitValue(), said.isEmpty() ? "exit code " + process.exitValue() : said);
    } catch (IOException e) {
      return new Answer(-1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(-1, "interrupted");
    }
  }
}
