package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.adapters.bridge.Bridges;
import dev.baton.app.Crossings;
import dev.baton.app.Documents;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.core.json.Json;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// Writes a spec and its plan as another tool's files, changing only what changed.
final class ExportCommand implements Command {
  @Override
  public String name() {
    return "export";
  }

  @Override
  public String summary() {
    return "write a spec and its plan as another tool's files, changing only what changed";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton export openspec billing --to openspec/specs/billing",
        "baton export kiro --to .kiro/specs/custom-period",
        "baton export gherkin --to features");
  }

  @Override
  public void options(CommandSpec spec) {
    var formats = Bridges.formats().stream().filter(Bridges::exports).toList();
    spec.addPositional(
        CommandLineTool.required(0, "FORMAT", "one of " + String.join(", ", formats)));
    spec.addPositional(CommandLineTool.optionalName(1));
    spec.addOption(
        value("--to", "DIR", "where to write: the folder that was imported, or a new one"));
  }

  @Override
  public int run(Call call) {
    var to =
        call.option("--to")
            .orElseThrow(() -> Problem.usage("export needs a folder", "name it: --to DIR"));
    var top = call.place().top();
    var name = new Documents(top).choose(call.argument(1), "spec.md");
    var departure = new Crossings(top).export(call.required(0), name, call.folder().resolve(to));
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.export/1")
              .put("spec", name)
              .put("format", call.required(0))
              .putTexts("written", departure.written())
              .putTexts("notes", departure.notes())
              .end());
      return Exit.YES;
    }
    departure.notes().forEach(note -> call.console().line("note: " + Console.visible(note)));
    departure.written().forEach(file -> call.console().line("wrote " + to + "/" + file));
    if (departure.written().isEmpty()) {
      call.console().line("nothing changed since the last time, so nothing was written");
    }
    return Exit.YES;
  }
}
