package dev.baton.core.spec;

import static dev.baton.core.spec.SpecStory.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.spec.SpecDelta.Changed;
import dev.baton.core.spec.SpecDelta.Merged;
import dev.baton.core.spec.SpecDelta.Split;
import dev.baton.core.spec.Step.Keyword;
import org.junit.jupiter.api.Test;

class SpecDeltaTest {
  private static SpecStory story(String text) {
    return spec()
        .statement("ST-1", "Free it quickly.")
        .requirement("LND-003", text)
        .scenario("LND-003/S1", Keyword.GIVEN, Keyword.WHEN, Keyword.THEN);
  }

  private static SpecDelta delta(SpecStory before, SpecStory after) {
    return SpecDelta.between(before.build(), after.build());
  }

  @Test
  void nothing_between_a_spec_and_itself_wrapped_anew() {
    assertThat(delta(story("The desk shall wait."), story("The desk shall wait.")).isEmpty())
        .isTrue();
    assertThat(delta(story("The desk shall wait."), story("The desk\nshall wait.")).normative())
        .isEmpty();
  }

  @Test
  void says_which_words_changed_and_that_no_scenario_did() {
    var delta =
        delta(story("The desk shall wait 20 minutes."), story("The desk shall wait 15 minutes."));

    assertThat(delta.changes())
        .singleElement()
        .isInstanceOfSatisfying(
            Changed.class,
            changed -> {
              assertThat(changed.words()).containsExactly(new Words.Change("20", "15"));
              assertThat(changed.leavesItsScenariosBehind()).isTrue();
            });
  }

  @Test
  void sees_what_came_and_what_went() {
    var delta =
        delta(
            story("The desk shall wait."),
            story("The desk shall wait.").requirement("LND-004", "The desk shall close."));

    assertThat(delta.changes())
        .singleElement()
        .isEqualTo(new SpecDelta.Added(new ItemId("LND-004"), ""));
    assertThat(
            delta(
                    story("The desk shall wait.").requirement("LND-004", "The desk shall close."),
                    story("The desk shall wait."))
                .changes())
        .singleElement()
        .isEqualTo(new SpecDelta.Removed(new ItemId("LND-004"), ""));
  }

  @Test
  void sees_one_become_two() {
    var before = spec().requirement("LND-001", "The desk shall wait and close.");
    var after =
        spec()
            .requirement("LND-002", "The desk shall wait.", "Replaces: LND-001")
            .requirement("LND-003", "The desk shall close.", "Replaces: LND-001");

    assertThat(delta(before, after).changes())
        .filteredOn(Split.class::isInstance)
        .containsExactly(
            new Split(
                new ItemId("LND-001"),
                "",
                java.util.List.of(new ItemId("LND-002"), new ItemId("LND-003"))));
  }

  @Test
  void sees_two_become_one() {
    var before =
        spec()
            .requirement("LND-002", "The desk shall wait.")
            .requirement("LND-003", "The desk shall close.");
    var after = spec().requirement("LND-004", "The desk shall rest.", "Replaces: LND-002, LND-003");

    assertThat(delta(before, after).changes()).filteredOn(Merged.class::isInstance).hasSize(1);
  }

  @Test
  void a_field_is_editorial() {
    var before = spec().requirement("LND-002", "The desk shall wait.", "Priority: must");
    var after = spec().requirement("LND-002", "The desk shall wait.", "Priority: should");

    assertThat(delta(before, after).changes())
        .containsExactly(new SpecDelta.Editorial(new ItemId("LND-002"), ""));
  }
}
