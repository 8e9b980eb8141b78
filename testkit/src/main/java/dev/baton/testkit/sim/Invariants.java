package dev.baton.testkit.sim;

import dev.baton.core.gate.Judgement;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Feedback;
import dev.baton.core.run.Feedback.Cause;
import dev.baton.core.run.Mode;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Run;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEvent.AnswerRefused;
import dev.baton.core.run.RunEvent.AttemptStarted;
import dev.baton.core.run.RunEvent.CandidateHandedIn;
import dev.baton.core.run.RunEvent.CandidateJudged;
import dev.baton.core.run.RunEvent.CombinationJudged;
import dev.baton.core.run.RunEvent.Combined;
import dev.baton.core.run.RunEvent.ConflictFound;
import dev.baton.core.run.RunEvent.OfAttempt;
import dev.baton.core.run.RunEvent.OfTask;
import dev.baton.core.run.RunEvent.RestEnded;
import dev.baton.core.run.RunEvent.SentBack;
import dev.baton.core.run.RunEvent.TargetMovedAway;
import dev.baton.core.run.RunEvent.TaskCancelled;
import dev.baton.core.run.RunEvent.TaskLanded;
import dev.baton.core.run.RunRules;
import dev.baton.core.run.Step.Begin;
import dev.baton.core.run.Step.Combine;
import dev.baton.core.run.Step.Judge;
import dev.baton.core.run.Step.Prove;
import dev.baton.core.run.Task;
import dev.baton.core.run.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What must be true of every history, whatever the world did.
final class Invariants {
  private final World world;
  private final List<String> broken = new ArrayList<>();
  private final Set<TaskId> ended = new HashSet<>();
  private final Map<Tree, Judgement> cleared = new HashMap<>();
  private final Set<Attempt> doors = new HashSet<>();
  private final Map<Attempt, Commit> bases = new HashMap<>();
  private final Map<Commit, Tree> combinations = new HashMap<>();
  private final List<Commit> landed = new ArrayList<>();
  private Run run = Run.unopened();
  private long fence;

  private Invariants(World world) {
    this.world = world;
  }

  static List<String> broken(List<RunEvent> history, World world) {
    var check = new Invariants(world);
    check.broken.addAll(world.wrongs());
    history.forEach(check::event);
    check.end();
    return check.broken;
  }

  private void event(RunEvent event) {
    switch (event) {
      case AttemptStarted started -> started(started);
      case CandidateHandedIn handed -> handedIn(handed);
      case CandidateJudged(_, var judgement, var yes, _) when yes ->
          cleared.put(judgement.tree(), judgement);
      case CombinationJudged(_, var judgement, var yes, _) when yes ->
          cleared.put(judgement.tree(), judgement);
      case Combined combined -> combined(combined);
      case ConflictFound(var attempt, var tip, _, _) -> conflicted(attempt, tip);
      case TargetMovedAway(_, _, var found, _) ->
          require(!landed.contains(found), "in its own way at " + found);
      case RestEnded(var attempt, var at) -> rested(attempt, at);
      case SentBack(var attempt, var feedback, _) -> sentBack(attempt, feedback);
      case TaskLanded(var attempt, var commit, _) -> landed(attempt, commit);
      default -> {
        // Says nothing that an invariant is about.
      }
    }
    if (event instanceof OfTask of && !(event instanceof AnswerRefused)) {
      require(!ended.contains(of.task()), of.task() + " goes on after its end: " + event);
      if (event instanceof TaskLanded || event instanceof TaskCancelled) {
        ended.add(of.task());
      }
    }
    if (event instanceof OfAttempt of && run instanceof Opened before) {
      onlyTheHolderSpeaks(before, of);
    }
    var before = run;
    run = run.evolve(event);
    if (run instanceof Opened opened) {
      if (event instanceof SentBack sentBack && before instanceof Opened earlier) {
        countedOnce(sentBack, earlier, opened);
      }
      nothingIsTriedWhileHalted(opened, event);
      require(
          opened.mode() == Mode.PAUSED || opened.halt().isEmpty(),
          "halted and not paused after " + event);
      require(opened.count(Task.Landing.class) <= 1, "two tasks land at once after " + event);
      notMoreThanTheSlots(opened, event);
      notMoreProofsThanAllowed(opened, event);
    }
  }

  private void onlyTheHolderSpeaks(Opened before, OfAttempt event) {
    if (!(event instanceof AnswerRefused) && !(event instanceof AttemptStarted)) {
      require(
          before.task(event.task()).holder().equals(Optional.of(event.attempt())),
          "an attempt that does not hold its task was listened to: " + event);
    }
  }

  private void started(AttemptStarted started) {
    bases.put(started.attempt(), started.base());
    require(started.attempt().fence() > fence, "a fence that does not grow: " + started);
    fence = started.attempt().fence();
    if (run instanceof Opened opened) {
      require(
          !opened.spent().isAtLeast(opened.limits().budget()),
          "an attempt begins after the budget was spent: " + started);
    }
  }

  private void rested(Attempt attempt, Instant at) {
    var isOver =
        run instanceof Opened opened
            && opened.task(attempt.task()) instanceof Task.Resting(_, _, var rest, _)
            && !at.isBefore(rest.until());
    require(isOver, "woken too early: " + attempt);
  }

