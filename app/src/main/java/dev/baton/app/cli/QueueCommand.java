package dev.baton.app.cli;

import dev.baton.app.Exit;
import dev.baton.app.Outlook;
import dev.baton.app.Runs;
import dev.baton.core.json.Json;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Halt;
import dev.baton.core.run.Opened;
import java.util.List;

/// What waits to land, in its order, and why each stands where it does.
final class QueueCommand implements Command {
  @Override
  public String name() {
    return "queue";
  }

  @Override
  public String summary() {
    return "say what waits to land, behind whom, and why";
  }

  @Override
  public List<String> examples() {
    return List.of("baton queue", "baton queue --json");
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    try (var ledger = place.openLedger()) {
      var run = Runs.opened(new Runs(ledger).current());
      if (call.json()) {
        call.document(json(run));
      } else {
        show(run, call.console());
      }
    }
    return Exit.YES;
  }

  private static void show(Opened run, Console console) {
    var line = Outlook.all(run);
    console.table(
        line.stream()
            .map(each ->
                List.of(
                    console.bold(each.attempt().task().value()),
                    each.word(),
                    Console.visible(each.why())))
            .toList());
    if (line.isEmpty()) {
      console.line("nothing waits to land");
    }
    console.line(
        "%s%s; %s at once; %s is %s"
            .formatted(
                run.outline().target(),
                run.tip()
                    .map(tip -> " was seen at " + tip.brief())
                    .orElse(" was not looked at yet"),
                Console.count(run.limits().proofs(), "proof"),
                run.id(),
                run.isOver() ? "over" : run.mode().word()));
    run.halt().map(Halt::words).map(Console::visible).ifPresent(console::line);
  }

  static Json json(Opened run) {
    return Json.object()
        .put("schema", "baton.queue/1")
        .put("run", run.id().value())
        .put("mode", run.isOver() ? "over" : run.mode().word())
        .put("halt", run.halt().map(Halt::words).orElse(""))
        .put("target", run.outline().target())
        .put("tip", run.tip().map(Commit::sha).orElse(""))
        .put("proofs", run.limits().proofs())
        .putEach(
            "places",
            Outlook.all(run),
            each ->
                Json.object()
                    .put("task", each.attempt().task().value())
                    .put("attempt", each.attempt().number())
                    .put("is", each.word())
                    .putTexts(
                        "behind",
                        each.behind().stream().map(before -> before.task().value()).toList())
                    .put("why", each.why())
                    .end())
        .end();
  }
}
