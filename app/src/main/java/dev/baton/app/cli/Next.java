package dev.baton.app.cli;

import dev.baton.core.run.Mode;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Task;
import java.util.Optional;

/// The one thing that is most worth doing now.
final class Next {
  private Next() {}

  static Optional<String> after(Opened run) {
    return ofAPerson(run).or(() -> Optional.of("let it go on: baton run"));
  }

  /// What needs a person, whoever conducts.
  static Optional<String> ofAPerson(Opened run) {
    if (run.halt().isPresent() && !run.isOver()) {
      var halt = run.halt().get();
      return Optional.of(
          halt.mend() + ", then: baton resume   (" + Console.visible(halt.words()) + ")");
    }
    for (var outline : run.outline().tasks()) {
      switch (run.task(outline.id())) {
        case Task.Asking(_, _, var question, _) -> {
          return Optional.of(
              "answer the question of "
                  + outline.id()
                  + ": baton answer "
                  + outline.id()
                  + " \"...\"   ("
                  + Console.visible(question.text())
                  + ")");
        }
        case Task.Reviewing _ -> {
          return Optional.of("look at " + outline.id() + ", then: baton approve " + outline.id());
        }
        case Task.Parked _ -> {
          return Optional.of(
              "read why "
                  + outline.id()
                  + " is parked (baton inbox), then: baton resume "
                  + outline.id()
                  + " or baton cancel "
                  + outline.id());
        }
        default -> {
          // Needs nobody.
        }
      }
    }
    if (run.isOver()) {
      return Optional.of("see what was delivered: baton gap");
    }
    if (run.mode() == Mode.PAUSED) {
      return Optional.of("go on: baton resume");
    }
    return run.spent().isAtLeast(run.limits().budget())
        ? Optional.of("the budget is spent; raise it: baton resume --budget $80")
        : Optional.empty();
  }
}
