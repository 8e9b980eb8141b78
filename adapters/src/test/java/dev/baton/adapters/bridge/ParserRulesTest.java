package dev.baton.adapters.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.bridge.Part.Kind;
import org.junit.jupiter.api.Test;

/// What real projects taught about reading such files; each rule once, where it bites.
class ParserRulesTest {
  @Test
  void rule_1_an_example_in_a_fence_is_neither_a_heading_nor_a_task() {
    var spec =
        Crossing.of(
            "openspec",
            "spec.md",
            """
            ## Requirements

            ### Requirement: Timetable
            The board SHALL show this:

            ```markdown
            ### Requirement: Only an example
            - [ ] 1.1 only an example
            ```
            """);

    assertThat(spec.names(Kind.REQUIREMENT)).containsExactly("Timetable");
    assertThat(spec.part("Timetable").text()).contains("### Requirement: Only an example");
  }

  @Test
  void rule_2_a_byte_order_mark_and_carriage_returns_stay() {
    var text = "\uFEFF## Requirements\r\n\r\n### Requirement: Bell\r\nThe bell SHALL ring.\r\n";
    var spec = Crossing.of("openspec", "spec.md", text);

    var changed = spec.part("Bell").withText("The bell shall ring\ntwice.");

    assertThat(spec.after(changed, "spec.md"))
        .isEqualTo(text.replace("The bell SHALL ring.", "The bell SHALL ring\r\ntwice."));
  }

  @Test
  void rule_3_an_id_may_stand_in_a_cell_a_bullet_a_heading_or_a_bold_paragraph() {
    var text =
        """
        ## Requirements

        | ID | Requirement | Priority |
        |----|-------------|----------|
        | FR-001 | The bell MUST ring. | P2 |

        - **FR-002**: The gate MUST close.

        **FR-003**: The lamp MUST shine.

        ### FR-004: Horn

        The horn MUST sound.
        """;
    var spec = Crossing.of("spec-kit", "spec.md", text);

    assertThat(spec.names(Kind.REQUIREMENT))
        .containsExactly("FR-001", "FR-002", "FR-003", "FR-004");
    assertThat(spec.part("FR-001").field("Priority", "")).isEqualTo("should");
    assertThat(spec.after(spec.part("FR-001").withText("The bell shall ring twice."), "spec.md"))
        .isEqualTo(text.replace("The bell MUST ring.", "The bell MUST ring twice."));
    assertThat(spec.after(spec.part("FR-004").withText("The horn shall be loud."), "spec.md"))
        .isEqualTo(text.replace("The horn MUST sound.", "The horn MUST be loud."));
  }

  @Test
  void rule_4_a_citation_of_an_id_declares_nothing() {
    var spec =
        Crossing.of(
            "spec-kit",
            "spec.md",
            """
            ## Requirements

            - **FR-001**: The bell MUST ring, as FR-002 says.
            - See FR-003 for the gate.

            | What | ID |
            |------|----|
            | the gate | FR-004 |
            """);

    assertThat(spec.names(Kind.REQUIREMENT)).containsExactly("FR-001");
    assertThat(spec.unreadLines()).containsExactly(4, 6, 7, 8);
  }

  @Test
  void rule_5_an_id_may_carry_a_letter_or_two_digits() {
    var spec =
        Crossing.of(
            "spec-kit",
            "spec.md",
            """
            ## Requirements

            - **FR-01**: The bell MUST ring.
            - **FR-14b**: The gate MUST close.
            """);

    assertThat(spec.names(Kind.REQUIREMENT)).containsExactly("FR-01", "FR-14b");
    assertThat(spec.ids()).containsEntry("FR-01", "FR-001");
    assertThat(Crossing.of("openspec", "tasks.md", "- [ ] 1.4b Ring\n").names(Kind.TASK))
        .containsExactly("task 1.4b");
  }

  @Test
  void rule_6_a_box_may_hold_any_of_five_marks_in_any_list_and_a_star_may_follow() {
    var tasks =
        Crossing.of(
            "kiro",
            "tasks.md",
            """
            ## Tasks

            - [ ] 1. open
            - [x] 2. done
            - [X] 3. done too
            - [~] 4. given up
            - [] 5. empty
            - [ ]* 6. may be left out
            """);
    var ordered = Crossing.of("openspec", "tasks.md", "1. [ ] 7 in a numbered list\n");

    assertThat(tasks.names(Kind.TASK)).containsExactly("task 1", "task 5", "task 6");
    assertThat(tasks.reading().done()).containsExactly("done", "done too", "given up");
    assertThat(ordered.names(Kind.TASK)).containsExactly("task 7");
  }