  private void sentBack(Attempt attempt, Feedback because) {
    var isBlamed = because.cause() == Cause.GATE || because.cause() == Cause.COMBINATION;
    if (isBlamed && run instanceof Opened opened) {
      var trial =
          opened.task(attempt.task()) instanceof Task.Queued queued
              ? queued.trial()
              : Optional.<Trial>empty();
      require(
          trial.map(Trial::ahead).orElse(List.of()).isEmpty(),
          "blamed for what others may have done: " + attempt);
      var without =
          trial.orElse(null) instanceof Trial.Red(_, var combination, _)
              ? combination.ground()
              : bases.get(attempt);
      require(
          without != null && world.isGreenFor(attempt, world.repository().tree(without)),
          "blamed for what was red before: " + attempt);
      trial.ifPresent(_ -> isBlamedThere(attempt, without, opened.tip()));
    }
  }

  private void isBlamedThere(Attempt attempt, @Nullable Commit ground, Optional<Commit> tip) {
    require(
        ground != null
            && tip.filter(it -> world.repository().areAlike(attempt, ground, it)).isPresent(),
        "blamed for what happens elsewhere than on the target: " + attempt);
  }

  private void conflicted(Attempt attempt, Commit tip) {
    var candidate = run instanceof Opened opened ? opened.task(attempt.task()) : null;
    require(
        candidate instanceof Task.Queued queued
            && world.repository().conflicts(queued.work().candidate().commit(), tip),
        "sent back for a conflict that is not on the target: " + attempt);
  }

  private void countedOnce(SentBack event, Opened before, Opened after) {
    var counted = event.feedback().cause() == Cause.RED_TARGET ? 1 : 0;
    require(
        after.effort(event.task()).attempts() == before.effort(event.task()).attempts() - counted,
        "counted, or not counted, against its task: " + event);
  }

  private void nothingIsTriedWhileHalted(Opened opened, RunEvent after) {
    require(
        opened.halt().isEmpty()
            || RunRules.next(opened).stream()
                .noneMatch(step ->
                    step instanceof Begin
                        || step instanceof Judge
                        || step instanceof Combine
                        || step instanceof Prove),
        "tried again although nothing can pass, after " + after);
  }

  private void notMoreThanTheSlots(Opened opened, RunEvent after) {
    var taken = new HashMap<String, Integer>();
    RunRules.live(opened).forEach(live -> taken.merge(live.role(), 1, Integer::sum));
    taken.forEach((role, count) ->
        require(
            count <= opened.limits().slotsOf(role),
            count + " of the role " + role + " at work after " + after));
  }

  private void notMoreProofsThanAllowed(Opened opened, RunEvent after) {
    var proofs =
        RunRules.next(opened).stream()
            .flatMap(step -> step instanceof Prove prove ? Stream.of(prove) : Stream.of())
            .toList();
    var quick = proofs.stream().filter(prove -> isKnown(opened, prove)).count();
    require(
        quick <= 1 && proofs.size() - quick <= opened.limits().proofs(),
        proofs + " proofs at once after " + after);
  }

  // Green before something landed that cannot matter, and quickly shown.
  private static boolean isKnown(Opened opened, Prove prove) {
    return opened.task(prove.task()) instanceof Task.Queued queued
        && queued.trial().orElse(null) instanceof Trial.Proving proving
        && proving.isKnown();
  }

  private void handedIn(CandidateHandedIn handed) {
    var candidate = handed.candidate();
    require(
        world.repository().isKept(candidate.commit()),
        "a candidate that is not in the store: " + handed);
    if (world.repository().opensADoor(candidate.tree())) {
      doors.add(handed.attempt());
    }
  }

  private void combined(Combined event) {
    var combination = event.combination();
    combinations.put(combination.commit(), combination.tree());
    require(
        landed.isEmpty() || world.repository().contains(combination.tip(), landed.getLast()),
        "merged onto what the target was before: " + event);
  }

  private void landed(Attempt attempt, Commit commit) {
    landed.add(commit);
    require(
        !doors.contains(attempt) || world.repository().isDecided(commit),
        "through a one-way door without a decision: " + attempt);
    var tree = combinations.get(commit);
    require(tree != null, "landed, but never combined: " + commit);
    require(
        tree != null && cleared.containsKey(tree), "landed without a verdict on its tree: " + tree);
    require(
        tree != null && world.isGreenFor(attempt, tree),
        "landed although its tree is red: " + tree);
  }

  private void end() {
    var repository = world.repository();
    require(
        landed.equals(repository.moves()),
        "the ledger says " + landed + " landed, the target says " + repository.moves());
    for (var commit : landed) {
      require(
          repository.contains(repository.tip(), commit), "not in the target any more: " + commit);
    }
    if (run instanceof Opened opened) {
      opened.outline().tasks().forEach(task -> finished(opened, task.id()));
    } else {
      broken.add("the run was never opened");
    }
    for (var worker : world.workers()) {
      require(!worker.isAlive(), "still at work at the end: " + worker.attempt());
    }
  }

  private void finished(Opened opened, TaskId task) {
    switch (opened.task(task)) {
      case Task.Landed _, Task.Cancelled _, Task.Parked _ -> {
        // An end, or a person's turn.
      }
      case Task.Waiting(var on, _) ->
          require(
              on.stream().anyMatch(before -> !(opened.task(before) instanceof Task.Landed)),
              task + " waits for what has landed");
      case Task.Ready _,
          Task.Attempting _,
          Task.Asking _,
          Task.Resting _,
          Task.Judging _,
          Task.Reviewing _,
          Task.Queued _,
          Task.Landing _ ->
          broken.add(task + " could go on and does not: " + opened.task(task));
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }
}
