package dev.baton.app.cli;

import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.core.finding.RuleBook;
import dev.baton.core.finding.RuleBook.Lesson;
import dev.baton.core.json.Json;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// What a rule is for, with an example.
final class SpecExplainCommand implements Command {
  @Override
  public String name() {
    return "spec explain";
  }

  @Override
  public String summary() {
    return "say what a rule is for, with an example; all of them without a name";
  }

  @Override
  public List<String> examples() {
    return List.of("baton spec explain S-ONE-SHALL", "baton spec explain P6-STALE-READ --json");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(
        CommandLineTool.optional(0, "RULE", "the rule's ID, as in a finding; all if left out"));
  }

  @Override
  public int run(Call call) {
    var lessons = call.argument(0).map(SpecExplainCommand::one).orElseGet(RuleBook::all);
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.spec-explain/1")
              .putEach("rules", lessons, SpecExplainCommand::json)
              .end());
    } else if (call.argument(0).isPresent()) {
      lessons.forEach(lesson -> show(lesson, call.console()));
    } else {
      call.console().table(lessons.stream().map(it -> List.of(it.id(), it.why())).toList());
    }
    return Exit.YES;
  }

  private static List<Lesson> one(String id) {
    return List.of(
        RuleBook.lesson(id)
            .orElseThrow(() ->
                Problem.usage("there is no rule " + id, "list them all with: baton spec explain")));
  }

  private static Json json(Lesson lesson) {
    return Json.object()
        .put("rule", lesson.id())
        .put("why", lesson.why())
        .put("bad", lesson.bad())
        .put("good", lesson.good())
        .end();
  }

  private static void show(Lesson lesson, Console console) {
    console.line(console.bold(lesson.id()));
    console.line("  why:   " + lesson.why());
    console.line("  not:   " + lesson.bad().replace("\n", "\n         "));
    console.line("  but:   " + lesson.good().replace("\n", "\n         "));
  }
}
