package dev.baton.testkit.sim;

import dev.baton.core.run.Mode;
import dev.baton.core.run.Money;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Run;
import dev.baton.core.run.RunCommand;
import dev.baton.core.run.RunCommand.AnswerQuestion;
import dev.baton.core.run.RunCommand.Approve;
import dev.baton.core.run.RunCommand.CancelRun;
import dev.baton.core.run.RunCommand.CancelTask;
import dev.baton.core.run.RunCommand.HoldTask;
import dev.baton.core.run.RunCommand.OpenRun;
import dev.baton.core.run.RunCommand.Pause;
import dev.baton.core.run.RunCommand.RaiseBudget;
import dev.baton.core.run.RunCommand.Reason;
import dev.baton.core.run.RunCommand.Reject;
import dev.baton.core.run.RunCommand.Resume;
import dev.baton.core.run.RunCommand.Retry;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEventCodec;
import dev.baton.core.run.RunId;
import dev.baton.core.run.RunRules;
import dev.baton.core.run.Task;
import dev.baton.core.run.Task.Asking;
import dev.baton.core.run.Task.Resting;
import dev.baton.core.run.Task.Reviewing;
import dev.baton.engine.Conductor;
import dev.baton.engine.Ledger;
import dev.baton.engine.RunStream;
import dev.baton.testkit.MemoryLedger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// One seed, one thread, the production engine. The same seed replays the same run.
public final class Simulation {
  private static final Optional<Reason> REASON =
      Optional.of(new Reason("", "it is wanted", List.of()));
  private static final RunId RUN = new RunId("R-1");
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int CHAOS = 70;
  // Far more than any plan here needs; a run that is not done by then will never be.
  private static final int CALM = 1_500;

  private final SplittableRandom random;
  private final Faults faults;
  private final World world;
  private final Ledger durable = new MemoryLedger();
  private Conductor conductor;

