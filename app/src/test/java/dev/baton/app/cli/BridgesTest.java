package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.bridge.Bridges;
import dev.baton.adapters.markdown.SpecReader;
import dev.baton.app.Exit;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.Spec;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `import` and `export` as somebody types them.
class BridgesTest {
  private static final String CHANGED = "When a guest comes, the greeter shall print \"good day\".";

  @TempDir private Path scratch;
  private Desk desk;

  @BeforeEach
  void aRepository() {
    desk = new Desk(scratch.resolve("repo"));
    desk.ready(Desk.DOES_BOTH);
  }

  static Stream<String> exported() {
    // The spec here has no decisions; the test of that bridge has.
    return Bridges.formats().stream().filter(Bridges::exports).filter(it -> !it.equals("madr"));
  }

  /// The formats that hold requirements and not only tasks or decisions.
  static Stream<String> specs() {
    return exported().filter(format -> !List.of("task-master", "madr").contains(format));
  }

  @ParameterizedTest
  @MethodSource("exported")
  void a_second_export_touches_no_byte(String format) {
    var to = scratch.resolve("there");
    desk.must("export", format, "--to", to.toString());
    var first = texts(to);

    assertThat(first).isNotEmpty();
    assertThat(desk.must("export", format, "--to", to.toString()).out())
        .contains("nothing changed");
    assertThat(texts(to)).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void a_change_here_changes_one_line_there(String format) {
    var to = scratch.resolve("there");
    desk.must("export", format, "--to", to.toString());
    var before = lines(to);

    desk.change(
        "specs/greet/spec.md", "When a guest comes, the greeter shall print \"hello\".", CHANGED);
    desk.must("export", format, "--to", to.toString());
    var after = lines(to);

    assertThat(after).hasSameSizeAs(before);
    assertThat(after.stream().filter(line -> !before.contains(line)))
        .isNotEmpty()
        .allMatch(line -> line.contains("good day"));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void what_was_exported_can_be_imported_and_says_the_same(String format) throws IOException {
    var to = scratch.resolve("there");
    desk.must("export", format, "--to", to.toString());
    desk.must("import", format, to.toString(), "--name", "again");

    var again = spec("again");

    for (var item : spec("greet").items()) {
      if (item instanceof Item.Requirement) {
        assertThat(again.items())
            .as(item.text().value())
            .anyMatch(it -> it.text().value().contains(item.text().value()));
      }
    }
    var third = scratch.resolve("third");
    desk.must("export", format, "again", "--to", third.toString());
    assertThat(texts(third)).isEqualTo(texts(to));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void a_change_on_both_sides_is_refused_and_nothing_is_written(String format) throws IOException {
    var to = scratch.resolve("there");
    desk.must("export", format, "--to", to.toString());
    for (var file : files(to)) {
      Files.writeString(file, Files.readString(file).replace("\"hello\".", "\"hi\"."));
    }
    var before = texts(to);
    desk.change(
        "specs/greet/spec.md", "When a guest comes, the greeter shall print \"hello\".", CHANGED);

    var said = desk.baton("export", format, "--to", to.toString());

    assertThat(said.exit()).isEqualTo(Exit.NO);
    assertThat(said.all()).contains("changed here and in");
    assertThat(texts(to)).isEqualTo(before);
  }

  @Nested
  class Bad_input {
    private final List<String> formats = Bridges.formats();

    @Test
    void a_folder_that_is_missing_or_holds_nothing_of_the_kind() throws IOException {
      var empty = Files.createDirectory(scratch.resolve("empty"));
      for (var format : formats) {
        refused("there is no", "import", format, scratch.resolve("nowhere").toString());
        refused("laid out as", "import", format, empty.toString());
      }
      refused("there is no format", "import", "nonsense", empty.toString());
    }

    @Test
    void a_file_that_is_no_text_or_far_too_large() throws IOException {
      var binary = Files.createDirectory(scratch.resolve("binary"));
      Files.write(binary.resolve("spec.md"), new byte[] {0, 1, 2, (byte) 0xff});
      refused("nothing was written", "import", "openspec", binary.toString());
      var large = Files.createDirectory(scratch.resolve("large"));
      try (var file = new RandomAccessFile(large.resolve("requirements.md").toFile(), "rw")) {
        file.setLength(50_000_000);
      }
      refused("nothing was written", "import", "kiro", large.toString());
    }

    @Test
    void a_list_of_tasks_that_is_none() throws IOException {
      var folder = Files.createDirectory(scratch.resolve("tasks"));
      for (var text :
          List.of("{", "[]", "{\"tasks\": [{\"title\": \"no id\"}]}", "{\"tasks\": [1]}")) {
        Files.writeString(folder.resolve("tasks.json"), text);
        refused("nothing was written", "import", "task-master", folder.toString());
      }
    }

    @Test
    void an_import_over_something_that_is_there() throws IOException {
      var folder = Files.createDirectory(scratch.resolve("greet"));
      Files.writeString(
          folder.resolve("spec.md"), "## Requirements\n\n### Requirement: A\nIt SHALL be.\n");
      refused("overwrites nothing", "import", "openspec", folder.toString());
    }

    @Test
    void an_export_over_something_that_is_not_batons() throws IOException {
      var folder = Files.createDirectory(scratch.resolve("there"));
      Files.writeString(folder.resolve("requirements.md"), "mine\n");
      refused("Baton did not write it", "export", "kiro", "--to", folder.toString());
    }

    @Test
    void a_sidecar_that_leads_out_of_the_folder() throws IOException {
      desk.must("export", "kiro", "--to", scratch.resolve("there").toString());
      var sidecar = desk.top().resolve("specs/greet/bridge.json");
      Files.writeString(
          sidecar, Files.readString(sidecar).replace("\"requirements.md\"", "\"../../out.md\""));
      refused("leads out of", "export", "kiro", "--to", scratch.resolve("there").toString());
    }

    private void refused(String why, String... words) {
      var before = texts(desk.top().resolve("specs"));
      var said = desk.baton(words);
      assertThat(said.exit()).as(said.all()).isBetween(Exit.NO, Exit.USAGE);
      assertThat(said.all()).contains(why);
      assertThat(texts(desk.top().resolve("specs"))).isEqualTo(before);
    }
  }

  private Spec spec(String name) throws IOException {
    return new SpecReader()
        .read(name, Files.readAllBytes(desk.top().resolve("specs/" + name + "/spec.md")));
  }

  private static List<Path> files(Path folder) {
    try (var found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> texts(Path folder) {
    var texts = new TreeMap<String, String>();
    for (var file : files(folder)) {
      try {
        texts.put(
            folder.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }

  private static List<String> lines(Path folder) {
    return texts(folder).values().stream().flatMap(String::lines).toList();
  }
}
