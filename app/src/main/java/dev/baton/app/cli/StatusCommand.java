package dev.baton.app.cli;

import dev.baton.app.ConductorNote;
import dev.baton.app.Exit;
import dev.baton.app.Runs;
import dev.baton.core.json.Json;
import dev.baton.core.run.Halt;
import dev.baton.core.run.Opened;
import java.util.List;
import java.util.Optional;

/// Where every task stands.
public final class StatusCommand implements Command {
  @Override
  public String name() {
    return "status";
  }

  @Override
  public String summary() {
    return "say where every task stands";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton status", "baton status --json | jq '.tasks[] | select(.state==\"parked\")'");
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    try (var ledger = place.openLedger()) {
      var run = Runs.opened(new Runs(ledger).current());
      var conductor = ConductorNote.of(place).alive();
      if (call.json()) {
        call.document(json(run, conductor));
      } else {
        show(run, conductor, call.console());
      }
    }
    return Exit.YES;
  }

  private static void show(Opened run, Optional<Long> conductor, Console console) {
    console.table(Lines.tasks(run, console));
    console.line(Lines.standing(run));
    if (!run.isOver()) {
      console.line(conductor.map(pid -> "process " + pid).orElse("nobody") + " is at work on it");
    }
    var next = conductor.isPresent() ? Next.ofAPerson(run) : Next.after(run);
    next.ifPresent(what -> console.line("next: " + what));
  }

  /// `conductor` is the process at work on it, if one is.
  public static Json json(Opened run, Optional<Long> conductor) {
    return Json.object()
        .put("schema", "baton.status/1")
        .put("run", run.id().value())
        .put("mode", run.isOver() ? "over" : run.mode().word())
        .put("halt", run.halt().map(Halt::words).orElse(""))
        .put("target", run.outline().target())
        .put("spentMicros", run.spent().micros())
        .put("budgetMicros", run.limits().budget().micros())
        .putEach(
            "tasks",
            run.outline().tasks(),
            task ->
                Json.object()
                    .put("id", task.id().value())
                    .put("title", task.title())
                    .put("state", run.task(task.id()).word())
                    .put("attempts", run.effort(task.id()).attempts())
                    .end())
        .put("conductor", conductor.orElse(0L))
        .end();
  }
}
