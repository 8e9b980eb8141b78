package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Documents;
import dev.baton.app.Exit;
import dev.baton.app.SpecChanges;
import dev.baton.app.SpecChanges.Report;
import dev.baton.app.SpecChanges.Touched;
import dev.baton.core.json.Json;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.SpecDelta.Added;
import dev.baton.core.spec.SpecDelta.Change;
import dev.baton.core.spec.SpecDelta.Changed;
import dev.baton.core.spec.SpecDelta.Editorial;
import dev.baton.core.spec.SpecDelta.Merged;
import dev.baton.core.spec.SpecDelta.Removed;
import dev.baton.core.spec.SpecDelta.Retitled;
import dev.baton.core.spec.SpecDelta.Split;
import dev.baton.core.spec.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/// What became of each item, and what that touches.
final class SpecDiffCommand implements Command {
  @Override
  public String name() {
    return "spec diff";
  }

  @Override
  public String summary() {
    return "say what changed in a spec, and which tasks, checks and evidence that touches";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton spec diff                    against what was approved last",
        "baton spec diff HEAD~3",
        "baton spec diff main --spec tool-lending --json");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(
        CommandLineTool.optional(
            0, "REV", "a revision of git; what was approved last, if left out"));
    spec.addOption(
        value("--spec", "NAME", "the folder under specs/; needed where there are several"));
  }

  @Override
  public int run(Call call) {
    var place = call.place();
    var name = new Documents(place.top()).choose(call.option("--spec"), "spec.md");
    var report = new SpecChanges(place).since(name, call.argument(0));
    if (call.json()) {
      call.document(json(report));
    } else {
      show(report, call.console());
    }
    return report.changes().isEmpty() ? Exit.YES : Exit.NO;
  }

  private static void show(Report report, Console console) {
    if (report.changes().isEmpty()) {
      console.line(report.spec() + " is as in " + report.since());
      return;
    }
    console.line(report.spec() + " against " + report.since() + ":");
    for (var touched : report.changes()) {
      show(touched, console);
    }
  }

  private static void show(Touched touched, Console console) {
    var change = touched.change();
    console.line(
        "%s %s  %s"
            .formatted(
                console.bold("%-9s".formatted(word(change))),
                change.id(),
                Console.visible(change.title())));
    if (change instanceof Changed changed) {
      changed
          .words()
          .forEach(it ->
              console.line(
                  "          "
                      + console.bad(said(it.before()))
                      + " → "
                      + console.good(said(it.after()))));
      if (changed.leavesItsScenariosBehind()) {
        console.line("          " + console.warn("changed, but none of its scenarios did"));
      }
    }
    told(change, console);
    if (!touched.impact().tasks().isEmpty()) {
      console.line("          tasks: " + joined(touched.impact().tasks()));
    }
    touched
        .impact()
        .checks()
        .forEach(it ->
            console.line(
                "          check: " + it.proves() + " :: " + Console.visible(it.command())));
    touched
        .stale()
        .forEach(it ->
            console.line(
                "          stale: what %s landed as %s".formatted(it.task(), it.commit().brief())));
    if (!touched.decisions().isEmpty()) {
      console.line("          decisions: " + joined(touched.decisions()));
    }
  }

  private static void told(Change change, Console console) {
    switch (change) {
      case Retitled(_, _, var before) ->
          console.line("          was: " + Console.visible(before) + "; nothing to redo");
      case Editorial _ -> console.line("          nothing to redo");
      case Split(_, _, var into) -> console.line("          into: " + joined(into));
      case Merged(_, _, var from) -> console.line("          from: " + joined(from));
      case Added _, Removed _, Changed _ -> {
        // Said already.
      }
    }
  }

  private static String said(String words) {
    return words.isEmpty() ? "(nothing)" : Console.visible(words);
  }

  private static String joined(List<?> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String word(Change change) {
    return change.word().toUpperCase(Locale.ROOT);
  }

  private static Json json(Report report) {
    return Json.object()
        .put("schema", "baton.spec-diff/1")
        .put("spec", report.spec())
        .put("since", report.since())
        .putEach("changes", report.changes(), SpecDiffCommand::json)
        .end();
  }

  private static Json json(Touched touched) {
    var change = touched.change();
    var json =
        Json.object()
            .put("id", change.id().value())
            .put("title", change.title())
            .put("kind", word(change));
    switch (change) {
      case Changed changed ->
          json.putEach("words", changed.words(), SpecDiffCommand::json)
              .put("scenariosLeftBehind", changed.leavesItsScenariosBehind());
      case Retitled(_, _, var before) -> json.put("before", before);
      case Split(_, _, var into) -> json.putTexts("into", texts(into));
      case Merged(_, _, var from) -> json.putTexts("from", texts(from));
      case Added _, Removed _, Editorial _ -> {
        // The kind says all.
      }
    }
    return json.putTexts("tasks", touched.impact().tasks().stream().map(String::valueOf).toList())
        .putTexts(
            "checks", touched.impact().checks().stream().map(it -> it.proves().value()).toList())
        .putTexts("stale", touched.stale().stream().map(it -> it.commit().sha()).toList())
        .putTexts("decisions", texts(touched.decisions()))
        .end();
  }

  private static List<String> texts(List<ItemId> ids) {
    return ids.stream().map(ItemId::value).toList();
  }

  private static Json json(Words.Change change) {
    return Json.object().put("before", change.before()).put("after", change.after()).end();
  }
}
