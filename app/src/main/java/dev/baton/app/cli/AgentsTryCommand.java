package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.adapters.performer.Walls;
import dev.baton.app.Baton;
import dev.baton.app.Cells;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.app.Self;
import dev.baton.app.Sweep;
import dev.baton.app.agent.AgentProfile;
import dev.baton.app.agent.Trial;
import dev.baton.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// One tiny task for one agent, to see what it can do on this machine.
final class AgentsTryCommand implements Command {
  @Override
  public String name() {
    return "agents try";
  }

  @Override
  public String summary() {
    return "give an agent one tiny task in a cell, and report what it did; costs one short session";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton agents try claude", "baton agents try codex --endpoint http://127.0.0.1:8080");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.optional(0, "NAME", "one of: baton agents"));
    spec.addOption(value("--model", "NAME", "the model to ask for"));
    spec.addOption(value("--endpoint", "URL", "where the model is, if not at its maker's"));
    spec.addOption(flag("without a cell, as you", "--uncontained"));
  }

  @Override
  public int run(Call call) {
    var name = call.argument(0).orElse("");
    var profile =
        KnownAgents.named(call, name)
            .orElseThrow(() ->
                Problem.usage(
                    "there is no agent \"" + name + "\"", "see those there are: baton agents"));
    var walls =
        new Walls(Cells.attendantsWalls(!call.has("--uncontained")), Self.running().files());
    if (!call.json()) {
      call.console()
          .note(
              "trying %s, %s"
                  .formatted(name, walls.containment().holds() ? "in a cell" : "as you"));
    }
    try {
      var folder = Files.createTempDirectory("baton-try");
      try {
        var trial =
            Trial.of(
                profile,
                call.option("--model"),
                call.option("--endpoint"),
                walls,
                folder,
                System.getenv(),
                Baton.CLOCK);
        return told(call, profile, trial);
      } finally {
        Sweep.delete(folder);
      }
    } catch (IOException e) {
      throw Problem.broken("cannot make a folder to try in: " + e.getMessage(), "see TMPDIR");
    }
  }

  private static int told(Call call, AgentProfile profile, Trial trial) {
    if (call.json()) {
      call.document(json(profile, trial));
    } else {
      var console = call.console();
      var rows = new ArrayList<List<String>>();
      trial.failure().ifPresent(why -> rows.add(List.of("failed", Console.visible(why))));
      trial
          .session()
          .ifPresent(it ->
              rows.add(
                  List.of(
                      "session",
                      Console.visible(it.text("agent", "") + ", model " + it.text("model", "")))));
      rows.add(List.of("edit", trial.edited() ? "made" : "not made"));
      rows.add(
          List.of(
              "permission",
              trial.permissions().isEmpty()
                  ? "asked for none"
                  : Console.visible(String.join("; ", trial.permissions()))));
      rows.add(
          List.of(
              "usage",
              trial
                  .usage()
                  .map(it ->
                      "%d tokens in, %d out"
                          .formatted(it.number("tokensIn", 0), it.number("tokensOut", 0)))
                  .orElse("none seen")));
      rows.add(List.of("left running", String.valueOf(trial.leftovers())));
      console.table(rows);
    }
    return trial.failure().isEmpty() && trial.edited() ? Exit.YES : Exit.NO;
  }

  private static Json json(AgentProfile profile, Trial trial) {
    var json =
        Json.object()
            .put("schema", "baton.trial/1")
            .put("agent", profile.name())
            .put("edited", trial.edited())
            .putTexts("permissions", trial.permissions())
            .put("leftovers", trial.leftovers());
    trial.failure().ifPresent(it -> json.put("failure", it));
    trial.session().ifPresent(it -> json.put("session", it));
    trial.usage().ifPresent(it -> json.put("usage", it));
    return json.end();
  }
}
