package dev.baton.adapters.markdown;

import dev.baton.core.finding.Finding;
import dev.baton.core.plan.BasePaths;
import dev.baton.core.plan.PlanRules;
import dev.baton.core.spec.Item.Obligation;
import dev.baton.core.spec.SpecRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Times reading and checking 7,500 requirements, 2,500 qualities and 5,000 tasks; two seconds are
/// promised. Given a folder it only writes the two documents there, for timing the commands.
///
/// A program to run by hand: a time on a busy machine is no reason to fail a build.
///
/// `build/bench.sh documents`
final class PlanBenchmark {
  // A cell has four obligations, a statement, a term, three scenarios, a question and two tasks.
  private static final int CELLS = 2_500;

  private static final String FURTHER_REQUIREMENTS =
      """
      ### WET-$1 · End of watering $1
      When probe $1 reports a wet bed, the controller shall close valve $1.
      - Source: ST-$1
      - Priority: must
      - Verify: test

      #### WET-$1/S1 · It closes
      - Given valve $1 is open
      - When probe $1 reports a wet bed
      - Then valve $1 is closed

      ### BELL-$1 · Alarm of valve $1
      If valve $1 stays open for $1 minutes, then the controller shall ring bell $1.
      - Source: ST-$1
      - Priority: should
      - Verify: test

      #### BELL-$1/S1 · It rings
      - Given valve $1 is open
      - When $1 minutes pass
      - Then bell $1 rings

      """;

  private PlanBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    var clean = large();
    if (arguments.length > 0) {
      var folder = Path.of(arguments[0]);
      Files.writeString(folder.resolve("spec.md"), clean.spec());
      Files.writeString(folder.resolve("plan.md"), clean.plan());
      return;
    }
    for (int round = 1; round <= 5; round++) {
      time("clean, round " + round, clean);
    }
    time(
        "every task reads everywhere", clean.inPlan(it -> it.replace("Reads: src/", "Reads: **/")));
  }

  private static Cells large() {
    return Cells.clean(CELLS)
        .inSpec(it -> it.replaceAll("(?m)^(?=### QA-([0-9]+) )", FURTHER_REQUIREMENTS))
        .inPlan(it ->
            it.replaceAll("(?m)^(- Implements: BED-([0-9]+))", "$1, WET-$2, BELL-$2")
                .replaceAll(
                    "(?m)^(?=QA-([0-9]+) ::)", "WET-$1/S1 :: run w$1\nBELL-$1/S1 :: run b$1\n"));
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
        "%s: %d items, %d of them obligations, %d tasks, read %d ms, checked %d ms, %d findings%n",
        name,
        spec.items().size(),
        spec.items().stream().filter(Obligation.class::isInstance).count(),
        plan.tasks().size(),
        Duration.ofNanos(read - start).toMillis(),
        Duration.ofNanos(checked - read).toMillis(),
        specFindings.size() + planFindings.size());
  }
}
