package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Baton;
import dev.baton.app.Conducting;
import dev.baton.app.Examined;
import dev.baton.app.Exit;
import dev.baton.app.Incidents;
import dev.baton.app.Place;
import dev.baton.app.Problem;
import dev.baton.core.gate.GateBook;
import dev.baton.core.gate.GateBook.Lesson;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Severity;
import dev.baton.core.json.Json;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// Gates without a run.
final class GateCommand {
  private GateCommand() {}

  /// Judges any change of the repository.
  static final class Run implements Command {
    @Override
    public String name() {
      return "gate run";
    }

    @Override
    public String summary() {
      return "let the gates judge a change that no run made, here or in any CI";
    }

    @Override
    public List<String> examples() {
      return List.of(
          "baton gate run --base main              what this branch would land",
          "baton gate run --base HEAD~1 --read     only what can be read, nothing is executed",
          "baton gate run --base main --task T-04  as the work of that task",
          "baton gate run --base origin/main --format sarif >baton.sarif");
    }

    @Override
    public void options(CommandSpec spec) {
      spec.addOption(value("--base", "REV", "what the change starts from; its policy holds"));
      spec.addOption(value("--head", "REV", "the change; HEAD, if left out"));
      spec.addOption(value("--plan", "NAME", "the folder under specs/ that has the task"));
      spec.addOption(value("--task", "TASK", "judge it as the work of that task"));
      spec.addOption(flag("only what can be said without executing anything", "--read"));
      spec.addOption(
          value("--format", "FORMAT", "table, sarif, junit, github or dsse (signed, in-toto)"));
    }

    @Override
    public int run(Call call) {
      var format = GateFormat.parse(call.option("--format").orElse("table"));
      var question =
          new Examined.Question(
              call.option("--base")
                  .orElseThrow(
                      () -> Problem.usage("a change starts from something", "say --base main")),
              call.option("--head").orElse("HEAD"),
              call.option("--plan"),
              call.option("--task").map(Conducting::task),
              call.has("--read"));
      var place = call.place();
      place.make();
      var examined = Examined.of(place, question);
      if (call.json()) {
        call.document(GateFormat.document(examined));
      } else {
        format.print(examined, place, call.console());
      }
      return exit(examined);
    }

    private static int exit(Examined examined) {
      var now = Baton.CLOCK.instant();
      if (!examined.judgement().clears(now)) {
        return Exit.NO;
      }
      return examined.judgement().question(now).isPresent() ? Exit.WAITS : Exit.YES;
    }
  }

  /// The catalogue, and one gate in more words.
  static final class Explain implements Command {
    @Override
    public String name() {
      return "gate explain";
    }

    @Override
    public String summary() {
      return "say what a gate is for and what to do when it says no; all without an ID";
    }

    @Override
    public List<String> examples() {
      return List.of("baton gate explain", "baton gate explain G05 --json");
    }

    @Override
    public void options(CommandSpec spec) {
      spec.addPositional(
          CommandLineTool.optional(0, "GATE", "its ID, as in a verdict; all if left out"));
    }

    @Override
    public int run(Call call) {
      var lessons = call.argument(0).map(Explain::one).orElseGet(GateBook::all);
      if (call.json()) {
        call.document(
            Json.object()
                .put("schema", "baton.gate-explain/1")
                .putEach("gates", lessons, Explain::json)
                .end());
      } else if (call.argument(0).isPresent()) {
        lessons.forEach(lesson -> show(lesson, call.console()));
        letThrough(call)
            .forEach(it -> call.console().line("  let through  " + Console.visible(it)));
      } else {
        call.console()
            .table(
                lessons.stream()
                    .map(it -> List.of(it.id(), it.severity().word(), it.what()))
                    .toList());
      }
      return Exit.YES;
    }

    // What a gate is for can be asked anywhere; what became of it, where there is a record.
    private static List<String> letThrough(Call call) {
      var place = placeIfAny(call).filter(Place::isInitialised);
      if (place.isEmpty()) {
        return List.of();
      }
      try (var ledger = place.get().openLedger()) {
        return new Incidents(ledger).letThrough(call.required(0));
      }
    }

    private static Optional<Place> placeIfAny(Call call) {
      try {
        return Optional.of(call.place());
      } catch (Problem e) {
        return Optional.empty();
      }
    }

    private static List<Lesson> one(String id) {
      return List.of(
          GateBook.lesson(id)
              .orElseThrow(() ->
                  Problem.usage("there is no gate " + id, "list them all: baton gate explain")));
    }

    private static Json json(Lesson lesson) {
      return Json.object()
          .put("id", lesson.id())
          .put("severity", lesson.severity().word())
          .put("what", lesson.what())
          .put("why", lesson.why())
          .put("needs", lesson.needs())
          .put("mend", lesson.mend())
          .end();
    }

    private static void show(Lesson lesson, Console console) {
      console.line(console.bold(lesson.id()) + "  " + lesson.what());
      console.line("  why:    " + lesson.why());
      console.line("  needs:  " + lesson.needs());
      console.line("  if not: " + lesson.mend());
      console.line("  then:   " + then(lesson.severity()));
    }

    private static String then(Severity severity) {
      return switch (severity) {
        case BLOCK -> "the change does not land";
        case HUMAN -> "the change waits for a person";
        case WARN -> "the change goes on; the finding is on record";
        case INFO -> "nothing; it is on record";
      };
    }
  }

  static String mark(GateResult result, Console console) {
    var word = result.verdict().word();
    if (!result.verdict().stopsAt(Baton.CLOCK.instant())) {
      return word.equals("pass") ? console.good(word) : console.faint(word);
    }
    return result.gate().severity() == Severity.BLOCK ? console.bad(word) : console.warn(word);
  }
}
