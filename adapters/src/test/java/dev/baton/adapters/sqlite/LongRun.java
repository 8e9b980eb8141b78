package dev.baton.adapters.sqlite;

import dev.baton.core.gate.Evidence;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Judgement;
import dev.baton.core.gate.Reach;
import dev.baton.core.gate.Severity;
import dev.baton.core.gate.Tier;
import dev.baton.core.gate.Verdict;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.Combination;
import dev.baton.core.run.Feedback;
import dev.baton.core.run.Limits;
import dev.baton.core.run.Money;
import dev.baton.core.run.Outline;
import dev.baton.core.run.RunCommand.ProcessIdentity;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunId;
import dev.baton.core.run.Task.Proof;
import dev.baton.core.run.TaskOutline;
import dev.baton.core.run.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The history of a run in which every task is sent back many times: the size and mix of events
/// that a year of a busy team leaves behind.
final class LongRun {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private final int tasks;
  private final int attempts;
  private final Consumer<RunEvent> reader;
  private long fence;
  private long tickets;
  private long events;

  private LongRun(int tasks, int attempts, Consumer<RunEvent> reader) {
    this.tasks = tasks;
    this.attempts = attempts;
    this.reader = reader;
  }

  /// Gives the events in order; returns how many there were.
  static long tell(int tasks, int attempts, Consumer<RunEvent> reader) {
    var run = new LongRun(tasks, attempts, reader);
    run.tell();
    return run.events;
  }

  private void tell() {
    var outlines = new ArrayList<TaskOutline>();
    for (int task = 0; task < tasks; task++) {
      outlines.add(
          new TaskOutline(
              id(task),
              "What task " + task + " is there for",
              task % 3 == 0 ? List.of() : List.of(id(task - 1)),
              "builder",
              Duration.ofMinutes(40),
              Money.dollars(2),
              hash("contract", task)));
    }
    var limits =
        new Limits(100, 3, 3, 3, 1, Money.dollars(1_000_000), Map.of("builder", 8), Map.of());
    tell(
        new RunEvent.RunOpened(
            new RunId("R-1"),
            new Outline("specs/long/plan.md", hash("plan", 0), "main", outlines),
            limits,
            "Ada",
            START));
    for (int task = 0; task < tasks; task++) {
      for (int number = 1; number <= attempts; number++) {
        attempt(new Attempt(id(task), number, ++fence), number == attempts);
      }
    }
  }

  private void attempt(Attempt attempt, boolean last) {
    var base = commit("base", attempt.fence());
    tell(
        new RunEvent.AttemptStarted(
            attempt, Optional.of("builder"), base, at().plusSeconds(2_400), at()));
    tell(
        new RunEvent.PerformerLaunched(
            attempt, new ProcessIdentity(4_000 + fence, 99_000 + fence, 4_000 + fence), at()));
    tell(kept(attempt, "brief"));
    for (int turn = 1; turn <= 3; turn++) {
      var usage = new Usage(9_000L * turn, 700L * turn, new Money(31_250L * turn));
      tell(new RunEvent.UsageReported(attempt, usage, at()));
    }
    tell(kept(attempt, "transcript"));
    var tree = new Tree(commit("tree", attempt.fence()).sha());
    var candidate = new Candidate(base, commit("candidate", attempt.fence()), tree);
    tell(new RunEvent.CandidateHandedIn(attempt, candidate, at()));
    var judgement = judgement(tree, attempt, last);
    tell(new RunEvent.CandidateJudged(attempt, judgement, last, at()));
    if (last) {
      land(attempt, candidate, judgement);
    } else {
      tell(
          new RunEvent.SentBack(
              attempt,
              new Feedback(
                  attempt.number(),
                  Feedback.Cause.GATE,
                  "G-12 unit tests: fail: 2 of 340 tests failed",
                  List.of(new Evidence(hash("tests", attempt.fence()), "junit"))),
              at()));
    }
  }

  private void land(Attempt attempt, Candidate candidate, Judgement judgement) {
    var proof = new Proof(judgement.policy(), judgement.tier(), Reach.EVERYTHING);
    tell(new RunEvent.CandidateQueued(attempt, ++tickets, proof, at()));
    var commit = commit("combination", attempt.fence());
    var combination =
        new Combination(candidate.base(), commit, candidate.tree(), judgement.policy());
    tell(new RunEvent.Combined(attempt, combination, at()));
    tell(new RunEvent.CombinationKnown(attempt, candidate.tree(), at()));
    tell(new RunEvent.TaskLanded(attempt, commit, at()));
  }

  private Judgement judgement(Tree tree, Attempt attempt, boolean green) {
    var results = new ArrayList<GateResult>();
    for (int gate = 10; gate < 14; gate++) {
      results.add(
          new GateResult(
              new Gate("G-" + gate, "gate number " + gate, 1, Severity.BLOCK),
              green || gate != 12 ? new Verdict.Pass() : new Verdict.Fail("2 of 340 tests failed"),
              List.of(),
              List.of(new Evidence(hash("log" + gate, attempt.fence()), "log")),
              Duration.ofMillis(1_200)));
    }
    return new Judgement(tree, hash("policy", 0), hash("environment", 0), Tier.T1, results);
  }

  private RunEvent kept(Attempt attempt, String kind) {
    return new RunEvent.EvidenceKept(
        attempt, new Evidence(hash(kind, attempt.fence()), kind), at());
  }

  private void tell(RunEvent event) {
    events++;
    reader.accept(event);
  }

  private Instant at() {
    return START.plusMillis(events * 730);
  }

  private static TaskId id(int task) {
    return new TaskId("T-" + (task + 1));
  }

  private static Hash hash(String what, long number) {
    return Hash.of(what + number);
  }

  private static Commit commit(String what, long number) {
    return new Commit(hash(what, number).hex().substring(0, 40));
  }
}
