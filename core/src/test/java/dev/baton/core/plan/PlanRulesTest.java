package dev.baton.core.plan;

import static dev.baton.core.plan.PlanStory.cleanPlan;
import static dev.baton.core.spec.SpecStory.cleanSpec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.finding.Finding;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlanRulesTest {

  @Test
  void a_clean_plan_finds_nothing() {
    cleanPlan().finds();
  }

  @Nested
  class A_promise {
    @Test
    void is_implemented_by_a_task() {
      cleanPlan().does("QA-1").proves("QA-1").finds("P1-UNCOVERED WTR-001");
      cleanPlan().does("WTR-001").finds("P1-UNCOVERED QA-1");
    }

    @Test
    void that_is_only_a_could_may_wait() {
      cleanPlan().of(cleanSpec().quality("QA-2", "It shall take 1 l.", "could")).finds();
    }
  }

  @Nested
  class Every_scenario_and_quality {
    @Test
    void has_a_check() {
      cleanPlan().proves("QA-1").finds("P2-ONE-CHECK WTR-001/S1");
      cleanPlan().proves("WTR-001/S1").finds("P2-ONE-CHECK QA-1");
    }

    @Test
    void has_no_second_check() {
      cleanPlan().proves("QA-1", "QA-1", "WTR-001/S1").finds("P2-ONE-CHECK QA-1");
      cleanPlan().task("T-02").proves("QA-1").finds("P2-ONE-CHECK QA-1");
    }
  }

  @Nested
  class An_id {
    @Test
    void names_one_task() {
      cleanPlan().task("T-01").finds("P3-DUPLICATE T-01");
    }

    @Test
    void names_what_exists() {
      cleanPlan().task("T-02").does("WTR-404").finds("P3-DANGLING T-02");
      cleanPlan().task("T-02").does("ST-1").finds("P3-DANGLING T-02");
      cleanPlan().task("T-02", "T-99").finds("P3-DANGLING T-02");
      cleanPlan().task("T-02").proves("WTR-001/S9").finds("P3-DANGLING T-02");
    }

    @Test
    void stands_once_in_a_list() {
      cleanPlan().task("T-02", "T-01", "T-01").finds("P3-DUPLICATE T-02");
      cleanPlan().task("T-02").does("WTR-001", "WTR-001").finds("P3-DUPLICATE T-02");
    }

    @Test
    void of_the_spec_is_the_one_the_plan_was_made_for() {
      cleanPlan().forSpec("kitchen@1").finds("P3-OTHER-SPEC ");
    }
  }

  @Nested
  class A_cycle {
    @Test
    void is_named_in_full() {
      var plan = cleanPlan().task("T-02", "T-04").task("T-03", "T-02").task("T-04", "T-03");

      plan.finds("P4-CYCLE T-02");
      assertThat(message(plan)).contains("T-02 → T-04 → T-03 → T-02");
    }

    @Test
    void may_be_one_task_long() {
      cleanPlan().task("T-02", "T-02").finds("P4-CYCLE T-02");
    }
  }

  @Nested
  class Two_unordered_tasks {
    @Test
    void do_not_write_one_file() {
      var plan = cleanPlan().task("T-02").writes("src/**").task("T-03").writes("*/Main.java");

      plan.finds("P5-WRITES-MEET T-02");
      assertThat(message(plan))
          .contains("T-02", "T-03", "`src/**`", "`*/Main.java`", "`src/Main.java`");
    }

    @Test
    void may_write_what_both_share() {
      cleanPlan().task("T-02").shares("src/All.java").task("T-03").shares("src/All.java").finds();
      cleanPlan()
          .task("T-02")
          .writes("src/*.java")
          .shares("src/All.java")
          .task("T-03")
          .shares("src/All.java")
          .finds();
    }

    @Test
    void do_not_write_what_only_one_shares() {
      cleanPlan()
          .task("T-02")
          .shares("src/All.java")
          .task("T-03")
          .writes("src/**")
          .finds("P5-WRITES-MEET T-02");
    }

    @Test
    void do_not_meet_beside_what_they_share() {
      var plan =
          cleanPlan()
              .task("T-02")
              .writes("src/*.java")
              .shares("src/x.java")
              .task("T-03")
              .writes("src/?.java")
              .shares("src/x.java");

      plan.finds("P5-WRITES-MEET T-02");
      assertThat(message(plan)).doesNotContain("src/x.java");
    }

    @Test
    void do_not_read_what_the_other_writes() {
      var plan = cleanPlan().task("T-02").writes("src/a/**").task("T-03").reads("src/**");

      plan.finds("P6-STALE-READ T-03");
      assertThat(message(plan)).contains("T-02", "T-03", "`src/a/**`", "`src/**`", "`src/a/x`");
    }

    @Test
    void may_read_what_both_share() {
      cleanPlan()
          .task("T-02")
          .shares("src/All.java")
          .task("T-03")
          .reads("src/**")
          .shares("src/All.java")
          .finds();
      cleanPlan()
          .task("T-02")
          .shares("src/All.java")
          .task("T-03")
          .reads("src/**")
          .finds("P6-STALE-READ T-03");
    }
  }

  @Nested
  class Two_ordered_tasks {
    @Test
    void may_meet_anywhere() {
      cleanPlan()
          .task("T-02")
          .writes("src/**")
          .task("T-03", "T-02")
          .task("T-04", "T-03")
          .writes("src/**")
          .reads("src/**")
          .finds();
    }
  }

  @Nested
  class An_input {
    @Test
    void comes_from_an_ancestor() {
      cleanPlan().task("T-02").produces("Pump").task("T-03", "T-02").inputs("Pump").finds();
      cleanPlan().task("T-02").produces("Pump").task("T-03").inputs("Pump").finds("P7-INPUT T-03");
    }

    @Test
    void may_be_there_from_the_start() {
      cleanPlan().task("T-02").inputs("garden.Valve", "src/garden/Valve.java").finds();
      cleanPlan().task("T-02").inputs("arden.Valve").finds("P7-INPUT T-02");
    }
  }

  @Nested
  class A_contract {
    @Test
    void writes_something() {
      cleanPlan().task("T-02").writes().finds("P-WRITES T-02");
    }

    @Test
    void has_a_goal() {
      cleanPlan().task("T-02").withoutGoal().finds("P-GOAL T-02");
    }

    @Test
    void keeps_a_field_it_does_not_know_with_a_warning() {
      cleanPlan().task("T-02").field("Colour").finds("P-KNOWN-FIELD T-02");
    }
  }

  private static String message(PlanStory plan) {
    return plan.findings().stream().map(Finding::message).findFirst().orElseThrow();
  }
}