  public Simulation(long seed) {
    // Neighbouring seeds give unrelated worlds only after mixing.
    random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1);
    faults = new Faults(random);
    // In every other world much is ready at once and most of it is sound, so that a queue forms.
    var isBusy = seed % 2 == 0;
    var parts = seed % 4 == 0 ? 3 : 1;
    world = new World(random, faults, new Repository(seed, isBusy ? 90 : 75, parts), isBusy);
    var limits = isBusy ? Plans.busy(random) : Plans.limits(random);
    new RunStream(durable, RUN)
        .handle(new OpenRun(RUN, Plans.random(random, isBusy), limits, "sim", world.now()));
    conductor = boot();
  }

  /// Runs the world to its end and says what is wrong with it; nothing, if nothing is.
  public List<String> run() {
    for (int tick = 0; tick < CHAOS; tick++) {
      surviving(this::chaos);
    }
    faults.stop();
    int ticks = 0;
    while (!isSettled() && ticks++ < CALM) {
      surviving(this::calm);
    }
    surviving(this::letGo);
    return Invariants.broken(history(), world);
  }

  public List<RunEvent> history() {
    return durable.read(new dev.baton.core.log.StreamId(RUN.value()), 0).stream()
        .map(recorded -> RunEventCodec.read(recorded.entry()))
        .toList();
  }

  private Conductor boot() {
    return new Conductor(
        new RunStream(new FaultyLedger(durable, faults), RUN),
        world,
        world,
        world,
        answer -> world.inFlight().add(answer),
        PATIENCE);
  }

  private void surviving(Runnable step) {
    try {
      step.run();
    } catch (Crash crash) {
      world.batonDied();
      conductor = boot();
    }
  }

  private void chaos() {
    world.sleep(Duration.ofSeconds(random.nextInt(1, 300)));
    switch (random.nextInt(14)) {
      case 0 -> throw new Crash();
      case 1 -> world.inFlight().addAll(List.copyOf(world.inFlight()));
      case 2 -> dropOne();
      case 3, 4 -> somebodyDecides();
      case 5 -> world.somebodyElseCommits();
      case 6 -> jump();
      case 7, 8, 9 -> world.work();
      default -> deliverOne();
    }
    conductor.pass(Duration.ZERO, world.now());
    conductor.turn(world.now());
  }

  private void jump() {
    var length = Duration.ofMinutes(random.nextInt(-5, 600));
    world.sleep(length);
    conductor.pass(random.nextBoolean() ? length : Duration.ZERO, world.now());
  }

  private void dropOne() {
    if (!world.inFlight().isEmpty()) {
      world.inFlight().remove(random.nextInt(world.inFlight().size()));
    }
  }

  private void deliverOne() {
    if (!world.inFlight().isEmpty()) {
      conductor.tell(world.inFlight().remove(random.nextInt(world.inFlight().size())));
    }
  }

  private void calm() {
    world.sleep(Duration.ofMinutes(1));
    world.work();
    while (!world.inFlight().isEmpty()) {
      conductor.tell(world.inFlight().removeFirst());
    }
    everybodyAnswers();
    conductor.pass(Duration.ZERO, world.now());
    conductor.turn(world.now());
  }

  // What is called off at the very end is called off in the next turn.
  private void letGo() {
    conductor.turn(world.now());
  }

  private boolean isSettled() {
    return now() instanceof Opened run
        && RunRules.next(run).isEmpty()
        && run.tasks()
            .noneMatch(task ->
                task instanceof Reviewing || task instanceof Asking || task instanceof Resting)
        && run.mode() != Mode.PAUSED
        && !isStarved(run);
  }

  private static boolean isStarved(Opened run) {
    return run.mode() == Mode.RUNNING
        && run.count(Task.Ready.class) + run.count(Resting.class) > 0
        && run.spent().isAtLeast(run.limits().budget());
  }

  /// The run as anybody can read it from the ledger.
  private Run now() {
    return Run.replay(history());
  }

  /// A person at another terminal, who writes to the ledger beside the conductor.
  private void order(RunCommand command) {
    var stream = new RunStream(durable, RUN);
    stream.refresh();
    stream.handle(command);
  }

  private void somebodyDecides() {
    if (!(now() instanceof Opened run)) {
      return;
    }
    var task = run.outline().tasks().get(random.nextInt(run.outline().tasks().size())).id();
    var at = world.now();
    switch (random.nextInt(17)) {
      case 0, 1 -> order(new Approve(task, Optional.empty(), "ann", at));
      case 2 -> order(new Approve(task, REASON, "ann", at));
      case 3 -> order(new Reject(task, "not like this", "ann", at));
      case 4, 5, 6 -> order(new AnswerQuestion(task, random.nextInt(1, 3), "left", "ann", at));
      case 7 -> order(new Pause("ann", at));
      case 8, 9 -> order(new Resume("ann", at));
      case 10, 11 -> order(new Retry(task, "ann", at));
      case 12 -> order(new RaiseBudget(new Money(20_000), "ann", at));
      case 13 -> order(new CancelTask(task, "not wanted", "ann", at));
      case 14 -> {
        if (random.nextInt(10) == 0) {
          order(new CancelRun("enough", "ann", at));
        }
      }
      case 15 -> order(new HoldTask(task, "the spec has changed", "ann", at));
      default -> {
        // Nobody is there.
      }
    }
  }

  private void everybodyAnswers() {
    if (!(now() instanceof Opened run)) {
      return;
    }
    if (run.mode() == Mode.PAUSED) {
      world.somebodyMends();
      order(new Resume("ann", world.now()));
    }
    if (isStarved(run)) {
      order(
          new RaiseBudget(
              run.limits().budget().plus(run.spent()).plus(new Money(5_000)), "ann", world.now()));
    }
    for (var outline : run.outline().tasks()) {
      switch (run.task(outline.id())) {
        case Reviewing _ -> order(new Approve(outline.id(), REASON, "ann", world.now()));
        case Asking(_, _, var question, _) ->
            order(new AnswerQuestion(outline.id(), question.number(), "right", "ann", world.now()));
        default -> {
          // Needs nobody.
        }
      }
    }
  }
}