  @Test
  void rule_7_keywords_are_english_in_any_dress_and_prose_is_in_any_language() {
    var spec =
        Crossing.of(
            "openspec",
            "spec.md",
            """
            ## Requirements

            ### Requirement: Glocke
            Die Glocke SHALL läuten.

            #### Scenario: Abfahrt
            - **GIVEN** die Fähre liegt am Ufer
            - WHEN es zwölf schlägt
            - Then läutet die Glocke
            - __AND__ 鐘が鳴る
            """);

    assertThat(spec.part("Glocke/Abfahrt").text())
        .isEqualTo(
            """
            Given die Fähre liegt am Ufer
            When es zwölf schlägt
            Then läutet die Glocke
            And 鐘が鳴る\
            """);
  }

  @Test
  void rule_8_a_section_that_stands_twice_is_merged_with_a_warning() {
    var spec =
        Crossing.of(
            "openspec",
            "spec.md",
            """
            ## Requirements

            ### Requirement: Bell
            The bell SHALL ring.

            ## Requirements

            ### Requirement: Gate
            The gate SHALL close.
            """);

    assertThat(spec.names(Kind.REQUIREMENT)).containsExactly("Bell", "Gate");
    assertThat(spec.reading().findings())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.rule()).isEqualTo("B-REPEATED-SECTION");
          assertThat(it.range().line()).isEqualTo(6);
        });
  }

  @Test
  void rule_9_a_number_that_stands_twice_is_never_guessed_at() {
    var spec =
        Crossing.of(
            "kiro",
            "requirements.md",
            """
            ## Requirements

            ### Requirement 1: Bell

            #### Acceptance Criteria

            1. THE bell SHALL ring
            2. THE bell SHALL be loud
            2. THE bell SHALL be golden
            """,
            "tasks.md",
            "- [ ] 1. Cast it\n  - _Requirements: 1.1, 1.2, 1.9_\n");

    assertThat(spec.names(Kind.REQUIREMENT)).containsExactly("1.1", "1.2", "1.2 (line 9)");
    assertThat(spec.part("task 1").about()).containsExactly("1.1");
    assertThat(spec.reading().findings())
        .extracting(it -> it.rule() + ":" + it.range().line())
        .containsExactly("B-TWICE:9", "B-DANGLING:1", "B-DANGLING:1");
  }

  @Test
  void rule_10_numbers_may_be_texts_and_the_list_may_stand_under_a_tag() {
    var older =
        Crossing.of(
            "task-master",
            "tasks.json",
            """
            {"tasks": [
              {"id": 1, "title": "Cast", "description": "a bell", "status": "done"},
              {"id": "2", "title": "Hang", "description": "it \\"high\\"", "dependencies": [1, "3"]},
              {"id": 3, "title": "Buy rope", "owner": "Ada"}
            ]}
            """);
    var tagged =
        Crossing.of(
            "task-master",
            "tasks.json",
            "{\"master\": {\"tasks\": [{\"id\": 1, \"title\": \"A\", \"subtasks\": [{\"id\": 2, \"title\": \"B\"}]}]}}");

    assertThat(older.names(Kind.TASK)).containsExactly("task 2", "task 3");
    assertThat(older.part("task 2").after()).containsExactly("task 3");
    assertThat(older.unreadLines()).containsExactly(4);
    assertThat(tagged.names(Kind.TASK)).containsExactly("task 1.2", "task 1");
    assertThat(tagged.part("task 1").after()).containsExactly("task 1.2");
    assertThat(older.after(older.part("task 2").withTitle("Hang \"it\""), "tasks.json"))
        .contains("\"title\": \"Hang \\\"it\\\"\", \"description\": \"it \\\"high\\\"\"");
  }

  @Test
  void rule_11_what_was_not_understood_is_never_rewritten() {
    var text =
        """
        # bell

        Something else entirely.

        ## Requirements
        ### Requirement:   Bell  ##
        The bell SHALL ring.
        * * *
        <!-- a remark -->

        ## Appendix
        | a | b |
        """;
    var spec = Crossing.of("openspec", "spec.md", text);

    assertThat(spec.after(spec.part("Bell"), "spec.md")).isEqualTo(text);
  }

  @Test
  void rule_12_a_line_that_was_not_understood_is_reported_with_its_number() {
    var spec =
        Crossing.of(
            "kiro",
            "requirements.md",
            """
            ## Requirements

            ### Requirement 1: Bell

            A remark that is no story.

            #### Acceptance Criteria

            1. THE bell SHALL ring
            - a bullet that is no criterion
            """);

    assertThat(spec.reading().unread())
        .containsExactly(
            new Unread("requirements.md", 5, "A remark that is no story."),
            new Unread("requirements.md", 10, "- a bullet that is no criterion"));
  }
}
