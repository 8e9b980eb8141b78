package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.adapters.git.GitHistory;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.Deliveries;
import dev.baton.app.Documents;
import dev.baton.app.Exit;
import dev.baton.app.Incidents;
import dev.baton.app.Place;
import dev.baton.app.Policies;
import dev.baton.app.Present;
import dev.baton.core.incident.Incident;
import dev.baton.core.json.Json;
import dev.baton.core.plan.Plan;
import dev.baton.core.trace.Delivery;
import dev.baton.core.trace.Gap;
import dev.baton.core.trace.Gap.Status;
import dev.baton.core.trace.Gap.Unasked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        "baton gap tool-lending --html gap.html",
        "baton gap --strict --json",
        "baton gap --here          run the plan's checks on the commit you are on, and go by that");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.optionalName());
    spec.addOption(value("--html", "FILE", "also write a page that a stakeholder can open"));
    spec.addOption(
        flag("go by the plan's checks on the present commit, not by what runs landed", "--here"));
    spec.addOption(flag("also say no while there is code that nobody asked for", "--strict"));
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    try (var ledger = place.openLedger()) {
      var name = new Documents(place.top()).choose(call.argument(0), "spec.md");
      var gap = call.has("--here") ? here(place, name, call.console()) : gap(place, ledger, name);
      var incidents = incidents(ledger, gap);
      if (call.json()) {
        call.document(json(gap, incidents));
      } else {
        show(gap, call.console());
        incidents.forEach((id, words) ->
            words.forEach(it ->
                call.console()
                    .line(call.console().warn("incident ") + id + " " + Console.visible(it))));
      }
      call.option("--html")
          .ifPresent(file -> Documents.write(call.folder().resolve(file), GapPage.of(name, gap)));
      return gap.isEmpty() && (gap.unasked().isEmpty() || !call.has("--strict"))
          ? Exit.YES
          : Exit.NO;
    }
  }

  // What was delivered is so whatever became of it; whoever reads that should know.
  private static Map<String, List<String>> incidents(SqliteLedger ledger, Gap gap) {
    var open = new Incidents(ledger).all().stream().filter(Incident::isOpen).toList();
    var about = new LinkedHashMap<String, List<String>>();
    for (var line : gap.lines()) {
      var words = open.stream().filter(it -> it.isAbout(line.id().value())).map(Incident::words);
      about.put(line.id().value(), words.toList());
    }
    about.values().removeIf(List::isEmpty);
    return about;
  }

  private static Gap here(Place place, String name, Console console) {
    var documents = new Documents(place.top());
    var plan = documents.plan(name);
    console.note("running the checks of " + plan.path() + " on the commit you are on");
    var present = Present.on(place, plan);
    for (var red : present.failed()) {
      console.note(
          "%s: check of %s: %s"
              .formatted(red.task(), red.check().proves(), Console.visible(red.words())));
    }
    var spec = documents.spec(name);
    return Gap.between(spec, List.of(plan), present.deliveries(spec), List.of());
  }

  public static Gap gap(Place place, SqliteLedger ledger, String name) {
    var documents = new Documents(place.top());
    var plans =
        documents.names("plan.md").contains(name) ? List.of(documents.plan(name)) : List.<Plan>of();
    var all = new Deliveries(place, ledger);
    return Gap.between(documents.spec(name), plans, all.of(name), byHand(place, all));
  }

  /// What came onto the target beside the landings, since the first of them.
  private static List<Unasked> byHand(Place place, Deliveries all) {
    var landed = all.all().stream().map(Delivery::commit).toList();
    var decided = all.decisions();
    var tip = place.repository().branch(Policies.fromFile(place.config()).branch());
    if (landed.isEmpty() || tip.isEmpty()) {
      return List.of();
    }
    return new GitHistory(place.repository())
        .between(landed.getFirst(), tip.get()).entrySet().stream()
            .filter(commit -> !landed.contains(commit.getKey()))
            .filter(commit -> !decided.contains(commit.getKey()))
            .map(commit -> new Unasked(commit.getKey(), commit.getValue()))
            .toList();
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
    for (var said : gap.statements()) {
      if (!said.isHeard()) {
        console.line(console.bad("unanswered ") + said.id() + " " + Console.visible(said.who()));
      }
    }
    for (var unasked : gap.unasked()) {
      console.line(
          console.warn("nobody asked for ")
              + unasked.commit().brief()
              + " "
              + Console.visible(unasked.what()));
    }
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

  private static Json json(Gap gap, Map<String, List<String>> incidents) {
    var summary = Json.object();
    for (var status : Status.values()) {
      summary.put(status.word(), gap.count(status));
    }
    return Json.object()
        .put("schema", "baton.gap/1")
        .putEach("requirements", gap.lines(), GapCommand::json)
        .putEach(
            "statements",
            gap.statements(),
            it ->
                Json.object()
                    .put("id", it.id().value())
                    .put("heard", it.isHeard())
                    .put("declined", it.declined())
                    .putTexts("answers", it.answers().stream().map(String::valueOf).toList())
                    .end())
        .putEach(
            "unasked",
            gap.unasked(),
            it -> Json.object().put("commit", it.commit().sha()).put("what", it.what()).end())
        .putEach(
            "incidents",
            incidents.entrySet(),
            it -> Json.object().put("id", it.getKey()).putTexts("words", it.getValue()).end())
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
    scenario.measured().ifPresent(value -> json.put("measured", value));
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
