package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;

import dev.baton.adapters.git.GitTrees;
import dev.baton.app.DecisionFiles;
import dev.baton.app.Exit;
import dev.baton.app.Observance;
import dev.baton.app.Place;
import dev.baton.app.Problem;
import dev.baton.app.Tip;
import dev.baton.core.decision.Baseline;
import dev.baton.core.decision.Breach;
import dev.baton.core.decision.Decisions;
import dev.baton.core.imports.ImportGraph;
import dev.baton.core.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/// Holds the commit that is checked out against the decisions as they are now.
final class DecideCheckCommand implements Command {
  @Override
  public String name() {
    return "decide check";
  }

  @Override
  public String summary() {
    return "read all decisions and hold the checked-out commit against their rules";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton decide check",
        "baton decide check --freeze   what is broken now stops nobody; what comes anew does");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addOption(flag("write the breaches there are to " + Baseline.FILE, "--freeze"));
  }

  @Override
  public int run(Call call) {
    var place = call.place();
    place.make();
    var decisions = DecisionFiles.here(place.top());
    var observance = observance(place, decisions);
    var breaches = observance.breaches();
    var baseline = decisions.baseline();
    if (call.has("--freeze")) {
      if (!decisions.faults().isEmpty()) {
        throw Problem.no(
            "not every decision can be read, so not every breach is known",
            "mend them first: baton decide check");
      }
      baseline = Baseline.of(breaches);
      DecisionFiles.write(place.top(), Baseline.FILE, baseline.text());
    }
    var open = breaches.stream().filter(not(baseline)).toList();
    if (call.json()) {
      call.document(document(decisions, breaches, baseline, observance.sources()));
    } else {
      show(decisions, observance, open, call.console());
    }
    return decisions.faults().isEmpty() && open.isEmpty() ? Exit.YES : Exit.NO;
  }

  private static Predicate<Breach> not(Baseline baseline) {
    return breach -> !baseline.has(breach);
  }

  private static Observance observance(Place place, Decisions decisions) {
    var store = place.store();
    var trees = new GitTrees(store);
    return Observance.of(trees, trees.of(Tip.ofHead(place, store)), decisions);
  }

  private static void show(
      Decisions decisions, Observance observance, List<Breach> open, Console console) {
    var breaches = observance.breaches();
    Findings.show(decisions.faults(), console);
    for (var breach : open) {
      console.line(
          "%s:%d: %s %s"
              .formatted(
                  breach.path(),
                  breach.line(),
                  console.bad("breach:"),
                  Console.visible(breach.message())));
    }
    console.line(
        "%s, %s in force; %s, %s, %d frozen"
            .formatted(
                Console.count(decisions.all().size(), "decision"),
                Console.count(rules(decisions), "rule"),
                Console.count(decisions.faults().size(), "fault"),
                breaches.size() == 1 ? "1 breach" : breaches.size() + " breaches",
                breaches.size() - open.size()));
    observance
        .read()
        .ifPresent(it -> console.line("read " + it + "; of other files rules say nothing"));
  }

  private static long rules(Decisions decisions) {
    return decisions.inForce().stream().mapToLong(it -> it.rules().size()).sum();
  }

  private static Json document(
      Decisions decisions, List<Breach> breaches, Baseline baseline, Optional<ImportGraph> graph) {
    var read = Json.object();
    graph.ifPresent(it ->
        it.counts().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .forEach(
                each -> read.put(each.getKey().name().toLowerCase(Locale.ROOT), each.getValue())));
    return Json.object()
        .put("schema", "baton.decide-check/1")
        .put("decisions", decisions.all().size())
        .put("rules", rules(decisions))
        .putEach(
            "faults",
            decisions.faults(),
            it ->
                Json.object()
                    .put("path", it.path())
                    .put("line", it.range().line())
                    .put("message", it.message())
                    .put("mend", it.mend())
                    .end())
        .putEach(
            "breaches",
            breaches,
            it ->
                Json.object()
                    .put("decision", it.decision().number())
                    .put("rule", it.key().rule())
                    .put("path", it.path())
                    .put("line", it.line())
                    .put("target", it.key().target())
                    .put("message", it.message())
                    .put("frozen", baseline.has(it))
                    .end())
        .put("read", read.end())
        .end();
  }
}
