package dev.baton.core.run;

import dev.baton.core.queue.Intent;
import dev.baton.core.queue.Intent.Act;
import dev.baton.core.run.Step.Begin;
import dev.baton.core.run.Step.Combine;
import dev.baton.core.run.Step.Judge;
import dev.baton.core.run.Step.Merger;
import dev.baton.core.run.Step.Move;
import dev.baton.core.run.Step.Perform;
import dev.baton.core.run.Step.Prove;
import dev.baton.core.run.Task.Asking;
import dev.baton.core.run.Task.Attempting;
import dev.baton.core.run.Task.Cancelled;
import dev.baton.core.run.Task.Judging;
import dev.baton.core.run.Task.Landed;
import dev.baton.core.run.Task.Landing;
import dev.baton.core.run.Task.Parked;
import dev.baton.core.run.Task.Proof;
import dev.baton.core.run.Task.Queued;
import dev.baton.core.run.Task.Ready;
import dev.baton.core.run.Task.Resting;
import dev.baton.core.run.Task.Reviewing;
import dev.baton.core.run.Task.Waiting;
import dev.baton.core.run.Task.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads from a run's state what it owes the world.
///
/// A paused run begins nothing and takes nothing from the queue; what is under way may end. A run
/// that is halted judges nothing either. Among ready tasks the one with the longest way behind it
/// goes first, which keeps the last slot from working alone. Where a landing takes little time, a
/// slot is kept for a task that waits for nothing else and would go first.
final class Owed {
  private Owed() {}

  static List<Step> by(Opened run) {
    var steps = new ArrayList<Step>();
    var ready = new ArrayList<Integer>();
    for (int place = 0; place < run.size(); place++) {
      if (run.at(place) instanceof Ready || isDue(run.at(place))) {
        ready.add(place);
      } else {
        underWay(run, place).ifPresent(steps::add);
      }
    }
    var queue = Queueing.plan(run);
    prove(run, queue, steps);
    if (run.mode() == Mode.RUNNING) {
      combine(run, queue, steps);
      begin(run, ready, steps);
    }
    return steps;
  }

  static boolean isDue(Task task) {
    return task instanceof Resting resting && resting.isDue();
  }

  private static Optional<Step> underWay(Opened run, int place) {
    var outline = run.outline().task(place);
    return switch (run.at(place)) {
      case Attempting(var live, var effort) -> Optional.of(new Perform(live, outline, effort));
      case Asking(var live, var effort, _, _) -> Optional.of(new Perform(live, outline, effort));
      case Judging(var work) ->
          run.halt().isPresent()
              ? Optional.empty()
              : Optional.of(new Judge(work.attempt(), outline, work.candidate()));
      case Landing(var work, _, _, var combination) ->
          Optional.of(new Move(work.attempt(), combination));
      case Waiting _, Ready _, Resting _, Reviewing _, Queued _, Landed _, Parked _, Cancelled _ ->
          Optional.empty();
    };
  }

  // What is under way may end, also in a run that is paused; a halt has put an end to it.
  private static void prove(Opened run, List<Intent<Attempt>> queue, List<Step> steps) {
    for (var intent : queue) {
      if (intent.act().isJudging()) {
        steps.add(prove(run, intent.key()));
      }
    }
  }

  // One lands after the other; the rest is merged beside that.
  private static void combine(Opened run, List<Intent<Attempt>> queue, List<Step> steps) {
    var mayLand = !Queueing.isLanding(run);
    for (var intent : queue) {
      var lands = intent.act() == Act.LAND;
      if (intent.act().isMerging() && (!lands || mayLand)) {
        steps.add(combine(run, intent));
        mayLand = mayLand && !lands;
      }
    }
  }

  private static Combine combine(Opened run, Intent<Attempt> intent) {
    return new Combine(
        merger(run, intent.key()),
        intent.behind().stream().map(before -> merger(run, before)).toList(),
        run.tip());
  }

  private static Merger merger(Opened run, Attempt attempt) {
    var outline = run.outline().task(run.outline().place(attempt.task()));
    return switch (run.task(attempt.task())) {
      case Queued(var work, var proof, _, _) -> merger(outline, work, proof);
      case Landing(var work, var proof, _, _) -> merger(outline, work, proof);
      case Task task -> throw new IllegalStateException(attempt + " is " + task.word());
    };
  }

  private static Merger merger(TaskOutline outline, Work work, Proof proof) {
    var chases = work.effort().chases();
    return new Merger(work.attempt(), outline, work.candidate(), proof.ruling(), chases);
  }

  private static Prove prove(Opened run, Attempt attempt) {
    var outline = run.outline().task(run.outline().place(attempt.task()));
    var proving = run.proving(attempt);
    return new Prove(attempt, outline, run.candidate(attempt), proving.combination());
  }

  private static void begin(Opened run, List<Integer> ready, List<Step> steps) {
    if (ready.isEmpty() || isBudgetReached(run)) {
      return;
    }
    var free = freeSlots(run);
    var soon = run.pace().landsAtOnce() ? soon(run) : Stream.<Integer>of();
    Stream.concat(ready.stream(), soon)
        .sorted(
            Comparator.comparingLong((Integer place) -> run.outline().remaining(place))
                .reversed()
                .thenComparingInt(place -> place))
        .forEach(place -> {
          var role = role(run, place);
          if (free.merge(role, -1, Integer::sum) >= 0 && !(run.at(place) instanceof Waiting)) {
            steps.add(new Begin(run.outline().task(place).id(), role));
          }
        });
  }

  // What is ready as soon as those have landed that were handed in. If one is sent back instead, it
  // has the slot.
  private static Stream<Integer> soon(Opened run) {
    return IntStream.range(0, run.size())
        .filter(place -> isAboutToLand(run.at(place)))
        .boxed()
        .flatMap(place -> run.outline().dependents(place).stream())
        .distinct()
        .filter(place -> waitsForLandingsOnly(run, place));
  }

  private static boolean waitsForLandingsOnly(Opened run, int place) {
    return run.at(place) instanceof Waiting(var on, _)
        && on.stream().allMatch(before -> isAboutToLand(run.task(before)));
  }

  // Without any person's doing.
  private static boolean isAboutToLand(Task task) {
    return task instanceof Judging || task instanceof Queued || task instanceof Landing;
  }

  /// Who would do the task next: who is at it already, where it rests.
  static String role(Opened run, int place) {
    return run.at(place) instanceof Resting resting
        ? resting.live().role()
        : run.outline().task(place).role(run.effort(run.outline().task(place).id()));
  }

  private static Map<String, Integer> freeSlots(Opened run) {
    var free = new HashMap<>(run.limits().slots());
    for (int place = 0; place < run.size(); place++) {
      Opened.live(run.at(place)).ifPresent(live -> free.merge(live.role(), -1, Integer::sum));
    }
    return free;
  }

  static int taken(Opened run, String role) {
    int taken = 0;
    for (int place = 0; place < run.size(); place++) {
      if (Opened.live(run.at(place)).filter(live -> live.role().equals(role)).isPresent()) {
        taken++;
      }
    }
    return taken;
  }

  static boolean isBudgetReached(Opened run) {
    return run.spent().isAtLeast(run.limits().budget());
  }
}
