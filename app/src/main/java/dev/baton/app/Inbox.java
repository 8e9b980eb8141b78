package dev.baton.app;

import dev.baton.core.policy.Policy;
import dev.baton.core.run.Halt;
import dev.baton.core.run.Money;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Question;
import dev.baton.core.run.Task;
import dev.baton.core.run.TaskOutline;
import java.util.ArrayList;
import java.util.List;

/// Everything of a run that waits for a person, whoever shows it.
public final class Inbox {
  private Inbox() {}

  /// One thing that waits.
  public sealed interface Waiting {
    /// What kind of thing it is, in a word or two.
    String kind();
  }

  /// About the run as a whole.
  public sealed interface OfRun extends Waiting {}

  /// About one task.
  public sealed interface OfTask extends Waiting {
    TaskOutline task();
  }

  public record Budget(Money spent, Money allowed) implements OfRun {
    @Override
    public String kind() {
      return "budget";
    }
  }

  public record Halted(Halt halt) implements OfRun {
    @Override
    public String kind() {
      return "halt";
    }
  }

  public record Asked(TaskOutline task, Question question, Task.Asking state) implements OfTask {
    @Override
    public String kind() {
      return "question";
    }
  }

  public record Review(TaskOutline task, Task.Reviewing state) implements OfTask {
    @Override
    public String kind() {
      return state.opens().isEmpty() ? "review" : "one-way door";
    }
  }

  public record Parked(TaskOutline task, Task.Parked state) implements OfTask {
    @Override
    public String kind() {
      return "parked";
    }
  }

  /// A task that a person is to do.
  public record Yours(TaskOutline task, Task.Live live) implements OfTask {
    @Override
    public String kind() {
      return "yours";
    }
  }

  public static List<Waiting> of(Opened run) {
    var items = new ArrayList<Waiting>();
    if (run.spent().isAtLeast(run.limits().budget()) && !run.isOver()) {
      items.add(new Budget(run.spent(), run.limits().budget()));
    }
    run.halt().filter(_ -> !run.isOver()).map(Halted::new).ifPresent(items::add);
    for (var outline : run.outline().tasks()) {
      switch (run.task(outline.id())) {
        case Task.Asking asking -> items.add(new Asked(outline, asking.question(), asking));
        case Task.Reviewing reviewing -> items.add(new Review(outline, reviewing));
        case Task.Parked parked -> items.add(new Parked(outline, parked));
        case Task.Attempting(var live, _) when live.role().equals(Policy.HUMAN) ->
            items.add(new Yours(outline, live));
        default -> {
          // Needs nobody.
        }
      }
    }
    return items;
  }
}
