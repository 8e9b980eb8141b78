package dev.baton.app;

import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Money;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunCommand;
import dev.baton.core.run.RunCommand.AnswerQuestion;
import dev.baton.core.run.RunCommand.Reason;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.Task.Asking;
import dev.baton.engine.Reply;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The one way a person's orders take, wherever they are given: decided by the rules on what is
/// true now, and then a fact in the ledger.
public final class Conducting {
  private Conducting() {}

  /// Gives an order to the present run; a problem where the rules refuse it.
  public static List<RunEvent> give(SqliteLedger ledger, Function<Opened, RunCommand> order) {
    var stream = new Runs(ledger).current();
    return switch (stream.handle(order.apply(Runs.opened(stream)))) {
      case Reply.Done(var events) -> events;
      case Reply.Refused(var why) -> throw Problem.no(why.words(), "see: baton status");
    };
  }

  /// The answer to what the task asks now.
  public static RunCommand answer(Opened run, TaskId task, String text, String by) {
    if (run.outline().knows(task) && run.task(task) instanceof Asking(_, _, var question, _)) {
      return new AnswerQuestion(task, question.number(), text, by, Baton.CLOCK.instant());
    }
    throw Problem.no(task + " asks nothing", "see who does: baton inbox");
  }

  /// A reason for the record, if one is given. `instead` holds the other ways, with ; between.
  public static Optional<Reason> reason(String because, String title, String instead) {
    if (because.isBlank()) {
      if (!title.isBlank() || !instead.isBlank()) {
        throw Problem.usage("a decision has a reason", "say it with --because");
      }
      return Optional.empty();
    }
    var ways =
        Stream.of(instead.split(";")).map(String::strip).filter(it -> !it.isEmpty()).toList();
    return Optional.of(new Reason(title.strip(), because.strip(), ways));
  }

  public static TaskId task(String written) {
    return TaskId.parse(written)
        .orElseThrow(
            () -> Problem.usage("\"" + written + "\" is not a task", "tasks look like T-03"));
  }

  public static Money money(String written) {
    if (written.matches("\\$?[0-9]{1,7}(\\.[0-9]{1,6})?")) {
      return Money.dollars(Double.parseDouble(written.replace("$", "")));
    }
    throw Problem.usage("\"" + written + "\" is not an amount", "write it as $80 or 80");
  }
}
