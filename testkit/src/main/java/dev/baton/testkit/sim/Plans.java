package dev.baton.testkit.sim;

import dev.baton.core.gate.Tier;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Limits;
import dev.baton.core.run.Limits.Approval;
import dev.baton.core.run.Money;
import dev.baton.core.run.Outline;
import dev.baton.core.run.TaskOutline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Small random plans and limits: small, because a fault shows in the meeting of two tasks.
final class Plans {
  private Plans() {}

  static Outline random(SplittableRandom random, boolean isBusy) {
    var tasks = new ArrayList<TaskOutline>();
    var size = isBusy ? random.nextInt(3, 7) : random.nextInt(1, 5);
    for (int i = 1; i <= size; i++) {
      var depends = new ArrayList<TaskId>();
      for (int before = 1; before < i; before++) {
        if (!isBusy && random.nextInt(3) == 0) {
          depends.add(new TaskId("T-" + before));
        }
      }
      tasks.add(
          new TaskOutline(
              new TaskId("T-" + i),
              "task " + i,
              depends,
              random.nextBoolean() ? List.of("builder") : List.of("builder", "other"),
              isBusy ? Duration.ofDays(9) : Duration.ofMinutes(random.nextInt(5, 60)),
              new Money(isBusy ? 50_000 : random.nextLong(500, 3_000)),
              Hash.of("contract " + i)));
    }
    return new Outline("sim", Hash.of("plan"), "main", List.copyOf(tasks));
  }

  /// Room, time and money for everybody, and nobody who must look first: what gets ready meets in
  /// the queue.
  static Limits busy(SplittableRandom random) {
    return new Limits(
        random.nextInt(1, 4),
        random.nextInt(0, 3),
        random.nextInt(0, 3),
        random.nextInt(0, 3),
        random.nextInt(2, 5),
        new Money(1_000_000),
        Map.of("builder", 6, "other", 6),
        Map.of());
  }

  static Limits limits(SplittableRandom random) {
    Approval approval =
        switch (random.nextInt(3)) {
          case 0 -> new Approval.Person("reviewer");
          case 1 -> new Approval.Sample(50);
          default -> new Approval.Nobody();
        };
    return new Limits(
        random.nextInt(1, 4),
        random.nextInt(0, 3),
        random.nextInt(0, 3),
        random.nextInt(0, 3),
        random.nextInt(1, 4),
        new Money(random.nextLong(1_000, 8_000)),
        Map.of("builder", random.nextInt(1, 4), "other", random.nextInt(1, 3)),
        Map.of(Tier.T1, approval));
  }
}
