package dev.baton.adapters.sandbox;

import dev.baton.engine.Containment;
import dev.baton.engine.Containment.Cell;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Finds the strongest walls this machine has, by trying them.
public final class Sandboxes {
  private Sandboxes() {}

  /// What was found, or what would have to be there.
  public sealed interface Found {
    record Here(Containment walls) implements Found {}

    record Missing(String why, String mend) implements Found {}
  }

  public static Found find(String path, Path usersHome) {
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
    var walls = new Bubblewrap(program.get(), Limits.USUAL, usersHome);
    return tried(walls)
        .<Found>map(why ->
            new Found.Missing(
                "bubblewrap cannot build a cell here: " + why,
                "allow user namespaces (sysctl kernel.unprivileged_userns_clone=1, or an AppArmor"
                    + " profile for bwrap)"))
        .orElseGet(() -> new Found.Here(walls));
  }

  /// Why not, where it does not work.
  private static Optional<String> tried(Containment walls) {
    var here = Path.of("/");
    var cell = new Cell(here, Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());
    try {
      var process =
          new ProcessBuilder(walls.around(cell, List.of("/bin/true")))
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of("no answer in 10 s");
      }
      var said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.exitValue() == 0
          ? Optional.empty()
          : Optional.of(said.isEmpty() ? "exit code " + process.exitValue() : said);
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
