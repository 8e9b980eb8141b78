package dev.baton.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.process.LocalPrograms;
import dev.baton.app.cli.Desk;
import dev.baton.core.merge.Outcome;
import dev.baton.core.policy.Merging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program of the user's on the PATH, asked from within the walls that this machine has.
class SettlersTest {
  private static final String BASE = "a\nz\n";

  @TempDir Path folder;

  private Settlers settlers(String script) throws IOException {
    var program = folder.resolve("bin/tools/mergiraf");
    Files.createDirectories(program.resolveSibling("."));
    Files.writeString(
        program, "#!/bin/sh\n[ \"$1\" = merge ] || { echo mergiraf 0.16.1; exit 0; }\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    var place = Place.around(new Desk(folder.resolve("repo")).bare().top());
    return new Settlers(
        place,
        new LocalPrograms(place.top()),
        Cells.wallsIfAny(),
        Self.running().with("PATH", program.resolveSibling(".").normalize()));
  }

  private static List<String> ways(Settlers settlers, Merging merging) {
    return settlers.of(merging).stream()
        .map(settler -> settler.settle(".gitignore", BASE, "a\nb\nz\n", "a\nc\nz\n"))
        .flatMap(outcome ->
            outcome instanceof Outcome.Settled(_, var ways)
                ? ways.stream()
                : List.of("refused").stream())
        .toList();
  }

  @Test
  void are_asked_as_the_policy_says() throws IOException {
    var settlers = settlers("printf 'a\\nb\\nc\\nz\\n' >merged\n");

    assertThat(ways(settlers, Merging.STRUCTURE)).containsExactly("mergiraf 0.16.1", "entries");
    assertThat(ways(settlers, Merging.BUILT_IN)).containsExactly("entries");
    assertThat(ways(settlers, Merging.TEXT)).isEmpty();
  }

  @Test
  void see_nothing_but_what_they_are_to_merge() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), "a\nb\nc\nz\n");

    var ways = ways(settlers("cp " + secret + " merged || exit 3\n"), Merging.STRUCTURE);

    assertThat(ways.getFirst())
        .isEqualTo(Cells.wallsIfAny().holds() ? "refused" : "mergiraf 0.16.1");
  }
}
