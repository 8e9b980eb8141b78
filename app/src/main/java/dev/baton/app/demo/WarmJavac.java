package dev.baton.app.demo;

import dev.baton.app.Problem;
import dev.baton.app.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// A javac that stays warm for as long as the demo runs. The demo compiles a small project some
/// forty times, each time in a fresh checkout, and a cold start is nine tenths of what that takes.
///
/// It is the JDK's own compiler with the caller's own arguments, and it keeps nothing from one call
/// to the next. It runs in a process of its own, as any gate does, and never in Baton's.
final class WarmJavac implements AutoCloseable {
  /// The variable that names the command to the project's build.
  static final String VARIABLE = "JAVAC";

  // No answer is not an error in the code: 127 says to Baton that nothing was tried.
  private static final String CALL =
      """
      #!/bin/sh
      # Takes the arguments of javac to a compiler that is warm already: see WarmCompiler.
      set -eu
      call=$(mktemp -d "${0%/*}/call.XXXXXX")
      trap 'rm -rf "$call"' EXIT
      mkfifo "$call/answer"
      { pwd -P; printf '%s\\n' "$@"; } >"$call/request"
      echo "$call" >"${0%/*}/calls"
      { read -r code || code=127; cat; } <"$call/answer"
      exit "$code"
      """;

  private final Path folder;
  private final Process compiler;

  private WarmJavac(Path folder, Process compiler) {
    this.folder = folder;
    this.compiler = compiler;
  }

  /// Starts one, which practises on the project until it is called. What another that was killed
  /// left in the folder goes away.
  static WarmJavac in(Path folder, Path project) {
    try {
      if (Files.exists(folder)) {
        Sweep.delete(folder);
      }
      Files.createDirectories(folder);
      var command = folder.resolve("javac");
      Files.writeString(command, CALL);
      Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
      new ProcessBuilder("mkfifo", folder.resolve("calls").toString()).start().waitFor();
      var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
      var compiler =
          new ProcessBuilder(
                  List.of(
                      java,
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "-Xmx256m",
                      "-cp",
                      System.getProperty("java.class.path"),
                      WarmCompiler.class.getName(),
                      folder.toString(),
                      project.toString()))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(folder.resolve("trouble").toFile())
              .start();
      return new WarmJavac(folder, compiler);
    } catch (IOException e) {
      throw Problem.broken(
          "cannot start a compiler: " + e.getMessage(), "see that " + folder + " can be written");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.broken("interrupted", "run it again");
    }
  }

  /// What to call in the place of `javac`.
  Path command() {
    return folder.resolve("javac");
  }

  @Override
  public void close() {
    try {
      compiler.destroyForcibly().waitFor();
      Sweep.delete(folder);
    } catch (InterruptedException e) {
      // The folder is swept by the next one.
      Thread.currentThread().interrupt();
    }
  }
}
