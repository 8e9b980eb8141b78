package dev.baton.adapters.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.bridge.Part.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenSpecBridgeTest {
  private static final String SPEC =
      """
      # bell Specification

      ## Purpose

      The bell of the ferry tells passengers on both banks when it leaves.

      ## Requirements

      ### Requirement: Departure signal
      The bell SHALL ring twice before the ferry leaves.

      - once for the crew
      - Note: the second is longer

      #### Scenario: Leaving on time
      - **WHEN** the clock reaches the departure
      - **THEN** the bell rings
        - and then again
      - **AND** the gate closes

      A remark between.

      ### Requirement: Silence at night
      The bell MUST stay silent from 22:00 to 06:00.
      """;

  private final Crossing spec = Crossing.of("openspec", "spec.md", SPEC);

  @Test
  void requirements_come_with_their_scenarios_and_their_purpose() {
    assertThat(spec.names(Kind.REQUIREMENT))
        .containsExactly("Departure signal", "Silence at night");
    assertThat(spec.part("Departure signal").about()).containsExactly("Purpose");
    assertThat(spec.part("Departure signal/Leaving on time").text())
        .isEqualTo(
            """
            Given nothing else is said
            When the clock reaches the departure
            Then the bell rings; and then again
            And the gate closes\
            """);
    assertThat(spec.part("Silence at night").field("Verify", "")).isEqualTo("inspection");
  }

  @Test
  void a_line_in_no_place_is_reported_with_its_number() {
    assertThat(spec.reading().unread())
        .containsExactly(new Unread("spec.md", 21, "A remark between."));
  }

  @Test
  void a_bullet_of_the_text_does_not_become_a_field() {
    assertThat(spec.importer().spec()).contains("- **Note:** the second is longer");
  }

  @Test
  void a_changed_text_changes_its_own_lines_only() {
    var changed = spec.part("Silence at night").withText("The bell shall stay silent at night.");

    assertThat(spec.after(changed, "spec.md"))
        .isEqualTo(
            SPEC.replace(
                "The bell MUST stay silent from 22:00 to 06:00.",
                "The bell SHALL stay silent at night."));
  }

  @Test
  void a_scenario_with_lines_nobody_understood_is_never_rewritten() {
    var changed = spec.part("Departure signal/Leaving on time").withText("Given a\nWhen b\nThen c");

    assertThat(spec.after(changed, "spec.md")).isEqualTo(SPEC);
  }

  @Test
  void a_delta_brings_its_tasks_and_its_reason() {
    var change =
        Crossing.of(
            "openspec",
            "proposal.md",
            "## Why\n\nPeople miss the ferry.\n\n## What Changes\n\n- a second bell\n",
            "specs/bell/spec.md",
            """
            ## ADDED Requirements

            ### Requirement: Second bell
            The far bank SHALL have a bell.

            ## REMOVED Requirements

            ### Requirement: Flag
            **Reason**: nobody saw it
            """,
            "tasks.md",
            """
            ## 1. Bell

            - [x] 1.1 Buy it
            - [ ] 1.2 Hang it in `far/bank.txt`
            - [ ] no number
            """);

    assertThat(change.names(Kind.TASK)).containsExactly("task 1.2", "task no number");
    assertThat(change.part("task 1.2").field("Writes", "")).isEqualTo("far/bank.txt");
    assertThat(change.reading().done()).containsExactly("Buy it");
    assertThat(change.names(Kind.BOUNDARY)).containsExactly("removed: Flag");
    assertThat(change.part("Second bell").about()).containsExactly("why");
    assertThat(change.reading().unread()).isEmpty();
  }

  @Test
  void each_capability_and_each_change_is_one_unit() {
    var units =
        new OpenSpecBridge()
            .units(
                List.of(
                    "changes/add-bell/proposal.md",
                    "changes/add-bell/specs/bell/spec.md",
                    "changes/add-bell/tasks.md",
                    "changes/archive/2026-01-02-gate/specs/gate/spec.md",
                    "config.yaml",
                    "specs/bell/spec.md"));

    assertThat(units).extracting(Unit::name).containsExactly("add-bell", "2026-01-02-gate", "bell");
  }
}
