package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.required;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Baton;
import dev.baton.app.Exit;
import dev.baton.app.Incidents;
import dev.baton.app.Problem;
import dev.baton.app.blame.BlameFailure.End;
import dev.baton.core.incident.Culprit;
import dev.baton.core.incident.Finding;
import dev.baton.core.incident.Incident;
import dev.baton.core.json.Json;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// What went wrong, on record: opened, looked into, closed.
final class IncidentCommand {
  private IncidentCommand() {}

  static final class Open implements Command {
    @Override
    public String name() {
      return "incident open";
    }

    @Override
    public String summary() {
      return "put on record that something went wrong, to find out later whose it is";
    }

    @Override
    public List<String> examples() {
      return List.of(
          "baton incident open \"Children pay the full fare\" --at v1.4",
          "baton incident open \"The red mail\" --task T-04");
    }

    @Override
    public void options(CommandSpec spec) {
      spec.addPositional(required(0, "TEXT", "what went wrong, in a sentence"));
      spec.addOption(value("--at", "REV", "where it was seen; HEAD, if left out"));
      spec.addOption(value("--task", "TASK", "what it was seen with, such as T-04"));
      spec.addOption(value("--by", "NAME", "who says so; the user of this machine, if left out"));
    }

    @Override
    public int run(Call call) {
      var place = call.place().initialised();
      var text = call.required(0).strip();
      if (text.isEmpty()) {
        throw Problem.usage("what went wrong?", "say it in a sentence");
      }
      var where = End.of(place, call.option("--at").orElse("HEAD")).commit();
      var task = call.option("--task").map(IncidentCommand::task).map(TaskId::value);
      try (var ledger = place.openLedger()) {
        var incidents = new Incidents(ledger);
        var id = incidents.open(text, Optional.of(where), task, call.by(), Baton.CLOCK.instant());
        if (call.json()) {
          call.document(json(incidents.one(id.toString())));
        } else {
          call.console().line(id + " is open: " + Console.visible(text));
          call.console()
              .line("next: baton blame-failure --incident " + id + " --good REV -- COMMAND");
        }
      }
      return Exit.YES;
    }
  }

  static final class Listing implements Command {
    @Override
    public String name() {
      return "incident list";
    }

    @Override
    public String summary() {
      return "list the incidents that are open, and whose they were found to be";
    }

    @Override
    public List<String> examples() {
      return List.of("baton incident list", "baton incident list --all --json");
    }

    @Override
    public void options(CommandSpec spec) {
      spec.addOption(flag("those that are closed as well", "--all"));
    }

    @Override
    public int run(Call call) {
      var place = call.place().initialised();
      try (var ledger = place.openLedger()) {
        var found =
            new Incidents(ledger)
                .all().stream().filter(it -> it.isOpen() || call.has("--all")).toList();
        if (call.json()) {
          call.document(
              Json.object()
                  .put("schema", "baton.incidents/1")
                  .putEach("incidents", found, IncidentCommand::json)
                  .end());
        } else if (found.isEmpty()) {
          call.console().line("no incident is open");
        } else {
          call.console().table(found.stream().map(IncidentCommand::row).toList());
        }
      }
      return Exit.YES;
    }
  }

  static final class Show implements Command {
    @Override
    public String name() {
      return "incident show";
    }

    @Override
    public String summary() {
      return "say what is known of an incident: verdicts, attempts, requirements, gates";
    }

    @Override
    public List<String> examples() {
      return List.of("baton incident show I-1", "baton incident show I-1 --json");
    }

    @Override
    public void options(CommandSpec spec) {
      spec.addPositional(required(0, "ID", "such as I-1, as in incident list"));
    }

    @Override
    public int run(Call call) {
      var place = call.place().initialised();
      try (var ledger = place.openLedger()) {
        var incident = new Incidents(ledger).one(call.required(0));
        if (call.json()) {
          call.document(json(incident));
        } else {
          show(incident, call.console());
        }
      }
      return Exit.YES;
    }
  }

  static final class Close implements Command {
    @Override
    public String name() {
      return "incident close";
    }

    @Override
    public String summary() {
      return "close an incident with the reason";
    }

    @Override
    public List<String> examples() {
      return List.of("baton incident close I-1 --because \"mended by T-09\"");
    }

