package dev.baton.adapters.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.RuleBook;
import dev.baton.core.gate.Severity;
import dev.baton.core.rubric.Defect;
import dev.baton.core.rubric.Rubric;
import dev.baton.core.rubric.RubricItem.Place;
import dev.baton.core.rubric.RubricItem.ShownBy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RubricReaderTest {
  private static final String WHOLE =
      """
      # Rubric

      Words for people. Is that a question? No.

      ### EDGE · Is the edge wrong?

      More about
      edges.

      - Evidence: the line
      - Severity: info
      - Blocks: when calibrated
      - Applies: src/**/*.java, `src/**/*.py`
      - Shows: ARCHITECTURE.md
      - Place: anywhere
      - Shown by: counterexample
      - Seeded by: boundary, weakened
      """;

  private static Rubric read(String text) {
    return RubricReader.read("rubric.md", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_question_with_all_it_may_say() {
    var rubric = read(WHOLE);

    assertThat(rubric.faults()).isEmpty();
    var item = rubric.items().getFirst();
    assertThat(item.id()).isEqualTo("EDGE");
    assertThat(item.question()).isEqualTo("Is the edge wrong?");
    assertThat(item.guidance()).isEqualTo("More about edges.");
    assertThat(item.severity()).isEqualTo(Severity.INFO);
    assertThat(item.mayBlock()).isTrue();
    assertThat(item.applies()).hasSize(2);
    assertThat(item.shows("ARCHITECTURE.md")).isTrue();
    assertThat(item.place()).isEqualTo(Place.ANYWHERE);
    assertThat(item.shownBy()).isEqualTo(ShownBy.COUNTEREXAMPLE);
    assertThat(item.seeded()).containsExactly(Defect.BOUNDARY, Defect.WEAKENED);
  }

  @Test
  void by_itself_it_advises_about_changed_lines() {
    var item = read("### EDGE · Is it?\n- Evidence: the line\n").items().getFirst();

    assertThat(item.mayBlock()).isFalse();
    assertThat(item.place()).isEqualTo(Place.CHANGED);
    assertThat(item.shownBy()).isEqualTo(ShownBy.READING);
    assertThat(item.severity()).isEqualTo(Severity.WARN);
  }

  @Test
  void what_is_misread_is_no_half_a_question_and_says_where() {
    finds(WHOLE.replace("Severity: info", "Severity: error"), "R-RUBRIC-FIELD", 11);
    finds(WHOLE.replace("Blocks: when calibrated", "Blocks: always"), "R-RUBRIC-FIELD", 12);
    finds(WHOLE.replace("Evidence: the line", "Evidence:"), "R-RUBRIC-EVIDENCE", 5);
    finds(WHOLE.replace("Shows:", "Show:"), "R-RUBRIC-FIELD", 14);
    finds(WHOLE.replace("ARCHITECTURE.md", "/etc/passwd"), "R-RUBRIC-FIELD", 14);
    finds(WHOLE.replace("boundary", "bug"), "R-RUBRIC-FIELD", 17);
    finds(WHOLE.replace("- Severity: info", "- severe"), "R-RUBRIC-FIELD", 11);
    finds(WHOLE.replace("EDGE ·", "edge ·"), "R-RUBRIC-HEADING", 5);
    finds(WHOLE.replace("EDGE · Is the edge wrong?", "Is the edge wrong?"), "R-RUBRIC-HEADING", 5);
    finds("# Nothing\n", "R-RUBRIC-EMPTY", 1);
    finds("", "R-EMPTY", 1);
    finds("### E \0", "R-NOT-TEXT", 1);
  }

  private static void finds(String text, String rule, int line) {
    var rubric = read(text);
    assertThat(rubric.items()).as(rule).isEmpty();
    assertThat(rubric.faults()).extracting(Finding::rule).containsExactly(rule);
    assertThat(rubric.faults().getFirst().range().line()).isEqualTo(line);
    assertThat(RuleBook.lesson(rule)).as(rule).isPresent();
  }

  @Test
  void an_id_names_one_question() {
    var twice = read(WHOLE + "\n### EDGE · Is it so twice?\n- Evidence: the line\n");

    assertThat(twice.items()).hasSize(1);
    assertThat(twice.faults()).extracting(Finding::rule).containsExactly("R-RUBRIC-TWICE");
    assertThat(twice.faults().getFirst().range().line()).isEqualTo(19);
  }
}
