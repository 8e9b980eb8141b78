package dev.baton.core.run;

import dev.baton.core.decision.Ruling;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Task.Live;
import dev.baton.core.run.Task.Sitting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something the run owes the world. Owed until the state says otherwise, so a step that was lost
/// with a process is simply owed again.
public sealed interface Step {
  TaskId task();

  /// Take the target's tip and begin the next attempt.
  record Begin(TaskId task, String role) implements Step {}

  /// A performer works on the attempt; it knows the answers given so far.
  record Perform(Live live, TaskOutline outline, Effort effort) implements Step {
    public Attempt attempt() {
      return live.attempt();
    }

    public String role() {
      return live.role();
    }

    public Commit base() {
      return live.base();
    }

    public Instant deadline() {
      return live.deadline();
    }

    public List<Exchange> exchanges() {
      return live.exchanges();
    }

    public Sitting sitting() {
      return live.sitting();
    }

    @Override
    public TaskId task() {
      return attempt().task();
    }
  }

  /// The gates judge the candidate's own tree.
  record Judge(Attempt attempt, TaskOutline outline, Candidate candidate) implements Step {
    @Override
    public TaskId task() {
      return attempt.task();
    }
  }

  /// The candidate is merged onto the target's tip, in the store, behind those that are taken to
  /// land before it. `tip` is where the run takes the target to be, once it has looked.
  record Combine(Merger merger, List<Merger> ahead, Optional<Commit> tip) implements Step {
    public Combine {
      ahead = List.copyOf(ahead);
    }

    public Attempt attempt() {
      return merger.attempt();
    }

    @Override
    public TaskId task() {
      return attempt().task();
    }
  }

  /// What a candidate's merge is made of: with it goes the decision that lets it through, if it
  /// needed one. `chases` counts how often the tip had moved away by the time it was to land.
  record Merger(
      Attempt attempt,
      TaskOutline outline,
      Candidate candidate,
      Optional<Ruling> ruling,
      int chases) {
    public TaskId task() {
      return attempt.task();
    }
  }

  /// The gates judge the combination.
  record Prove(Attempt attempt, TaskOutline outline, Candidate candidate, Combination combination)
      implements Step {
    @Override
    public TaskId task() {
      return attempt.task();
    }

    public Tree tree() {
      return combination.tree();
    }
  }

  /// The target moves from the combination's tip to the combination, or not at all.
  record Move(Attempt attempt, Combination combination) implements Step {
    @Override
    public TaskId task() {
      return attempt.task();
    }
  }
}
