package dev.baton.core.run;

import dev.baton.core.decision.Doorway;
import dev.baton.core.plan.TaskId;
import java.util.List;
import java.util.stream.Collectors;

/// Why the rules said no.
public sealed interface Refusal {
  record NotOpen() implements Refusal {}

  record AlreadyOpen(RunId run) implements Refusal {}

  record NotAPlan(String why) implements Refusal {}

  record UnknownTask(TaskId task) implements Refusal {}

  /// The answer is late, doubled, or about something else than what was asked.
  record Stale(Attempt attempt, String why) implements Refusal {}

  record WrongState(TaskId task, String is, String wanted) implements Refusal {}

  /// A change through a one-way door is let through by a decision, and that has a reason.
  record NeedsReason(TaskId task, List<Doorway> opens) implements Refusal {
    public NeedsReason {
      opens = List.copyOf(opens);
    }
  }

  record NoSlot(String role) implements Refusal {}

  record BudgetReached(Money spent, Money budget) implements Refusal {}

  record NotRunning(Mode mode) implements Refusal {}

  /// The wish is already true.
  record NothingToDo(String why) implements Refusal {}

  /// In words a person can act on.
  default String words() {
    return switch (this) {
      case NotOpen() -> "this run was never opened";
      case AlreadyOpen(var run) -> run + " is open already";
      case NotAPlan(var why) -> why;
      case UnknownTask(var task) -> "there is no task " + task + " in this run";
      case Stale(var attempt, var why) -> "the answer of " + attempt + " was refused: " + why;
      case WrongState(var task, var is, var wanted) ->
          task + " is " + is + "; this needs a task that is " + wanted;
      case NeedsReason(var task, var opens) ->
          "%s goes through a one-way door (%s): say why it may, with --because; it becomes a decision"
              .formatted(
                  task, opens.stream().map(Doorway::words).collect(Collectors.joining(", ")));
      case NoSlot(var role) -> "every slot of " + role + " is taken";
      case BudgetReached(var spent, var budget) ->
          "the run has spent " + spent + " of " + budget + "; resume it with --budget to go on";
      case NotRunning(var mode) -> "the run is " + mode.word();
      case NothingToDo(var why) -> why;
    };
  }
}
