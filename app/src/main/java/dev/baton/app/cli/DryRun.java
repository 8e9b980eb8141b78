package dev.baton.app.cli;

import dev.baton.app.Ahead;
import dev.baton.core.assign.Assignment;
import dev.baton.core.json.Json;
import dev.baton.core.run.Money;
import java.util.List;

/// What a run would do, shown before anything is begun or spent.
final class DryRun {
  private DryRun() {}

  static void show(Ahead ahead, Console console) {
    var outline = ahead.outline();
    console.line(
        "would open a run of %s on %s: %d tasks, at most %s of a budget of %s"
            .formatted(
                outline.plan(),
                outline.target(),
                outline.tasks().size(),
                most(ahead),
                ahead.policy().budget()));
    console.line();
    console.table(ahead.assignments().stream().map(each -> row(ahead, each)).toList());
    console.line();
    console.line("nothing was begun; for real: baton run");
  }

  private static List<String> row(Ahead ahead, Assignment each) {
    var after = each.roles().subList(1, each.roles().size());
    return List.of(
        each.task().value(),
        each.roles().getFirst(),
        after.isEmpty() ? "" : "then " + String.join(", ", after),
        each.why(),
        Console.visible(ahead.outline().task(each.task()).title()));
  }

  private static Money most(Ahead ahead) {
    return ahead.outline().tasks().stream()
        .map(task -> new Money(task.money().micros() * ahead.policy().attempts()))
        .reduce(Money.ZERO, Money::plus);
  }

  static Json json(Ahead ahead) {
    return Json.object()
        .put("schema", "baton.dry-run/1")
        .put("plan", ahead.outline().plan())
        .put("target", ahead.outline().target())
        .put("mostMicros", most(ahead).micros())
        .put("budgetMicros", ahead.policy().budget().micros())
        .putEach(
            "tasks",
            ahead.assignments(),
            each ->
                Json.object()
                    .put("task", each.task().value())
                    .putTexts("performers", each.roles())
                    .put("why", each.why())
                    .end())
        .end();
  }
}
