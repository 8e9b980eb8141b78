package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of all commands says what they say themselves: `-Dbaton.golden=update` writes what was
/// seen.
class CommandsPageTest {
  private static final Path PAGE = Path.of("../docs/guide/commands.md");

  @TempDir Path scratch;

  @Test
  void shows_the_help_of_every_command() throws IOException {
    var desk = new Desk(scratch.resolve("repo")).bare();
    var written = Files.readString(PAGE);
    var head = written.substring(0, written.indexOf("\n## ") + 1);
    var page =
        Commands.all().stream()
            .map(command ->
                "## %s\n\n```\n%s```\n".formatted(command.name(), help(desk, command.name())))
            .collect(Collectors.joining("\n", head, ""));
    if ("update".equals(System.getProperty("baton.golden"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(page).isEqualTo(written);
  }

  private static String help(Desk desk, String command) {
    return desk.must((command + " --help").split(" ")).out();
  }
}
