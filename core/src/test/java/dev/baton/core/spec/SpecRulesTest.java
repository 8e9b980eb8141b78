package dev.baton.core.spec;

import static dev.baton.core.spec.SpecStory.cleanSpec;
import static dev.baton.core.spec.SpecStory.spec;
import static dev.baton.core.spec.Step.Keyword.AND;
import static dev.baton.core.spec.Step.Keyword.GIVEN;
import static dev.baton.core.spec.Step.Keyword.THEN;
import static dev.baton.core.spec.Step.Keyword.WHEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.finding.Edit;
import dev.baton.core.finding.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SpecRulesTest {

  @Test
  void a_clean_spec_finds_nothing() {
    cleanSpec().finds();
  }

  @Nested
  class An_id {
    @Test
    void is_declared_once() {
      cleanSpec().statement("ST-1", "Again.").finds("S-UNIQUE-ID ST-1");
    }

    @Test
    void is_not_used_again_after_its_item_was_removed() {
      var at = Instant.parse("2026-03-01T08:00:00Z");
      var lock = SpecLock.EMPTY.approve(cleanSpec().decision("D-1").build(), "Ines", at);
      var without = lock.approve(cleanSpec().build(), "Ines", at);

      var findings = SpecRules.check(cleanSpec().decision("D-1").build(), without);

      assertThat(findings).extracting(SpecStory::brief).containsExactly("S-RETIRED-ID D-1");
    }
  }

  @Nested
  class A_requirement {
    @Test
    void has_exactly_one_shall() {
      cleanSpec()
          .requirement("WTR-002", "The valve shall open and shall close.")
          .scenario("WTR-002/S1", GIVEN, WHEN, THEN)
          .finds("S-ONE-SHALL WTR-002");
      cleanSpec()
          .requirement("WTR-002", "The valve opens.")
          .scenario("WTR-002/S1", GIVEN, WHEN, THEN)
          .finds("S-ONE-SHALL WTR-002");
    }

    @Test
    void may_quote_a_shall_as_code() {
      cleanSpec()
          .requirement("WTR-002", "The page shall show `you shall water`.")
          .scenario("WTR-002/S1", GIVEN, WHEN, THEN)
          .finds();
    }

    @Test
    void comes_from_a_statement_that_exists() {
      cleanSpec()
          .requirement("WTR-002", "The valve shall open.", "Priority: must", "Verify: demo")
          .finds("S-HAS-SOURCE WTR-002");
      cleanSpec()
          .requirement(
              "WTR-002", "The valve shall open.", "Source: ST-9", "Priority: must", "Verify: demo")
          .finds("S-SOURCE-EXISTS WTR-002");
      cleanSpec()
          .requirement(
              "WTR-002", "The valve shall open.", "Source: Bob", "Priority: must", "Verify: demo")
          .finds("S-SOURCE-EXISTS WTR-002");
    }

    @Test
    void follows_a_decision_that_exists() {
      var fields = new String[] {"Source: ST-1", "Priority: must", "Verify: demo", "Decision: D-1"};
      cleanSpec()
          .requirement("WTR-002", "The valve shall open.", fields)
          .finds("S-DECISION-EXISTS WTR-002");
      cleanSpec().requirement("WTR-002", "The valve shall open.", fields).decision("D-1").finds();
    }

    @Test
    void has_one_known_priority() {
      cleanSpec()
          .requirement(
              "WTR-002", "The valve shall open.", "Source: ST-1", "Priority: high", "Verify: demo")
          .finds("S-PRIORITY WTR-002");
      cleanSpec()
          .requirement("WTR-002", "The valve shall open.", "Source: ST-1", "Verify: demo")
          .finds("S-PRIORITY WTR-002");
    }

    @Test
    void has_one_known_way_to_verify_it() {
      cleanSpec()
          .requirement(
              "WTR-002", "The valve shall open.", "Source: ST-1", "Priority: must", "Verify: hope")
          .finds("S-VERIFY WTR-002");
    }

    @Test
    void needs_a_scenario_only_when_it_is_tested() {
      cleanSpec().requirement("WTR-002", "The valve shall open.").finds("S-HAS-SCENARIO WTR-002");
      cleanSpec()
          .requirement(
              "WTR-002", "The valve shall open.", "Source: ST-1", "Priority: must", "Verify: demo")
          .finds();
    }
  }

  @Nested
  class A_scenario {
    @Test
    void has_given_when_and_then_in_this_order() {
      cleanSpec().scenario("WTR-001/S2", GIVEN, AND, WHEN, THEN, AND).finds();
      cleanSpec().scenario("WTR-001/S2", WHEN, GIVEN, THEN).finds("S-STEPS WTR-001/S2");
      cleanSpec().scenario("WTR-001/S2", GIVEN, WHEN).finds("S-STEPS WTR-001/S2");
      cleanSpec().scenario("WTR-001/S2", AND, GIVEN, WHEN, THEN).finds("S-STEPS WTR-001/S2");
      cleanSpec().scenario("WTR-001/S2").finds("S-STEPS WTR-001/S2");
    }

    @Test
    void belongs_to_a_requirement() {
      cleanSpec().scenario("WTR-009/S1", GIVEN, WHEN, THEN).finds("S-SCENARIO-OWNER WTR-009/S1");
    }
  }

  @Nested
  class A_quality {
    @Test
    void has_a_number_that_is_not_the_name_of_something() {
      cleanSpec()
          .quality("QA-2", "The valve shall be fast under load.")
          .finds("S-NUMBER QA-2", "L-VAGUE QA-2");
      cleanSpec()
          .quality("QA-2", "The valve shall be as fast as in QA-1.")
          .finds("S-NUMBER QA-2", "L-VAGUE QA-2");
    }
  }

  @Nested
  class Wording {
    private SpecStory requirement(String text) {
      return cleanSpec()
          .requirement("WTR-002", text, "Source: ST-1", "Priority: must", "Verify: demo");
    }

    @Test
    void has_the_shape_of_ears() {
      requirement("If a bed is dry, the valve shall open.").finds("S-EARS WTR-002");
      requirement("Watering of dry beds shall.").finds("S-EARS WTR-002");
      requirement("While it rains, when a bed is dry, the valve shall stay closed.")
          .finds("S-PRONOUN WTR-002");
    }

    @Test
    void asks_for_one_thing() {
      requirement("The valve shall open and send a mail to the owner.").finds("S-COMPOUND WTR-002");
      requirement("The valve shall log the date and the amount of water.").finds();
    }

    @Test
    void has_no_pronoun() {
      requirement("When a bed is dry, the controller shall water it.").finds("S-PRONOUN WTR-002");
      requirement("The page shall show \"Water it!\" and `it`.").finds();
    }

    @Test
    void has_the_glossary_s_word_and_no_other() {
      var story =
          requirement("The controller shall water the plot\nbeside the plot.")
              .term("TERM bed", "Earth with plants.", "Not: plot, patch");
      var edits =
          SpecRules.check(story.build()).stream().flatMap(it -> it.edit().stream()).toList();

      story.finds("S-BANNED-SYNONYM WTR-002", "S-BANNED-SYNONYM WTR-002");
      assertThat(edits).extracting(Edit::text).containsExactly("bed", "bed");
    }

    @Test
    void has_nothing_unseen() {
      requirement("The valve shall \u202Eopen.").finds("S-INVISIBLE WTR-002");
    }
  }

  @Nested
  class Several_requirements {
    @Test
    void that_exclude_each_other() {
      cleanSpec()
          .requirement("LND-011", "When a member asks, the desk shall answer within 5 seconds.")
          .scenario("LND-011/S1", GIVEN, WHEN, THEN)
          .requirement("LND-012", "When a member asks, the desk shall not answer within 5 seconds.")
          .scenario("LND-012/S1", GIVEN, WHEN, THEN)
          .finds("L-CONTRADICTION LND-012", "L-NEGATIVE LND-012");
    }

    @Test
    void that_write_one_name_in_two_ways() {
      cleanSpec()
          .requirement("LND-011", "The desk shall show the time-out.")
          .scenario("LND-011/S1", GIVEN, WHEN, THEN)
          .requirement("LND-012", "The desk shall end at the time-out.")
          .scenario("LND-012/S1", GIVEN, WHEN, THEN)
          .requirement("LND-013", "The desk shall print the timeout.")
          .scenario("LND-013/S1", GIVEN, WHEN, THEN)
          .finds("L-TERM-DRIFT LND-013");
    }
  }

  @Nested
  class A_statement {
    @Test
    void is_answered_or_declined() {
      cleanSpec().statement("ST-2", "Paint it blue.").finds("S-ANSWERED ST-2");
      cleanSpec().statement("ST-2", "Paint it blue.", "Declined: by the owner, costs").finds();
      cleanSpec()
          .statement("ST-2", "Paint it blue.")
          .question("Q-1", "Source: ST-2", "Answer: later")
          .finds();
    }

    @Test
    void that_a_term_cites_exists() {
      cleanSpec().term("TERM bed", "Earth.", "Source: ST-7").finds("S-CITES TERM bed");
    }
  }

  @Nested
  class A_measure {
    @Test
    void has_a_unit_a_condition_and_a_place() {
      cleanSpec().quality("QA-2", "The valve shall open in under 7.").finds("S-UNIT QA-2");
      cleanSpec().quality("QA-2", "The valve shall need 200 ms.").finds("S-CONDITION QA-2");
      cleanSpec()
          .quality("QA-2", "The valve shall open within 3 s.", "must", "")
          .finds("S-MEASURED QA-2");
    }
  }

  @Nested
  class A_question {
    @Test
    void that_blocks_a_live_item_is_put_to_a_person() {
      var spec = cleanSpec().question("Q-1", "Blocks: WTR-001");

      spec.finds("S-OPEN-QUESTION Q-1");
      assertThat(SpecRules.check(spec.build()).getFirst().severity()).isEqualTo(Severity.QUESTION);
    }

    @Test
    void that_is_answered_or_blocks_nothing_is_left_alone() {
      cleanSpec().question("Q-1", "Blocks: WTR-001", "Answer: yes").finds();
      cleanSpec().question("Q-1", "Blocks: -").finds();
    }

    @Test
    void blocks_what_exists() {
      cleanSpec().question("Q-1", "Blocks: WTR-007").finds("S-BLOCKS-EXIST Q-1");
    }
  }

  @Nested
  class An_item {
    @Test
    void says_something() {
      spec().term("TERM bed", "").finds("S-TEXT TERM bed");
    }

    @Test
    void keeps_a_field_it_does_not_know_with_a_warning() {
      spec()
          .term("TERM bed", "Soil.", "Not: plot", "Colour: brown")
          .finds("S-KNOWN-FIELD TERM bed");
    }
  }
}
