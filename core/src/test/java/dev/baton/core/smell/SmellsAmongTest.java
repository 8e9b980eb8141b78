package dev.baton.core.smell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.baton.core.ears.Ears;
import dev.baton.core.smell.Contradictions.Contradiction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What shows only when sentences are held against one another.
class SmellsAmongTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          The desk shall lend tools. | The desk shall not lend tools. | NEGATION
          When a member asks, the desk shall lend a tool. | When a member asks, the desk shall not lend the tool. | NEGATION
          If a card expires, then the desk shall lend a tool. | When a card expires, the desk shall never lend a tool. | NEGATION
          The desk shall answer within 2 seconds. | The desk shall answer after 5 seconds. | RANGE
          The desk shall answer within 500 ms. | The desk shall answer after 2 s. | RANGE
          The desk shall keep loans for at least 10 days. | The desk shall keep loans for at most 1 week. | RANGE
          The desk shall hold between 5 and 10 tools. | The desk shall hold more than 20 tools. | RANGE
          When a member asks, the desk shall show the loans. | When a member asks, the desk shall show the fees. | OTHER_RESPONSE
          The desk shall lend tools. | The desk shall lend tools. |
          The desk shall lend tools. | The door shall not lend tools. |
          When it rains, the desk shall lend tools. | When it snows, the desk shall not lend tools. |
          While it rains, the desk shall lend tools. | The desk shall not lend tools. |
          The desk shall answer within 2 seconds. | The desk shall answer within 5 seconds. |
          The desk shall keep at least 5 tools. | The desk shall keep at least 9 tools. |
          The desk shall keep at most 5 tools. | The desk shall keep at least 9 clerks. |
          The desk shall show loans. | The desk shall show fees. |
          When a member asks, the desk shall show the loans. | When a member asks, the desk shall print a slip. |
          The desk lends tools. | The desk does not lend tools. |
          """)
  void holds_two_against_each_other(String one, String other, Contradictions.Kind kind) {
    var found = Contradictions.among(List.of(sentence("A-1", one), sentence("A-2", other)));

    assertThat(found)
        .extracting(Contradiction::kind)
        .isEqualTo(kind == null ? List.of() : List.of(kind));
    assertThat(found)
        .allSatisfy(it -> {
          assertThat(it.one().id()).isEqualTo("A-1");
          assertThat(it.question()).contains("A-1", "A-2");
        });
  }

  /// The last column: the ways found, the most frequent first; none if empty.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          Set the time-out. | The timeout ends. | The timeout counts. | timeout+time-out
          The file name is long. | Print the filename. | Print. | file name+filename
          Use GitHub. | Ask Github. | Ask GitHub. | GitHub+github
          The colour is red. | The color is red. | Red. | color+colour
          Authorise it. | They authorize it. | Red. | authorise+authorize
          The filename counts. | The filenames count. | Filename. |
          One can log in. | The login is here. | Login. |
          The `file name` is long. | Print the filename. | Print. |
          The file is a name. | Print the filename. | Print. |
          """)
  void finds_one_name_in_several_ways(String one, String two, String three, String ways) {
    var found =
        TermDrift.among(
            List.of(sentence("A-1", one), sentence("A-2", two), sentence("A-3", three)));

    assertThat(found.stream().flatMap(it -> it.variants().stream()).map(it -> it.written()))
        .isEqualTo(ways == null ? List.of() : List.of(ways.split("\\+")));
  }

  @Test
  void a_drift_says_where_each_way_stands() {
    var found =
        TermDrift.among(List.of(sentence("A-1", "The timeout."), sentence("A-2", "The time-out.")));

    assertThat(found.getFirst().variants())
        .containsExactly(
            new TermDrift.Variant("time-out", List.of("A-2")),
            new TermDrift.Variant("timeout", List.of("A-1")));
    assertThat(found.getFirst().question()).contains("time-out", "timeout");
  }

  /// All pairs would take minutes; the bound is wide because a build machine may be busy.
  @Test
  void ten_thousand_that_are_all_alike_take_no_time_to_speak_of() {
    var sentences = new ArrayList<Sentence>();
    for (int i = 0; i < 10_000; i++) {
      sentences.add(
          sentence(
              "A-" + i, "When a member asks, the desk shall answer within " + i + " seconds."));
    }

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThat(Contradictions.among(sentences)).hasSize(9_999);
          assertThat(TermDrift.among(sentences)).isEmpty();
        });
  }

  private static Sentence sentence(String id, String text) {
    return new Sentence(id, text, Ears.parse(text));
  }
}
