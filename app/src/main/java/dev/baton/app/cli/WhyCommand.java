package dev.baton.app.cli;

import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.Problem;
import dev.baton.app.Provenance;
import dev.baton.app.Provenance.Origin;
import dev.baton.core.json.Json;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/// From a line back to the words somebody said. The origin is that of the commit, for now.
final class WhyCommand implements Command {
  private static final Pattern PLACE = Pattern.compile("(.+):([1-9][0-9]{0,6})");

  @Override
  public String name() {
    return "why";
  }

  @Override
  public String summary() {
    return "say where a line comes from: commit, attempt, task, requirement, statement";
  }

  @Override
  public List<String> examples() {
    return List.of("baton why src/main/java/lend/Slot.java:42");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.required(0, "FILE:LINE", "a line of a file of the target"));
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    var match = PLACE.matcher(call.required(0));
    if (!match.matches()) {
      throw Problem.usage(
          "\"" + call.required(0) + "\" is not a place", "write it as path/to/File.java:42");
    }
    try (var ledger = place.openLedger()) {
      var origin = origin(place, ledger, match.group(1), Integer.parseInt(match.group(2)));
      if (call.json()) {
        call.document(json(origin));
      } else {
        show(origin, call.console());
      }
    }
    return Exit.YES;
  }

  private static Origin origin(Place place, SqliteLedger ledger, String file, int line) {
    return new Provenance(place, ledger).of(file, line);
  }

  private static void show(Origin origin, Console console) {
    console.line(
        "commit       " + origin.commit().brief() + "  " + Console.visible(origin.subject()));
    console.line("origin       " + origin.kind());
    origin.attempt().ifPresent(attempt -> console.line("attempt      " + attempt));
    origin.task().ifPresent(task -> console.line("task         " + Console.visible(task)));
    origin.requirements().forEach(text -> console.line("requirement  " + Console.visible(text)));
    origin.statements().forEach(text -> console.line("statement    " + Console.visible(text)));
    origin.decisions().forEach(text -> console.line("decision     " + Console.visible(text)));
    origin.verdicts().forEach(text -> console.line("verdict      " + Console.visible(text)));
  }

  private static Json json(Origin origin) {
    return Json.object()
        .put("schema", "baton.why/1")
        .put("origin", Json.object().put("kind", origin.kind()).put("level", "commit").end())
        .put("commit", origin.commit().sha())
        .put("attempt", origin.attempt().orElse(""))
        .put("task", origin.task().orElse(""))
        .putTexts("requirements", origin.requirements())
        .putTexts("statements", origin.statements())
        .putTexts("decisions", origin.decisions())
        .putTexts("verdicts", origin.verdicts())
        .end();
  }
}
