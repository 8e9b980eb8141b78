package dev.baton.app.page;

import dev.baton.app.Baton;
import dev.baton.app.Place;
import dev.baton.app.cli.Desk;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Limits;
import dev.baton.core.run.Money;
import dev.baton.core.run.Outline;
import dev.baton.core.run.RunCommand;
import dev.baton.core.run.RunCommand.BeginAttempt;
import dev.baton.core.run.RunCommand.CancelTask;
import dev.baton.core.run.RunCommand.OpenRun;
import dev.baton.core.run.RunId;
import dev.baton.core.run.TaskOutline;
import dev.baton.engine.RunStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A run of very many tasks, each of which waits for one that is a little before it. A few are at
/// work, one is given up.
record Crowd(Place place, int size) {
  private static final RunId RUN = new RunId("R-1");
  private static final int NEAR = 40;
  private static final int AT_WORK = 4;

  static Crowd of(Path top, int size) {
    var desk = new Desk(top).bare();
    desk.must("init", "--no-proof", "--test", "true");
    var crowd = new Crowd(Place.around(desk.top()), size);
    var base = new Commit(desk.git("rev-parse", "HEAD").strip());
    crowd.order(new OpenRun(RUN, crowd.outline(), crowd.limits(), "Ada", Baton.CLOCK.instant()));
    for (int i = 1; i <= AT_WORK; i++) {
      crowd.order(new BeginAttempt(task(i), base, Baton.CLOCK.instant()));
    }
    crowd.cancel(size / 2);
    return crowd;
  }

  static TaskId task(int number) {
    return new TaskId("T-" + number);
  }

  void cancel(int number) {
    order(new CancelTask(task(number), "not needed", "Ada", Baton.CLOCK.instant()));
  }

  private void order(RunCommand command) {
    try (var ledger = place.openLedger()) {
      var stream = new RunStream(ledger, RUN);
      stream.refresh();
      stream.handle(command);
    }
  }

  private Outline outline() {
    var chance = new SplittableRandom(7);
    var contract = place.evidence().put("contract");
    var tasks = new ArrayList<TaskOutline>();
    for (int i = 1; i <= size; i++) {
      tasks.add(
          new TaskOutline(
              task(i),
              "Task number " + i,
              i <= AT_WORK ? List.of() : List.of(task(chance.nextInt(Math.max(1, i - NEAR), i))),
              "builder",
              Duration.ofMinutes(10),
              Money.dollars(1),
              contract));
    }
    return new Outline("specs/crowd/plan.md", contract, "main", tasks);
  }

  private Limits limits() {
    return new Limits(
        3, 2, 2, 20, 2, Money.dollars(1_000_000), Map.of("builder", AT_WORK), Map.of());
  }
}
