package dev.baton.adapters.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.finding.Finding;
import dev.baton.core.plan.Budget;
import dev.baton.core.plan.Check;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Plan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {

  @Nested
  class A_plan {
    private final Plan plan = Garden.plan(Garden.PLAN);

    @Test
    void is_read_without_a_finding() {
      assertThat(plan.readingFindings()).isEmpty();
      assertThat(plan.forSpec()).isEqualTo("garden-watering@2");
      assertThat(plan.tasks())
          .extracting(task -> task.id().value())
          .containsExactly("T-01", "T-02", "T-03");
    }

    @Test
    void keeps_the_commas_of_a_choice_and_of_a_sentence() {
      var pump = plan.tasks().get(1);

      assertThat(pump.writes())
          .extracting(Object::toString)
          .containsExactly("src/{main,test}/java/garden/pump/**", "tests/test_pump.py");
      assertThat(pump.mustNot()).containsExactly("change the gauge, even if it is slow");
      assertThat(pump.mayWrite("src/main/resources/messages.txt")).isTrue();
      assertThat(pump.mayWrite("src/main/java/garden/bed/Bed.java")).isFalse();
    }

    @Test
    void reads_checks_with_their_places() {
      var checks = plan.tasks().get(1).checks();

      assertThat(checks)
          .extracting(Check::command)
          .containsExactly(
              "pytest tests/test_pump.py::test_low_well", "mvn -q test -Dtest=MailTest");
      assertThat(Garden.PLAN.lines().toList().get(checks.getFirst().range().line() - 1))
          .startsWith("WTR-002/S1 ::");
    }

    @Test
    void leaves_what_is_not_said_to_the_defaults() {
      assertThat(plan.tasks().get(0).budget())
          .isEqualTo(new Budget(25_000, 250, Duration.ofMinutes(20), 500_000));
      assertThat(plan.tasks().get(1).budget()).isEqualTo(Budget.DEFAULT);
      assertThat(plan.tasks().get(1).performer()).isEqualTo(Contract.ANY_AGENT);
      assertThat(plan.tasks().get(2).performer()).isEqualTo("human");
    }
  }

  @Nested
  class A_line_that_cannot_be_read {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "QA-1 :: ./bench/reaction.sh --seconds 60 | QA-1 ./bench/reaction.sh | R-CHECK-LINE",
          "QA-1 :: ./bench/reaction.sh --seconds 60 | QA-1 :: | R-CHECK-LINE",
          "QA-1 :: ./bench/reaction.sh --seconds 60 | qa1 :: true | R-CHECK-LINE",
          "- Writes: bench/** | - Writes: /bench/** | R-GLOB",
          "- Writes: bench/** | - Writes: bench/{a | R-GLOB",
          "- Depends: T-01, T-02 | - Depends: T-01 and T-02 | R-ID",
          "- Implements: QA-1 | - Implements: the quality | R-ID",
          "- Budget: context 25k | - Budget: plenty | R-BUDGET",
          "20 min | 0 min | R-BUDGET",
          "- Performer: human | - by a human | R-BULLET",
          "### T-03 · Reaction | ### T-03: Reaction | R-HEADING",
        })
    void is_reported_where_it_stands(String good, String bad, String rule) {
      assertThat(Garden.PLAN).contains(good);
      var text = Garden.PLAN.replace(good, bad);

      var finding = rule(Garden.plan(text), rule);

      assertThat(text.lines().toList().get(finding.range().line() - 1)).contains(bad);
    }

    @Test
    void may_be_a_fence_under_no_task() {
      var plan = Garden.plan(Garden.PLAN + "\n## Later\n\n```check\nQA-1 :: true\n```\n");

      assertThat(rules(plan)).containsExactly("R-STRAY-CHECK");
    }

    @Test
    void may_be_a_whole_file() {
      assertThat(rules(new PlanReader().read("plan.md", new byte[] {0})))
          .containsExactly("R-NOT-TEXT");
    }

    private static Finding rule(Plan plan, String rule) {
      return plan.readingFindings().stream()
          .filter(it -> it.rule().equals(rule))
          .findFirst()
          .orElseThrow(() -> new AssertionError(rules(plan)));
    }
  }

  private static List<String> rules(Plan plan) {
    return plan.readingFindings().stream().map(Finding::rule).toList();
  }
}
