package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.DecisionFiles;
import dev.baton.app.Exit;
import dev.baton.core.decision.Decision;
import dev.baton.core.json.Json;
import dev.baton.core.plan.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// What is decided.
final class DecideListCommand implements Command {
  @Override
  public String name() {
    return "decide list";
  }

  @Override
  public String summary() {
    return "list the decisions, all or those about a file or some words";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton decide list",
        "baton decide list --path core/Cart.java   what was decided about that file",
        "baton decide list --search \"sql store\"    those with all of these words");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addOption(value("--path", "FILE", "only those whose paths match the file"));
    spec.addOption(value("--search", "WORDS", "only those that have all of the words"));
  }

  @Override
  public int run(Call call) {
    var texts = DecisionFiles.texts(call.place().top());
    var decisions = DecisionFiles.here(call.place().top());
    var found =
        decisions.all().stream()
            .filter(it -> call.option("--path").map(it::concerns).orElse(true))
            .filter(it -> call.option("--search").map(words -> has(texts, it, words)).orElse(true))
            .toList();
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.decide-list/1")
              .putEach("decisions", found, DecideListCommand::json)
              .put("unreadable", decisions.faults().size())
              .end());
      return Exit.YES;
    }
    call.console()
        .table(
            found.stream()
                .map(it ->
                    List.of(
                        it.number(),
                        it.status().words(),
                        it.rules().isEmpty() ? "" : Console.count(it.rules().size(), "rule"),
                        Console.visible(it.title())))
                .toList());
    if (!decisions.faults().isEmpty()) {
      call.console()
          .note(
              Console.count(decisions.faults().size(), "fault")
                  + " in decisions/; see: baton decide check");
    }
    return Exit.YES;
  }

  private static boolean has(Map<String, String> texts, Decision decision, String words) {
    var text = texts.getOrDefault(decision.file(), "").toLowerCase(Locale.ROOT);
    return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
  }

  private static Json json(Decision it) {
    return Json.object()
        .put("number", it.number())
        .put("title", it.title())
        .put("path", it.file())
        .put("status", it.status().words())
        .put("date", it.date())
        .putTexts("deciders", it.deciders())
        .putTexts("paths", it.paths().stream().map(Glob::pattern).toList())
        .putTexts("rules", it.rules().stream().map(rule -> rule.words()).toList())
        .put("outcome", it.outcome())
        .end();
  }
}
