package dev.baton.adapters.markdown;

import dev.baton.core.finding.Finding;
import dev.baton.core.plan.BasePaths;
import dev.baton.core.plan.PlanRules;
import dev.baton.core.spec.SpecRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Times reading and checking 12,500 items and 5,000 tasks; two seconds are promised.
///
/// A program to run by hand: a time on a busy machine is no reason to fail a build.
final class PlanBenchmark {
  // A cell has two obligations, a statement, a scenario, a question and two tasks.
  private static final int CELLS = 2_500;

  private PlanBenchmark() {}

  public static void main(String[] arguments) {
    var clean = Cells.clean(CELLS);
    for (int round = 1; round <= 5; round++) {
      time("clean, round " + round, clean);
    }
    time(
        "every task reads everywhere", clean.inPlan(it -> it.replace("Reads: src/", "Reads: **/")));
  }

  private static void time(String name, Cells cells) {
    var specBytes = cells.spec().getBytes(StandardCharsets.UTF_8);
    var planBytes = cells.plan().getBytes(StandardCharsets.UTF_8);
    long start = System.nanoTime();
    var spec = new SpecReader().read("spec.md", specBytes);
    var plan = new PlanReader().read("plan.md", planBytes);
    long read = System.nanoTime();
    List<Finding> specFindings = SpecRules.check(spec);
    List<Finding> planFindings = PlanRules.check(plan, spec, new BasePaths(List.of()), List.of());
    long checked = System.nanoTime();
    System.out.printf(
        "%s: %d items, %d tasks, read %d ms, checked %d ms, %d findings%n",
        name,
        spec.items().size(),
        plan.tasks().size(),
        Duration.ofNanos(read - start).toMillis(),
        Duration.ofNanos(checked - read).toMillis(),
        specFindings.size() + planFindings.size());
  }
}
