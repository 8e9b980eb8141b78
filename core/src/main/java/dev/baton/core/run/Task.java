package dev.baton.core.run;

import dev.baton.core.decision.Doorway;
import dev.baton.core.decision.Ruling;
import dev.baton.core.gate.Reach;
import dev.baton.core.gate.Tier;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where a task stands. Each state holds exactly the facts that are true in it, so "landed without
/// a commit" or "two attempts on one task" cannot be written down.
public sealed interface Task {
  record Waiting(Set<TaskId> on, Effort effort) implements Task {
    public Waiting {
      on = Set.copyOf(on);
    }
  }

  record Ready(Effort effort) implements Task {}

  record Attempting(Live live, Effort effort) implements Task {}

  record Asking(Live live, Effort effort, Question question, Instant since) implements Task {}

  /// The performer has left because its model is limited, and is started again in the same clone.
  /// Nobody is at work, so no slot is taken; `isDue` once the time has come.
  record Resting(Live live, Effort effort, Rest rest, boolean isDue) implements Task {}

  record Judging(Work work) implements Task {}

  /// `opens` are the one-way doors it would go through: they ask for a reason on record.
  record Reviewing(Work work, Proof proof, String why, List<Doorway> opens) implements Task {
    public Reviewing {
      opens = List.copyOf(opens);
    }
  }

  /// `trial` is what is known of it merged with the target, as far as it was tried.
  record Queued(Work work, Proof proof, long ticket, Optional<Trial> trial) implements Task {
    Queued tried(Optional<Trial> other) {
      return new Queued(work, proof, ticket, other);
    }
  }

  /// Its combination is proved, and the target may have moved to it already.
  record Landing(Work work, Proof proof, long ticket, Combination combination) implements Task {}

  record Landed(Attempt attempt, Commit candidate, Commit commit) implements Task {}

  record Parked(Optional<Attempt> last, Effort effort, String why) implements Task {}

  record Cancelled(Optional<Attempt> last, String why) implements Task {}

  /// An attempt whose performer is at work.
  record Live(
      Attempt attempt,
      String role,
      Commit base,
      Instant deadline,
      Usage usage,
      List<Exchange> exchanges,
      Sitting sitting) {
    public Live {
      exchanges = List.copyOf(exchanges);
    }

    Live used(Usage total) {
      return new Live(attempt, role, base, deadline, total, exchanges, sitting);
    }

    Live due(Instant later) {
      return new Live(attempt, role, base, later, usage, exchanges, sitting);
    }

    Live answered(Exchange exchange) {
      var all = new ArrayList<>(exchanges);
      all.add(exchange);
      return new Live(attempt, role, base, deadline, usage, all, sitting);
    }

    Live again() {
      var next = new Sitting(sitting.number() + 1, usage, exchanges.size());
      return new Live(attempt, role, base, deadline, usage, exchanges, next);
    }
  }

  /// One start of an attempt's performer. Its process counts from nothing, so what the sittings
  /// before it used and asked stands here.
  record Sitting(int number, Usage usedBefore, int askedBefore) {
    public static final Sitting FIRST = new Sitting(0, Usage.NONE, 0);
  }

  /// Why nobody works on an attempt, since when, and until when.
  record Rest(Instant since, Instant until, String why) {}

  /// An attempt that has handed in, and when; not any more once it waited for a person.
  record Work(Attempt attempt, Candidate candidate, Effort effort, Optional<Instant> handedIn) {
    Work reviewed() {
      return new Work(attempt, candidate, effort, Optional.empty());
    }
  }

  /// That the candidate's own tree was judged and cleared, and under which policy; which gates see
  /// some of the change; and what a person decided, where one had to.
  record Proof(Hash policy, Tier tier, Reach reach, Optional<Ruling> ruling) {
    public Proof(Hash policy, Tier tier, Reach reach) {
      this(policy, tier, reach, Optional.empty());
    }

    Proof ruled(Ruling decided) {
      return new Proof(policy, tier, reach, Optional.of(decided));
    }
  }

  /// The attempt that holds the task now, if one does.
  default Optional<Attempt> holder() {
    return switch (this) {
      case Attempting(var live, _) -> Optional.of(live.attempt());
      case Asking(var live, _, _, _) -> Optional.of(live.attempt());
      case Resting(var live, _, _, _) -> Optional.of(live.attempt());
      case Judging(var work) -> Optional.of(work.attempt());
      case Reviewing(var work, _, _, _) -> Optional.of(work.attempt());
      case Queued(var work, _, _, _) -> Optional.of(work.attempt());
      case Landing(var work, _, _, _) -> Optional.of(work.attempt());
      case Waiting _, Ready _, Landed _, Parked _, Cancelled _ -> Optional.empty();
    };
  }

  default boolean isOver() {
    return this instanceof Landed || this instanceof Cancelled;
  }

  /// The state's name in pages, messages and the diagram.
  default String word() {
    return switch (this) {
      case Waiting _ -> "waiting";
      case Ready _ -> "ready";
      case Attempting _ -> "attempting";
      case Asking _ -> "asking";
      case Resting _ -> "resting";
      case Judging _ -> "judging";
      case Reviewing _ -> "reviewing";
      case Queued _ -> "queued";
      case Landing _ -> "landing";
      case Landed _ -> "landed";
      case Parked _ -> "parked";
      case Cancelled _ -> "cancelled";
    };
  }
}
