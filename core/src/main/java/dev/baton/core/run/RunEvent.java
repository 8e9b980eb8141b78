package dev.baton.core.run;

import dev.baton.core.decision.Doorway;
import dev.baton.core.gate.Evidence;
import dev.baton.core.gate.Judgement;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A fact. Never refused, never edited; a changed meaning is a new event.
public sealed interface RunEvent {
  Instant at();

  /// A fact about one task.
  sealed interface OfTask extends RunEvent {
    TaskId task();
  }

  /// A fact about one attempt.
  sealed interface OfAttempt extends OfTask {
    Attempt attempt();

    @Override
    default TaskId task() {
      return attempt().task();
    }
  }

  record RunOpened(RunId run, Outline outline, Limits limits, String by, Instant at)
      implements RunEvent {}

  record RunPaused(String by, Instant at) implements RunEvent {}

  record RunResumed(String by, Instant at) implements RunEvent {}

  record RunCancelled(String why, String by, Instant at) implements RunEvent {}

  record BudgetRaised(Money budget, String by, Instant at) implements RunEvent {}

  record DeadlinesMoved(Duration by, Instant at) implements RunEvent {}

  /// `role` is who does it; nothing in entries of a Baton that knew one role a task.
  record AttemptStarted(
      Attempt attempt, Optional<String> role, Commit base, Instant deadline, Instant at)
      implements OfAttempt {}

  record PerformerLaunched(Attempt attempt, RunCommand.ProcessIdentity process, Instant at)
      implements OfAttempt {}

  record EvidenceKept(Attempt attempt, Evidence evidence, Instant at) implements OfAttempt {}

  record UsageReported(Attempt attempt, Usage total, Instant at) implements OfAttempt {}

  record QuestionAsked(Attempt attempt, Question question, Instant at) implements OfAttempt {}

  record QuestionAnswered(Attempt attempt, Question question, String answer, String by, Instant at)
      implements OfAttempt {}

  record AttemptRested(Attempt attempt, Instant until, String why, Instant at)
      implements OfAttempt {}

  /// What the attempt waited for should be over; it goes on with the next free slot.
  record RestEnded(Attempt attempt, Instant at) implements OfAttempt {}

  /// Its performer is started again. The time at rest is not counted against it.
  record AttemptResumed(Attempt attempt, Instant deadline, Instant at) implements OfAttempt {}

  record CandidateHandedIn(Attempt attempt, Candidate candidate, Instant at) implements OfAttempt {}

  record CandidateJudged(Attempt attempt, Judgement judgement, boolean cleared, Instant at)
      implements OfAttempt {}

  record ReviewAsked(Attempt attempt, Task.Proof proof, String why, List<Doorway> opens, Instant at)
      implements OfAttempt {
    public ReviewAsked {
      opens = List.copyOf(opens);
    }
  }

  record CandidateApproved(Attempt attempt, String by, Instant at) implements OfAttempt {}

  record CandidateQueued(Attempt attempt, long ticket, Task.Proof proof, Instant at)
      implements OfAttempt {}

  /// Merged with the target, behind those in `ahead` as if they had landed.
  record Combined(Attempt attempt, List<Attempt> ahead, Combination combination, Instant at)
      implements OfAttempt {
    public Combined {
      ahead = List.copyOf(ahead);
    }

    public Combined(Attempt attempt, Combination combination, Instant at) {
      this(attempt, List.of(), combination, at);
    }
  }

  record CombinationJudged(Attempt attempt, Judgement judgement, boolean cleared, Instant at)
      implements OfAttempt {}

  /// The combination's tree was judged before under the same policy.
  record CombinationKnown(Attempt attempt, Tree tree, Instant at) implements OfAttempt {}

  record TargetMovedAway(Attempt attempt, Commit expected, Commit found, Instant at)
      implements OfAttempt {}

  record ConflictFound(Attempt attempt, Commit tip, List<String> paths, Instant at)
      implements OfAttempt {
    public ConflictFound {
      paths = List.copyOf(paths);
    }
  }

  /// Judging the attempt showed that nothing can pass at present. The run is paused; what was about
  /// to land has its turn again.
  record RunHalted(Attempt attempt, Halt halt, Instant at) implements OfAttempt {}

  /// The attempt is over; its work is kept, and the task may be tried again.
  record SentBack(Attempt attempt, Feedback feedback, Instant at) implements OfAttempt {}

  record TaskLanded(Attempt attempt, Commit commit, Instant at) implements OfAttempt {}

  record TaskParked(TaskId task, String why, Instant at) implements OfTask {}

  record TaskReopened(TaskId task, String by, Instant at) implements OfTask {}

  record TaskCancelled(TaskId task, String why, String by, Instant at) implements OfTask {}

  /// Whether it can land behind those in `ahead` cannot be known before they have landed or gone.
  record TrialUnclear(Attempt attempt, List<Attempt> ahead, String why, Instant at)
      implements OfAttempt {
    public TrialUnclear {
      ahead = List.copyOf(ahead);
    }
  }

  /// Its turn has come, and its combination is proved: from here the target may move at any time.
  record LandingBegun(Attempt attempt, Combination combination, Instant at) implements OfAttempt {}

  /// An answer came for an attempt that no longer holds its task, or about something else than what
  /// was asked. It changed nothing; what it brought is kept.
  record AnswerRefused(Attempt attempt, String answer, String why, Instant at)
      implements OfAttempt {}
}
