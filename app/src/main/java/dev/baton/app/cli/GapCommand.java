package dev.baton.app.cli;

import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.Deliveries;
import dev.baton.app.Documents;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.core.json.Json;
import dev.baton.core.plan.Plan;
import dev.baton.core.trace.Gap;
import dev.baton.core.trace.Gap.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// Specified against delivered.
public final class GapCommand implements Command {
  @Override
  public String name() {
    return "gap";
  }

  @Override
  public String summary() {
    return "compare what was specified with what was delivered";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton gap                 exit code 1 while anything is not delivered",
        "baton gap tool-lending --json");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.optionalName());
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    try (var ledger = place.openLedger()) {
      var name = new Documents(place.top()).choose(call.argument(0), "spec.md");
      var gap = gap(place, ledger, name);
      if (call.json()) {
        call.document(json(gap));
      } else {
        show(gap, call.console());
      }
      return gap.isEmpty() ? Exit.YES : Exit.NO;
    }
  }

  public static Gap gap(Place place, SqliteLedger ledger, String name) {
    var documents = new Documents(place.top());
    var plans =
        documents.names("plan.md").contains(name) ? List.of(documents.plan(name)) : List.<Plan>of();
    return Gap.between(documents.spec(name), plans, new Deliveries(place, ledger).of(name));
  }

  public static void show(Gap gap, Console console) {
    var rows = new ArrayList<List<String>>();
    for (var line : gap.lines()) {
      var shown = line.scenarios().stream().filter(each -> each.by().isPresent() && !each.stale());
      rows.add(
          List.of(
              line.id().value(),
              painted(line.status(), console),
              shown.count() + " of " + line.scenarios().size() + " shown",
              Console.visible(line.title())));
    }
    console.table(rows);
    console.line(
        gap.isEmpty()
            ? "no gap: all " + gap.lines().size() + " are delivered"
            : "%d delivered, %d partial, %d missing, %d stale, %d unproven"
                .formatted(
                    gap.count(Status.DELIVERED),
                    gap.count(Status.PARTIAL),
                    gap.count(Status.MISSING),
                    gap.count(Status.STALE),
                    gap.count(Status.UNPROVEN)));
  }

  private static String painted(Status status, Console console) {
    return status == Status.DELIVERED ? console.good(status.word()) : console.bad(status.word());
  }

  private static Json json(Gap gap) {
    var summary = Json.object();
    for (var status : Status.values()) {
      summary.put(status.word(), gap.count(status));
    }
    return Json.object()
        .put("schema", "baton.gap/1")
        .putEach("requirements", gap.lines(), GapCommand::json)
        .put("summary", summary.end())
        .end();
  }

  private static Json json(Gap.Line line) {
    return Json.object()
        .put("id", line.id().value())
        .put("fingerprint", line.fingerprint().brief())
        .put("status", line.status().word())
        .putEach("scenarios", line.scenarios(), GapCommand::json)
        .putEach("tasks", line.tasks(), task -> Json.of(task.value()))
        .putEach("commits", line.commits(), commit -> Json.of(commit.sha()))
        .end();
  }

  private static Json json(Gap.Shown scenario) {
    var json = Json.object().put("id", scenario.id().value());
    Optional.of(scenario)
        .flatMap(Gap.Shown::by)
        .ifPresentOrElse(
            by ->
                json.put("verdict", scenario.stale() ? "stale" : "pass")
                    .put("command", by.checks().getOrDefault(scenario.id(), ""))
                    .put("commit", by.commit().sha())
                    .put("at", by.at().toString()),
            () -> json.put("verdict", "no-evidence"));
    return json.end();
  }
}
