package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.core.incident.IncidentCodec;
import dev.baton.core.json.Json;
import dev.baton.core.log.Recorded;
import dev.baton.core.run.RunEventCodec;
import dev.baton.core.run.UnknownEvent;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// The record, as it happened.
final class LogCommand implements Command {
  @Override
  public String name() {
    return "log";
  }

  @Override
  public String summary() {
    return "print the latest facts of the record";
  }

  @Override
  public List<String> examples() {
    return List.of("baton log", "baton log -n 500", "baton log --task T-03", "baton log --json");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addOption(value("-n", "COUNT", "how many facts, 50 if left out"));
    spec.addOption(value("--task", "TASK", "only what is about this task"));
  }

  @Override
  public int run(Call call) {
    var count = call.option("-n").orElse("50");
    if (!count.matches("[1-9][0-9]{0,6}")) {
      throw Problem.usage("\"" + count + "\" is not a count", "write it as -n 200");
    }
    var place = call.place().initialised();
    try (var ledger = place.openLedger()) {
      var facts =
          ledger.latest(Integer.parseInt(count)).stream()
              .filter(recorded ->
                  call.option("--task").map(task -> isAbout(recorded, task)).orElse(true))
              .toList();
      if (call.json()) {
        call.document(
            Json.object()
                .put("schema", "baton.log/1")
                .putEach("facts", facts, recorded -> Json.parse(recorded.canonical()))
                .end());
      } else {
        facts.forEach(recorded -> call.console().line(line(recorded)));
      }
    }
    return Exit.YES;
  }

  private static boolean isAbout(Recorded recorded, String task) {
    return recorded.entry().data().canonical().contains("\"task\":\"" + task + "\"");
  }

  private static String line(Recorded recorded) {
    return "%6d  %s  %-9s  %s"
        .formatted(recorded.sequence(), recorded.entry().at(), recorded.stream(), words(recorded));
  }

  private static String words(Recorded recorded) {
    var incident = IncidentCodec.read(recorded.entry()).map(Lines::of);
    if (incident.isPresent()) {
      return incident.get();
    }
    try {
      return Lines.of(RunEventCodec.read(recorded.entry()));
    } catch (UnknownEvent e) {
      var data = recorded.entry().data();
      return Console.visible(
          recorded.entry().type() + " " + data.text("name", "") + " by " + data.text("by", "?"));
    }
  }
}
