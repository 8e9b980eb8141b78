package dev.baton.adapters.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.bridge.Part.Kind;
import org.junit.jupiter.api.Test;

class GherkinBridgeTest {
  private static final String FEATURE =
      """
      # about the ferry
      Feature: Bell
        As a passenger
        I want to hear when it leaves

        Background:
          Given a ferry at the bank

        Rule: FER-001: Departure
          The bell must ring before the ferry leaves.

          @FER-001/S1 @slow
          Scenario: On time
            When it is noon
            Then the bell rings
            But the gate stays open

        Rule: Nobody is left behind

          Scenario Outline: Late
            Given <people> at the gate
            When the bell rings
            Then they come aboard

            Examples:
              | people |
              | 3      |

          Scenario: With a table
            When these come
              | Ada |
            Then they wait
      """;

  private final Crossing feature = Crossing.of("gherkin", "bell.feature", FEATURE);

  @Test
  void rules_are_requirements_and_a_tag_names_a_scenario() {
    assertThat(feature.names(Kind.REQUIREMENT))
        .containsExactly("FER-001: Departure", "Nobody is left behind");
    assertThat(feature.ids())
        .containsEntry("FER-001: Departure", "FER-001")
        .containsEntry("FER-001/S1", "FER-001/S1");
    assertThat(feature.part("FER-001/S1").text())
        .isEqualTo(
            "Given nothing else is said\nWhen it is noon\nThen the bell rings\nBut the gate stays open");
  }

  @Test
  void examples_tables_and_remarks_are_reported() {
    assertThat(feature.unreadLines()).containsExactly(1, 25, 26, 27, 31);
  }

  @Test
  void a_changed_step_keeps_the_indentation() {
    var changed =
        feature
            .part("FER-001/S1")
            .withText("When it is one\nThen the bell rings\nBut the gate stays open");

    assertThat(feature.after(changed, "bell.feature")).isEqualTo(FEATURE.replace("noon", "one"));
  }

  @Test
  void a_scenario_with_a_table_is_never_rewritten() {
    var changed =
        feature.part("Nobody is left behind/With a table").withText("Given a\nWhen b\nThen c");

    assertThat(feature.after(changed, "bell.feature")).isEqualTo(FEATURE);
  }
}
