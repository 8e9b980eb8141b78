package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.adapters.performer.Briefs;
import dev.baton.app.Briefing;
import dev.baton.app.Conducting;
import dev.baton.app.Exit;
import dev.baton.core.json.Json;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// What a performer of a task would be told, before any money is spent on it.
final class BriefCommand implements Command {
  @Override
  public String name() {
    return "brief";
  }

  @Override
  public String summary() {
    return "show what the next performer of a task is told, and how many tokens that is";
  }

  @Override
  public List<String> examples() {
    return List.of("baton brief T-04", "baton brief T-04 --plan tool-lending --json");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.optional(0, "TASK", "as T-04"));
    spec.addOption(
        value("--plan", "NAME", "the folder under specs/; needed where there are several"));
  }

  @Override
  public int run(Call call) {
    var task = Conducting.task(call.argument(0).orElse(""));
    var place = call.place().initialised();
    try (var ledger = place.openLedger()) {
      var briefing = Briefing.of(place, ledger, call.option("--plan"), task);
      var tokens = Briefs.tokens(briefing.text());
      if (call.json()) {
        call.document(
            Json.object()
                .put("schema", "baton.brief/1")
                .put("task", task.value())
                .put("attempt", briefing.attempt())
                .put("text", briefing.text())
                .put("tokens", tokens)
                .put("budget", briefing.budget())
                .end());
      } else {
        briefing.text().lines().forEach(line -> call.console().line(Console.visible(line)));
        call.console()
            .note(
                "about %,d tokens, before the files it reads; the contract's budget is %,d"
                    .formatted(tokens, briefing.budget()));
      }
      return tokens <= briefing.budget() ? Exit.YES : Exit.NO;
    }
  }
}