    @Override
    public void options(CommandSpec spec) {
      spec.addPositional(required(0, "ID", "such as I-1"));
      spec.addOption(value("--because", "TEXT", "why it is over"));
      spec.addOption(value("--by", "NAME", "who says so; the user of this machine, if left out"));
    }

    @Override
    public int run(Call call) {
      var place = call.place().initialised();
      var because =
          call.option("--because")
              .filter(it -> !it.isBlank())
              .orElseThrow(
                  () -> Problem.usage("why is it over?", "say it: --because \"mended by T-09\""));
      try (var ledger = place.openLedger()) {
        var incidents = new Incidents(ledger);
        var id = incidents.one(call.required(0)).id();
        incidents.close(id, because, call.by(), Baton.CLOCK.instant());
        if (call.json()) {
          call.document(json(incidents.one(id.toString())));
        } else {
          call.console().line(id + " is closed: " + Console.visible(because));
        }
      }
      return Exit.YES;
    }
  }

  static TaskId task(String written) {
    return TaskId.parse(written)
        .orElseThrow(
            () -> Problem.usage("\"" + written + "\" is not a task", "write it as --task T-04"));
  }

  private static List<String> row(Incident incident) {
    return List.of(
        incident.id().toString(),
        incident.isOpen() ? "open" : "closed",
        incident.findings().isEmpty()
            ? "not looked into"
            : incident.findings().getLast().verdict().word(),
        Console.visible(incident.opening().text()));
  }

  private static void show(Incident incident, Console console) {
    var opening = incident.opening();
    console.line(Console.visible(incident.words()));
    console.line("opened       %s by %s".formatted(opening.at(), Console.visible(opening.by())));
    opening.where().ifPresent(it -> console.line("seen at      " + it.brief()));
    opening.task().ifPresent(it -> console.line("seen with    " + it));
    for (var finding : incident.findings()) {
      console.line(
          "found        %s, %d %% sure: %s"
              .formatted(
                  finding.verdict().word(), finding.percent(), Console.visible(finding.reason())));
      console.line("between      " + finding.good().brief() + " and " + finding.bad().brief());
      console.line("command      " + Console.visible(finding.command()));
      finding.culprits().forEach(it -> show(it, console));
      if (!finding.gate().isEmpty()) {
        console.line("gate         " + finding.gate());
      }
    }
    incident
        .closing()
        .ifPresent(it ->
            console.line(
                "closed       %s by %s: %s"
                    .formatted(it.at(), Console.visible(it.by()), Console.visible(it.because()))));
  }

  private static void show(Culprit culprit, Console console) {
    console.line(
        "attempt      " + culprit.attempt() + " by " + Console.visible(culprit.performer()));
    culprit.requirements().forEach(it -> console.line("requirement  " + it));
    if (!culprit.passed().isEmpty()) {
      console.line("let through  by " + String.join(", ", culprit.passed()));
    }
  }

  static Json json(Incident incident) {
    var opening = incident.opening();
    var json =
        Json.object()
            .put("schema", "baton.incident/1")
            .put("id", incident.id().toString())
            .put("is", incident.isOpen() ? "open" : "closed")
            .put("text", opening.text())
            .put("by", opening.by())
            .put("at", opening.at().toString())
            .put("where", opening.where().map(Commit::sha).orElse(""))
            .put("task", opening.task().orElse(""))
            .putEach("findings", incident.findings(), IncidentCommand::json);
    incident.closing().ifPresent(it -> json.put("because", it.because()).put("closedBy", it.by()));
    return json.end();
  }

  private static Json json(Finding finding) {
    return Json.object()
        .put("verdict", finding.verdict().word())
        .put("confidence", finding.percent())
        .put("reason", finding.reason())
        .put("good", finding.good().sha())
        .put("bad", finding.bad().sha())
        .put("command", finding.command())
        .putEach("culprits", finding.culprits(), IncidentCommand::json)
        .put("gate", finding.gate())
        .end();
  }

  private static Json json(Culprit culprit) {
    return Json.object()
        .put("attempt", culprit.attempt())
        .put("performer", culprit.performer())
        .putTexts("requirements", culprit.requirements())
        .putTexts("passed", culprit.passed())
        .end();
  }
}
