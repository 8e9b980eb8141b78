package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import dev.baton.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecSmellsTest {
  @TempDir Path scratch;
  private Desk desk;

  @BeforeEach
  void a_desk() {
    desk = new Desk(scratch.resolve("greet"));
    desk.write("wishes.txt", "The desk shall lend tools.\n\nThe desk must answer quickly.\n");
  }

  @Test
  void are_shown_with_line_and_column() {
    var said = desk.must("spec", "smells", "--lines", "wishes.txt");

    assertThat(said.out())
        .contains("3:10  L-MODAL  \"must\"  write \"shall\"")
        .contains("3:22  L-VAGUE  \"quickly\"  What value and unit counts as \"quickly\"?")
        .contains("3 lines, 2 smells");
  }

  @Test
  void are_a_document_of_all_lines() {
    var lines =
        Json.parse(desk.must("spec", "smells", "--lines", "wishes.txt", "--json").out().strip())
            .asObject()
            .list("lines");

    assertThat(lines).hasSize(3);
    var third = lines.get(2).asObject();
    assertThat(third.number("line")).isEqualTo(3);
    var modal = third.list("smells").getFirst().asObject();
    assertThat(modal.text("rule")).isEqualTo("L-MODAL");
    assertThat(modal.text("replacement")).isEqualTo("shall");
    assertThat(modal.number("start")).isEqualTo(9);
    assertThat(third.list("smells").get(1).asObject().has("replacement")).isFalse();
  }

  @Test
  void need_a_file_of_text() throws IOException {
    Files.write(desk.top().resolve("picture"), new byte[] {(byte) 0xff, (byte) 0xfe});

    assertThat(desk.baton("spec", "smells").exit()).isEqualTo(Exit.USAGE);
    assertThat(desk.baton("spec", "smells", "--lines", "none.txt").exit()).isEqualTo(Exit.USAGE);
    assertThat(desk.baton("spec", "smells", "--lines", "picture").exit()).isEqualTo(Exit.USAGE);
  }
}
