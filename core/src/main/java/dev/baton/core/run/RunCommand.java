package dev.baton.core.run;

import dev.baton.core.gate.Evidence;
import dev.baton.core.gate.Judgement;
import dev.baton.core.gate.Reach;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A wish, or an answer from the outside world. It may be refused.
public sealed interface RunCommand {
  Instant at();

  /// What somebody outside reports about an attempt. Refused, and on record, when it comes late.
  sealed interface Answer extends RunCommand {
    Attempt attempt();
  }

  /// What a person wants.
  sealed interface Order extends RunCommand {
    String by();
  }

  record OpenRun(RunId run, Outline outline, Limits limits, String by, Instant at)
      implements Order {}

  record BeginAttempt(TaskId task, Commit base, Instant at) implements RunCommand {}

  record Launched(Attempt attempt, ProcessIdentity process, Instant at) implements Answer {}

  /// Something the attempt left behind is in the evidence store: its brief, its transcript.
  record KeepEvidence(Attempt attempt, Evidence evidence, Instant at) implements Answer {}

  record ReportUsage(Attempt attempt, Usage total, Instant at) implements Answer {}

  record Ask(Attempt attempt, Question question, Instant at) implements Answer {}

  record HandIn(Attempt attempt, Candidate candidate, Usage total, Instant at) implements Answer {}

  /// The attempt is over and nothing was handed in.
  record Fall(Attempt attempt, Feedback.Cause cause, String why, Usage total, Instant at)
      implements Answer {}

  /// The performer has left because its model is limited until then; what it did stays in its
  /// clone.
  record Rest(Attempt attempt, int sitting, Instant until, String why, Usage total, Instant at)
      implements Answer {}

  /// The performer says the contract cannot be met; a person must look.
  record Block(Attempt attempt, String why, Usage total, Instant at) implements Answer {}

  /// `halt` says why it was refused, where that is none of the change's doing.
  record ReportJudgement(
      Attempt attempt, Judgement judgement, Reach reach, Optional<Halt> halt, Instant at)
      implements Answer {
    public ReportJudgement(Attempt attempt, Judgement judgement, Instant at) {
      this(attempt, judgement, Reach.EVERYTHING, Optional.empty(), at);
    }
  }

  /// `asked` is what the merge was to be made of.
  record ReportCombination(Asked asked, Combination combination, Instant at) implements Answer {
    @Override
    public Attempt attempt() {
      return asked.attempt();
    }
  }

  record ReportConflict(Asked asked, Commit tip, List<String> paths, Instant at) implements Answer {
    public ReportConflict {
      paths = List.copyOf(paths);
    }

    @Override
    public Attempt attempt() {
      return asked.attempt();
    }
  }

  /// Which merge an answer is about: behind whom, and from where on the target.
  record Asked(Attempt attempt, List<Attempt> ahead, Optional<Commit> tip) {
    public Asked {
      ahead = List.copyOf(ahead);
    }

    public static Asked by(Step.Combine step) {
      return new Asked(
          step.attempt(), step.ahead().stream().map(Step.Merger::attempt).toList(), step.tip());
    }
  }

  /// `halt` as in a judgement.
  record ReportProof(
      Attempt attempt, Commit combination, Judgement judgement, Optional<Halt> halt, Instant at)
      implements Answer {
    public ReportProof(Attempt attempt, Commit combination, Judgement judgement, Instant at) {
      this(attempt, combination, judgement, Optional.empty(), at);
    }
  }

  record ReportMoved(Attempt attempt, Commit combination, Instant at) implements Answer {}

  record ReportTargetElsewhere(Attempt attempt, Commit combination, Commit found, Instant at)
      implements Answer {}

  record AnswerQuestion(TaskId task, int number, String text, String by, Instant at)
      implements Order {}

  /// `reason` becomes a decision on record; a change through a one-way door needs one.
  record Approve(TaskId task, Optional<Reason> reason, String by, Instant at) implements Order {}

  /// Why, in a person's words. A title that is left empty is the task's.
  record Reason(String title, String because, List<String> instead) {
    public Reason {
      instead = List.copyOf(instead);
    }
  }

  record Reject(TaskId task, String why, String by, Instant at) implements Order {}

  record Retry(TaskId task, String by, Instant at) implements Order {}

  /// Takes a task out of the work until a person has looked: what it was told may no longer hold.
  record HoldTask(TaskId task, String why, String by, Instant at) implements Order {}

  record CancelTask(TaskId task, String why, String by, Instant at) implements Order {}

  record Pause(String by, Instant at) implements Order {}

  record Resume(String by, Instant at) implements Order {}

  record CancelRun(String why, String by, Instant at) implements Order {}

  record RaiseBudget(Money budget, String by, Instant at) implements Order {}

  record Tick(Instant at) implements RunCommand {}

  /// The machine slept, or its clock was set: nobody worked in that time, so nobody is late.
  record TimeSkipped(Duration by, Instant at) implements RunCommand {}

  /// A process that is known again after a restart: a bare pid may belong to somebody else by then.
  record ProcessIdentity(long pid, long startTicks, long group) {}
}
