package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Baton;
import dev.baton.app.DecisionFiles;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.core.decision.DecisionText;
import dev.baton.core.decision.Decisions;
import dev.baton.core.json.Json;
import dev.baton.core.plan.Glob;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// Begins a decision.
final class DecideNewCommand implements Command {
  @Override
  public String name() {
    return "decide new";
  }

  @Override
  public String summary() {
    return "begin a decision record in decisions/, with the next number";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton decide new \"Only the store speaks SQL\" --paths \"core/** store/**\"",
        "baton decide new \"The store is remote\" --supersedes 0003");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.required(0, "TITLE", "what is decided, in one line"));
    spec.addOption(
        value("--paths", "GLOBS", "the files it is about, with spaces between the patterns"));
    spec.addOption(value("--supersedes", "NNNN", "the decision that it replaces"));
    spec.addOption(value("--by", "NAME", "who decides; you, if left out"));
  }

  @Override
  public int run(Call call) {
    var top = call.place().top();
    var title = call.required(0).strip();
    if (title.isEmpty()) {
      throw Problem.usage("the title is empty", "say in one line what is decided");
    }
    var paths = paths(call);
    var texts = DecisionFiles.texts(top);
    var number =
        DecisionText.next(
            texts.keySet().stream()
                .map(path -> path.substring(Decisions.FOLDER.length()))
                .toList());
    var old = call.option("--supersedes").map(it -> DecisionFiles.one(texts, it));
    var path = DecisionText.file(number, title);
    var date = LocalDate.now(Baton.CLOCK).toString();
    DecisionFiles.write(top, path, DecisionText.fresh(title, date, call.by(), paths));
    old.ifPresent(it ->
        DecisionFiles.write(top, it, DecisionText.superseded(texts.getOrDefault(it, ""), number)));
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.decide-new/1")
              .put("number", number)
              .put("path", path)
              .put("superseded", old.orElse(""))
              .end());
    } else {
      call.console().line("wrote " + path);
      old.ifPresent(it -> call.console().line("superseded " + it));
      call.console().line("next: fill it in, set status: accepted, then baton decide check");
    }
    return Exit.YES;
  }

  private static List<String> paths(Call call) {
    var written =
        call.option("--paths").stream()
            .flatMap(it -> Arrays.stream(it.strip().split("\\s+")))
            .filter(it -> !it.isEmpty())
            .toList();
    for (var each : written) {
      if (Glob.parse(each) instanceof Glob.Reading.Faulty(var reason)) {
        throw Problem.usage("\"" + each + "\" is not a pattern for paths: " + reason, "mend it");
      }
    }
    return written;
  }
}
