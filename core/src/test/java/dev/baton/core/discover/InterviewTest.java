package dev.baton.core.discover;

import static dev.baton.core.spec.SpecStory.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.discover.Asked.Kind;
import dev.baton.core.spec.SpecStory;
import dev.baton.core.spec.Step.Keyword;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterviewTest {
  private static List<String> asked(SpecStory story, Kind kind) {
    return Interview.questions(story.build()).stream()
        .filter(it -> it.kind() == kind)
        .map(Asked::text)
        .toList();
  }

  @Test
  void asks_what_a_vague_word_means_and_holds_the_requirement_up() {
    var story = spec().requirement("LND-001", "The desk shall answer quickly.");

    assertThat(asked(story, Kind.VAGUE))
        .containsExactly("LND-001: what value and unit counts as \"quickly\"?");
    assertThat(Interview.questions(story.build()))
        .filteredOn(it -> it.kind() == Kind.VAGUE)
        .allSatisfy(it -> assertThat(it.blocks()).hasSize(1));
  }

  @Test
  void asks_nothing_twice() {
    var story = spec().requirement("LND-001", "The desk shall answer quickly.");
    var again =
        story.question("Q-1", "LND-001: what value and unit counts as \"quickly\"?", "Answer: 2 s");

    assertThat(asked(again, Kind.VAGUE)).isEmpty();
  }

  @Test
  void asks_about_a_statement_that_nothing_answers() {
    assertThat(asked(spec().statement("ST-1", "Free it."), Kind.UNANSWERED)).hasSize(1);
    assertThat(
            asked(
                spec()
                    .statement("ST-1", "Free it.")
                    .requirement("LND-001", "The desk shall free the slot."),
                Kind.UNANSWERED))
        .isEmpty();
  }

  @Test
  void asks_what_holds_otherwise() {
    var story =
        spec().requirement("LND-001", "While the shop is open, the desk shall show the prices.");

    assertThat(asked(story, Kind.OTHERWISE))
        .containsExactly("LND-001 holds while the shop is open. What shall the desk do otherwise?");
    assertThat(
            asked(
                story.requirement(
                    "LND-002", "While the shop is closed, the desk shall show the hours."),
                Kind.OTHERWISE))
        .isEmpty();
  }

  @Test
  void asks_at_the_boundary_of_a_number_that_no_scenario_shows() {
    var story = spec().requirement("LND-001", "The desk shall wait 20 minutes.");

    assertThat(asked(story, Kind.BOUNDARY))
        .containsExactly("LND-001: what happens at exactly 20 minutes, and just before?");
    assertThat(
            asked(
                story.scenario("LND-001/S1", "the clock says 20", Keyword.GIVEN, Keyword.WHEN),
                Kind.BOUNDARY))
        .isEmpty();
  }

  @Test
  void asks_what_happens_on_failure() {
    var story =
        spec().requirement("LND-001", "When a member pays, the desk shall print a receipt.");

    assertThat(asked(story, Kind.FAILURE))
        .containsExactly("LND-001: what shall the desk do if it cannot print a receipt?");
    assertThat(
            asked(
                story.requirement(
                    "LND-002", "If the printer is out of paper, then the desk shall say so."),
                Kind.FAILURE))
        .isEmpty();
  }

  @Test
  void asks_for_a_term_that_is_used_again_and_again() {
    var story = spec();
    for (int i = 1; i <= 3; i++) {
      story.requirement("LND-00" + i, "The desk shall lock the locker.");
    }

    assertThat(asked(story, Kind.TERM)).anyMatch(it -> it.contains("\"locker\""));
    assertThat(asked(story.term("TERM locker", "A box."), Kind.TERM))
        .noneMatch(it -> it.contains("\"locker\""));
  }

  @Test
  void asks_which_of_two_holds() {
    var story =
        spec()
            .requirement("LND-001", "When a member asks, the desk shall answer within 5 seconds.")
            .requirement(
                "LND-002", "When a member asks, the desk shall not answer within 5 seconds.");

    assertThat(asked(story, Kind.CONTRADICTION))
        .containsExactly("LND-001 owes what LND-002 bans: which one holds?");
    assertThat(Interview.questions(story.build()))
        .filteredOn(it -> it.kind() == Kind.CONTRADICTION)
        .allSatisfy(it -> assertThat(it.blocks()).hasSize(2));
  }

  @Test
  void asks_which_of_two_names_is_meant() {
    var story =
        spec()
            .requirement("LND-001", "The desk shall show the time-out.")
            .requirement("LND-002", "The desk shall end at the time-out.")
            .requirement("LND-003", "The desk shall print the timeout.");

    assertThat(asked(story, Kind.DRIFT))
        .containsExactly("Is \"time-out\" the same as \"timeout\", and which one is the name?");
  }

  @Test
  void is_content_once_the_text_says_it() {
    var question = "What shall be done about ST-1: \"Free it.\"?";
    var open =
        spec()
            .statement("ST-1", "Free it.")
            .question("Q-1", question, "Asked: from the text, today");
    assertThat(Interview.settled(open.build())).isEmpty();

    var answered = open.requirement("LND-001", "The desk shall free the slot.");
    assertThat(Interview.settled(answered.build())).hasSize(1);
    assertThat(Interview.settled(spec().question("Q-1", question, "Asked: Ada, at lunch").build()))
        .as("a person asked")
        .isEmpty();
  }
}
