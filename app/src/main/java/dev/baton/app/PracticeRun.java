package dev.baton.app;

import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Limits;
import dev.baton.core.run.Money;
import dev.baton.core.run.Outline;
import dev.baton.core.run.RunCommand.OpenRun;
import dev.baton.core.run.TaskOutline;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A run with one task that nobody performs, so that `status` has something to read while the AOT
/// cache is made.
final class PracticeRun {
  private PracticeRun() {}

  static void replay(Place place) {
    try (var ledger = place.openLedger()) {
      var runs = new Runs(ledger);
      var task =
          new TaskOutline(
              new TaskId("T-1"),
              "practice",
              List.of(),
              "human",
              Duration.ofMinutes(1),
              Money.ZERO,
              Hash.of(""));
      var outline = new Outline("specs/practice/plan.md", Hash.of(""), "main", List.of(task));
      var limits = new Limits(1, 1, 1, 1, 1, Money.dollars(1), Map.of("human", 1), Map.of());
      var stream = runs.stream(runs.next());
      stream.handle(new OpenRun(runs.next(), outline, limits, "practice", Baton.CLOCK.instant()));
    }
  }
}
