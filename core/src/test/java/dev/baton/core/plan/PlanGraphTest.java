package dev.baton.core.plan;

import static dev.baton.core.plan.PlanStory.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanGraphTest {
  /// T-01 opens two branches, the long one through T-03; T-05 waits for both.
  private static PlanGraph diamond() {
    return plan()
        .task("T-05", "T-02", "T-04")
        .task("T-01")
        .task("T-02", "T-01")
        .task("T-03", "T-01")
        .minutes(15)
        .task("T-04", "T-03")
        .graph();
  }

  @Nested
  class A_plan_without_cycles {
    @Test
    void puts_every_task_after_what_it_waits_for() {
      assertThat(diamond().order())
          .extracting(TaskId::value)
          .containsExactly("T-01", "T-02", "T-03", "T-04", "T-05");
    }

    @Test
    void knows_all_that_comes_before_a_task() {
      assertThat(diamond().ancestors(id("T-04"))).containsExactly(id("T-01"), id("T-03"));
      assertThat(diamond().ordered(id("T-02"), id("T-04"))).isFalse();
    }

    @Test
    void is_as_long_as_its_critical_path() {
      assertThat(diamond().criticalPath())
          .extracting(TaskId::value)
          .containsExactly("T-01", "T-03", "T-04", "T-05");
      assertThat(diamond().rank(id("T-01"))).isEqualTo(Duration.ofMinutes(45));
      assertThat(diamond().rank(id("T-02"))).isEqualTo(Duration.ofMinutes(20));
    }
  }

  @Nested
  class A_plan_with_cycles {
    @Test
    void names_each_and_orders_what_is_free_of_them() {
      var graph =
          plan()
              .task("T-01")
              .task("T-02", "T-03")
              .task("T-03", "T-02")
              .task("T-04", "T-04")
              .task("T-05", "T-02")
              .graph();

      assertThat(graph.cycles())
          .extracting(cycle -> cycle.stream().map(TaskId::value).toList().toString())
          .containsExactly("[T-02, T-03]", "[T-04]");
      assertThat(graph.order()).containsExactly(id("T-01"));
      assertThat(graph.isAncestor(id("T-03"), id("T-05"))).isTrue();
    }
  }

  @Nested
  class The_maximum_parallelism {
    @Test
    void is_the_widest_set_of_unordered_tasks() {
      assertThat(diamond().maximumParallelism()).isEqualTo(2);
      assertThat(plan().graph().maximumParallelism()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void agrees_with_trying_every_set(long seed) {
      var graph = randomGraph(new SplittableRandom(seed), 9);

      var widest =
          IntStream.range(0, 1 << 9)
              .filter(set -> isUnordered(graph, set))
              .map(Integer::bitCount)
              .max()
              .orElseThrow();

      assertThat(graph.maximumParallelism()).isEqualTo(widest);
    }

    private static PlanGraph randomGraph(SplittableRandom random, int size) {
      var plan = plan();
      for (int task = 0; task < size; task++) {
        plan.task(
            "T-" + task,
            IntStream.range(0, task)
                .filter(_ -> random.nextInt(4) == 0)
                .mapToObj(it -> "T-" + it)
                .toArray(String[]::new));
      }
      return plan.graph();
    }

    private static boolean isUnordered(PlanGraph graph, int set) {
      return IntStream.range(0, 9)
          .filter(one -> (set >> one & 1) == 1)
          .allMatch(one ->
              IntStream.range(0, one)
                  .filter(other -> (set >> other & 1) == 1)
                  .noneMatch(other -> graph.ordered(one, other)));
    }
  }

  private static TaskId id(String value) {
    return new TaskId(value);
  }
}
