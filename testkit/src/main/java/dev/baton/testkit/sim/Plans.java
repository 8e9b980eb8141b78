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

  static Outline random(SplittableRandom random) {
    var tasks = new ArrayList<TaskOutline>();
    var size = random.nextInt(1, 5);
    for (int i = 1; i <= size; i++) {
      var depends = new ArrayList<TaskId>();
      for (int before = 1; before < i; before++) {
        if (random.nextInt(3) == 0) {
          depends.add(new TaskId("T-" + before));
        }
      }
      tasks.add(
          new TaskOutline(
              new TaskId("T-" + i),
              "task " + i,
              depends,
              random.nextBoolean() ? List.of("builder") : List.of("builder", "other"),
              Duration.ofMinutes(random.nextInt(5, 60)),
              new Money(random.nextLong(500, 3_000)),
              Hash.of("contract " + i)));
    }
    return new Outline("sim", Hash.of("plan"), "main", List.copyOf(tasks));
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
        new Money(random.nextLong(1_000, 8_000)),
        Map.of("builder", random.nextInt(1, 4), "other", random.nextInt(1, 3)),
        Map.of(Tier.T1, approval));
  }
}
