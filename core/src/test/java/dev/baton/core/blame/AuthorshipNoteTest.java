package dev.baton.core.blame;

import static org.assertj.core.api.Assertions.assertThat;

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
      {"schema_version":"authorship/3.0.0","base_commit_sha":"x","prompts":{}}
      """;

  private static String author(String path, int line) {
    return AuthorshipNote.read(NOTE)
        .orElseThrow()
        .author(path, line)
        .map(it -> it.origin() + " " + it.session())
        .orElse("nobody");
  }

  @Test
  void lines_have_the_author_that_is_attested_and_no_other() {
    assertThat(author("src/main.rs", 10)).isEqualTo("AGENT s_c9883b05a2487d");
    assertThat(author("src/main.rs", 11)).isEqualTo("nobody");
    assertThat(author("src/main.rs", 42)).isEqualTo("HUMAN h_31dce776f88375");
    assertThat(author("src/main.rs", 50)).as("attested twice").isEqualTo("nobody");
    assertThat(author("with space.txt", 3)).isEqualTo("AGENT 0123456789abcdef");
    assertThat(author("other", 1)).isEqualTo("nobody");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no section",
        "a\n  s_1 1\n---\nnot json",
        "a\n  s_1 1\n---\n{\"schema_version\":\"authorship/9.0.0\"}",
        "a\n  s_1 one\n---\n{\"schema_version\":\"authorship/3.0.0\"}"
      })
  void what_cannot_be_read_attributes_nothing(String text) {
    assertThat(AuthorshipNote.read(text)).isEmpty();
  }
}
