package dev.baton.app.cli;

import dev.baton.app.Conducting;
import dev.baton.app.Exit;
import dev.baton.app.PersonsWork;
import dev.baton.core.json.Json;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// A person says that their attempt is done.
final class HandInCommand implements Command {
  @Override
  public String name() {
    return "hand-in";
  }

  @Override
  public String summary() {
    return "hand in what you made in a task's clone";
  }

  @Override
  public List<String> examples() {
    return List.of("baton hand-in T-04");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.required(0, "TASK", "as T-04"));
    spec.addOption(
        CommandLineTool.value("--by", "NAME", "who made it and answers for it; you, if left out"));
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    var task = Conducting.task(call.required(0));
    try (var ledger = place.openLedger()) {
      var handedIn = new PersonsWork(place, ledger).handIn(task, call.by());
      if (call.json()) {
        call.document(
            Json.object()
                .put("schema", "baton.hand-in/1")
                .put("task", task.value())
                .put("commit", handedIn.candidate().commit().sha())
                .end());
      } else {
        handedIn.events().forEach(event -> call.console().line(Lines.of(event)));
        call.console().line("next: baton run, which judges it");
      }
      return Exit.YES;
    }
  }
}
