package dev.baton.app.cli;

import dev.baton.app.Exit;
import dev.baton.app.Runs;
import dev.baton.core.json.Json;
import dev.baton.core.queue.Intent;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Halt;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunRules;
import dev.baton.core.run.Task;
import dev.baton.core.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    var plan = RunRules.queue(run);
    console.table(
        plan.stream()
            .map(intent ->
                List.of(console.bold(intent.key().task().value()), word(intent), why(run, intent)))
            .toList());
    if (plan.isEmpty()) {
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
            RunRules.queue(run),
            intent ->
                Json.object()
                    .put("task", intent.key().task().value())
                    .put("attempt", intent.key().number())
                    .put("is", word(intent))
                    .putTexts(
                        "behind", behind(intent).stream().map(each -> each.task().value()).toList())
                    .put("why", why(run, intent))
                    .end())
        .end();
  }

  private static String word(Intent<Attempt> intent) {
    return switch (intent) {
      case Intent.Landing<Attempt> _ -> "landing";
      case Intent.Land<Attempt> _, Intent.Follow<Attempt> _ -> "proved";
      case Intent.GoOn<Attempt> _ -> "proving";
      case Intent.Prove<Attempt> _ -> "next";
      case Intent.Doubt<Attempt> _ -> "doubtful";
      case Intent.Wait<Attempt> _ -> "waiting";
    };
  }

  /// Why a task stands where it does in the queue, if it is in it.
  static Optional<String> why(Opened run, Attempt attempt) {
    return RunRules.queue(run).stream()
        .filter(intent -> intent.key().equals(attempt))
        .map(intent -> why(run, intent))
        .findFirst();
  }

  private static String why(Opened run, Intent<Attempt> intent) {
    return switch (intent) {
      case Intent.Landing<Attempt> _ -> "the target is being moved to it";
      case Intent.Land<Attempt> _ -> "proved on what the target is; lands next";
      case Intent.Follow<Attempt>(_, var behind) ->
          "proved as if " + names(behind) + " had landed; lands when that is so";
      case Intent.GoOn<Attempt>(_, var behind) -> "is being proved " + on(behind);
      case Intent.Prove<Attempt>(_, var behind) -> "is to be proved " + on(behind);
      case Intent.Doubt<Attempt>(var attempt, var behind) ->
          doubt(run, attempt) + " behind " + names(behind) + "; waits how that ends";
      case Intent.Wait<Attempt>(_, var behind) ->
          "waits for a free proof, to be proved " + on(behind);
    };
  }

  private static String doubt(Opened run, Attempt attempt) {
    return run.task(attempt.task()) instanceof Task.Queued queued
            && queued.trial().orElse(null) instanceof Trial.Unclear(_, var why)
        ? Console.visible(why)
        : "red";
  }

  private static String on(List<Attempt> behind) {
    return behind.isEmpty() ? "on the target" : "as if " + names(behind) + " had landed";
  }

  private static List<Attempt> behind(Intent<Attempt> intent) {
    return switch (intent) {
      case Intent.Landing<Attempt> _, Intent.Land<Attempt> _ -> List.of();
      case Intent.Follow<Attempt>(_, var behind) -> behind;
      case Intent.GoOn<Attempt>(_, var behind) -> behind;
      case Intent.Prove<Attempt>(_, var behind) -> behind;
      case Intent.Doubt<Attempt>(_, var behind) -> behind;
      case Intent.Wait<Attempt>(_, var behind) -> behind;
    };
  }

  private static String names(List<Attempt> attempts) {
    return attempts.stream()
        .map(attempt -> attempt.task().value())
        .collect(Collectors.joining(", "));
  }
}
