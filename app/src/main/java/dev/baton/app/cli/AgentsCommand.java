package dev.baton.app.cli;

import dev.baton.app.Exit;
import dev.baton.app.agent.AgentProfile;
import dev.baton.app.agent.InstalledAgents;
import dev.baton.core.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which agents Baton knows, and what each of them lacks here.
final class AgentsCommand implements Command {
  /// One agent, as it stands on this machine.
  private record Standing(
      AgentProfile profile,
      Optional<Path> program,
      Optional<String> version,
      List<String> missing) {}

  @Override
  public String name() {
    return "agents";
  }

  @Override
  public String summary() {
    return "list the agents Baton knows by name, and what is missing here for each";
  }

  @Override
  public List<String> examples() {
    return List.of("baton agents", "baton agents --json", "baton agents try codex");
  }

  @Override
  public int run(Call call) {
    var installed = InstalledAgents.here();
    var all =
        KnownAgents.all(call).stream()
            .map(profile -> standing(profile, installed, System.getenv()))
            .toList();
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.agents/1")
              .putEach("agents", all, AgentsCommand::json)
              .end());
      return Exit.YES;
    }
    var rows = new ArrayList<List<String>>();
    for (var each : all) {
      var console = call.console();
      rows.add(
          List.of(
              each.profile().name(),
              each.missing().isEmpty() ? console.good("ready") : console.warn("not ready"),
              each.version().orElse("-"),
              each.profile().model(),
              each.missing().isEmpty()
                  ? each.profile().endpoint()
                  : "missing: " + String.join(", ", each.missing())));
    }
    call.console().table(rows);
    return Exit.YES;
  }

  private static Standing standing(
      AgentProfile profile, InstalledAgents installed, Map<String, String> environment) {
    var name = profile.command().getFirst();
    var program = installed.program(name);
    var missing = new ArrayList<String>();
    if (program.isEmpty()) {
      missing.add("the program " + name);
    }
    profile.programs().values().stream()
        .filter(other -> installed.program(other).isEmpty())
        .forEach(other -> missing.add("the program " + other));
    if (environment.getOrDefault(profile.keyVariable(), "").isBlank()) {
      missing.add("a key in " + profile.keyVariable());
    }
    return new Standing(profile, program, installed.version(name), missing);
  }

  private static Json json(Standing standing) {
    var profile = standing.profile();
    var json =
        Json.object()
            .put("name", profile.name())
            .put("ready", standing.missing().isEmpty())
            .putTexts("missing", standing.missing())
            .put("model", profile.model())
            .put("dialect", profile.dialect())
            .put("endpoint", profile.endpoint());
    standing.program().ifPresent(it -> json.put("program", it.toString()));
    standing.version().ifPresent(it -> json.put("version", it));
    profile.mode().ifPresent(it -> json.put("mode", it));
    return json.end();
  }
}
