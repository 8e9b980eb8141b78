package dev.baton.core.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.origin.FileOrigins.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorshipNoteTest {
  private static final String NOTE =
      """
      src/main.rs
        s_c9883b05a2487d::t_9f8e7d6c5b4a32 1-10,15-20
        h_31dce776f88375 42-50
        s_0000000000000a::t_1 50
      "with space.txt"
        0123456789abcdef 3
      ---
      {"schema_version":"authorship/3.0.0","base_commit_sha":"x","prompts":{},
       "humans":{"h_31dce776f88375":{"author":"Ada <ada@example.org>"}},
       "sessions":{"s_c9883b05a2487d":{"agent_id":{"tool":"cursor","id":"6ef2","model":"m"},
                                       "custom_attributes":{"why":"asked"}}}}
      """;

  private static String author(String path, int line) {
    return AuthorshipNote.read(NOTE)
        .orElseThrow()
        .origins()
        .at(path, line)
        .map(Author::key)
        .orElse("nobody");
  }

  @Test
  void lines_have_the_author_that_is_attested_and_no_other() {
    assertThat(author("src/main.rs", 10)).isEqualTo("s_c9883b05a2487d::t_9f8e7d6c5b4a32");
    assertThat(author("src/main.rs", 11)).isEqualTo("nobody");
    assertThat(author("src/main.rs", 42)).isEqualTo("h_31dce776f88375");
    assertThat(author("src/main.rs", 50)).as("attested twice").isEqualTo("nobody");
    assertThat(author("with space.txt", 3)).isEqualTo("0123456789abcdef");
    assertThat(author("other", 1)).isEqualTo("nobody");
  }

  @Test
  void sessions_and_people_are_told() {
    var note = AuthorshipNote.read(NOTE).orElseThrow();

    assertThat(note.about()).isEqualTo("x");
    assertThat(note.session(note.origins().at("src/main.rs", 1).orElseThrow()))
        .contains(new AuthorshipNote.Session("cursor", "6ef2", "m", Map.of("why", "asked")));
    assertThat(note.person(note.origins().at("src/main.rs", 42).orElseThrow()))
        .contains("Ada <ada@example.org>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no section",
        "a\n  s_1 1\n---\nnot json",
        "a\n  s_1 1\n---\n{\"schema_version\":\"authorship/9.0.0\"}",
        "a\n  s_1 one\n---\n{\"schema_version\":\"authorship/3.0.0\"}",
        "a\n  s_1 0-4\n---\n{\"schema_version\":\"authorship/3.0.0\"}",
        "a\n  s_1 9-4\n---\n{\"schema_version\":\"authorship/3.0.0\"}",
        "  s_1 1\n---\n{\"schema_version\":\"authorship/3.0.0\"}",
        "a\n  s_1 1\n---\n{\"schema_version\":\"authorship/3.0.0\",\"sessions\":{\"s_1\":{}}}",
        // Two notes that git joined: they are none together.
        "a\n  s_1 1\n---\n{\"schema_version\":\"authorship/3.0.0\"}\nb\n  s_1 1\n---\n"
            + "{\"schema_version\":\"authorship/3.0.0\"}"
      })
  void what_cannot_be_read_attributes_nothing(String text) {
    assertThat(AuthorshipNote.read(text)).isEmpty();
  }

  @Test
  void a_key_of_a_kind_nobody_knows_names_nobody() {
    var text = "a\n  x_1 1\n  h_1 2\n---\n{\"schema_version\":\"authorship/3.1.0\"}";

    var origins = AuthorshipNote.read(text).orElseThrow().origins();

    assertThat(origins.at("a", 1)).isEmpty();
    assertThat(origins.at("a", 2)).contains(new Author.Person("h_1"));
  }

  @Test
  void a_path_that_the_standard_cannot_write_is_left_out() {
    var odd = new HashMap<String, FileOrigins>();
    for (var path : List.of("a\nb", "a\"b", "---", "tab\there", " space", "plain")) {
      odd.put(path, FileOrigins.of(List.of(new Span(1, 1, new Author.Person("h_1")))));
    }

    var read = AuthorshipNote.read(note(new Origins(odd)).written()).orElseThrow();

    assertThat(read.origins().paths()).containsExactly(" space", "---", "plain", "tab\there");
  }

  @Test
  void whatever_is_written_is_read_again_here_and_by_the_published_rules() {
    for (int seed = 0; seed < 2_000; seed++) {
      var note = note(random(new Random(seed)));

      var text = note.written();

      assertThat(AuthorshipNote.read(text)).as("seed %d: %s", seed, text).contains(note);
      var attested = PublishedStandard.read(text);
      for (var path : note.origins().paths()) {
        for (int line = 1; line <= 60; line++) {
          assertThat(attested.getOrDefault(path, Map.of()).getOrDefault(line, ""))
              .isEqualTo(note.origins().at(path, line).map(Author::key).orElse(""));
        }
      }
    }
  }

  private static AuthorshipNote note(Origins origins) {
    return new AuthorshipNote(
        "7734793b756b3921c88db5375a8c156e9532447b",
        origins,
        Map.of(
            "s_00",
            new AuthorshipNote.Session("claude", "one", "m", Map.of("baton.attempt", "R-1/T-01/1")),
            "s_11",
            new AuthorshipNote.Session("codex", "\"two\"\n", "", Map.of())),
        Map.of("h_22", "Ada <ada@example.org>"));
  }

  private static Origins random(Random chance) {
    var authors =
        List.of(
            new Author.Turn("s_00", "t_1"),
            new Author.Turn("s_00", "t_2"),
            new Author.Turn("s_11", "t_1"),
            new Author.Person("h_22"));
    var files = new HashMap<String, FileOrigins>();
    for (var path : List.of("a", "deep/er/b.txt", "c d", "é")) {
      var spans = new ArrayList<Span>();
      for (int line = 1 + chance.nextInt(4); line < 50; line += 1 + chance.nextInt(9)) {
        int end = line + chance.nextInt(5);
        spans.add(new Span(line, end, authors.get(chance.nextInt(authors.size()))));
        line = end;
      }
      if (chance.nextInt(4) > 0) {
        files.put(path, FileOrigins.of(spans));
      }
    }
    return new Origins(files);
  }
}
