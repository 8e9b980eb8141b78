package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.adapters.bridge.Bridges;
import dev.baton.app.Crossings;
import dev.baton.app.Crossings.Arrival;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Severity;
import dev.baton.core.json.Json;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// Makes specs and plans of another tool's files.
final class ImportCommand implements Command {
  private static final List<String> KINDS =
      List.of(
          "requirement",
          "scenario",
          "quality",
          "statement",
          "term",
          "boundary",
          "question",
          "decision",
          "task");

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String summary() {
    return "make a spec and a plan of another tool's files, and say what was not understood";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton import openspec openspec/specs/billing",
        "baton import openspec openspec                    every capability and open change",
        "baton import kiro .kiro/specs/custom-period --dry-run",
        "baton import gherkin features/ --name lending");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(
        CommandLineTool.required(0, "FORMAT", "one of " + String.join(", ", Bridges.formats())));
    spec.addPositional(CommandLineTool.required(1, "PATH", "the folder or file to read"));
    spec.addOption(value("--name", "NAME", "the folder under specs/ to make"));
    spec.addOption(flag("say what would be written, and write nothing", "--dry-run"));
  }

  @Override
  public int run(Call call) {
    var crossings = new Crossings(call.place().top());
    var format = call.required(0);
    var path = call.folder().resolve(call.required(1));
    var arrivals = crossings.read(format, path, call.option("--name"));
    var unreadable = arrivals.stream().flatMap(it -> it.unreadable().stream()).toList();
    if (!unreadable.isEmpty()) {
      Findings.show(unreadable, call.console());
      throw Problem.no(
          "not every file can be read, so nothing was written", unreadable.getFirst().mend());
    }
    refuseErrors(arrivals, call);
    var full = arrivals.stream().filter(it -> !it.importer().isEmpty()).toList();
    if (full.isEmpty()) {
      throw Problem.no(
          "nothing in " + path + " is a requirement or a task as " + format + " writes them",
          "see docs/guide/bridges.md for what is read");
    }
    crossings.mustBeFree(full);
    var written = call.has("--dry-run") ? List.<String>of() : crossings.write(format, full);
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.import/1")
              .put("format", format)
              .putTexts("written", written)
              .putEach("specs", full, ImportCommand::json)
              .end());
    } else {
      full.forEach(arrival -> show(arrival, call));
      written.forEach(file -> call.console().line("wrote " + file));
      if (!written.isEmpty()) {
        call.console()
            .line("next: baton spec check, then fill in what the other tool does not ask for");
      }
    }
    return Exit.YES;
  }

  private static void refuseErrors(List<Arrival> arrivals, Call call) {
    var errors =
        arrivals.stream()
            .flatMap(it -> it.importer().findings().stream())
            .filter(it -> it.severity() == Severity.ERROR)
            .toList();
    if (!errors.isEmpty()) {
      Findings.show(errors, call.console());
      throw Problem.no(
          "what is there cannot be read, so nothing was written", errors.getFirst().mend());
    }
  }

  private static Json json(Arrival arrival) {
    var importer = arrival.importer();
    var counts = Json.object();
    KINDS.forEach(kind -> counts.put(kind, importer.count(kind)));
    return Json.object()
        .put("name", arrival.name())
        .put("counts", counts.put("done", importer.done()).end())
        .put("findings", Findings.json(findings(arrival)))
        .putEach(
            "notUnderstood",
            importer.unread(),
            line ->
                Json.object()
                    .put("path", line.path())
                    .put("line", line.line())
                    .put("text", line.text())
                    .end())
        .end();
  }

  private static List<Finding> findings(Arrival arrival) {
    return Stream.concat(
            arrival.importer().findings().stream(), arrival.spec().readingFindings().stream())
        .toList();
  }

  private static void show(Arrival arrival, Call call) {
    var importer = arrival.importer();
    var console = call.console();
    Findings.show(findings(arrival), console);
    importer
        .unread()
        .forEach(line ->
            console.line(
                "%s:%d: %s %s"
                    .formatted(
                        Console.visible(line.path()),
                        line.line(),
                        console.warn("not understood:"),
                        Console.visible(line.text()))));
    console.line(
        "%s: %d requirements, %d scenarios, %d open tasks, %d done; %d lines not understood"
            .formatted(
                arrival.name(),
                importer.count("requirement") + importer.count("quality"),
                importer.count("scenario"),
                importer.count("task"),
                importer.done(),
                importer.unread().size()));
  }
}
