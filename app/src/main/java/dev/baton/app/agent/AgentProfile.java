package dev.baton.app.agent;

import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.policy.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One kind of agent, as data: how it is started over ACP and told where its model is.
///
/// In `environment` and `files` (of its home) stand `{gateway}`, `{host}`, `{token}`, `{model}` and
/// `{home}`. `programs` are variables that hold the path of another program. `mode` is set in the
/// session; the one that asks least is safe, for the walls are Baton's.
public record AgentProfile(
    String name,
    List<String> command,
    Map<String, String> programs,
    Map<String, String> environment,
    Map<String, String> files,
    Optional<String> mode,
    String dialect,
    String model,
    String keyVariable,
    String endpoint) {

  public AgentProfile {
    command = List.copyOf(command);
    programs = Map.copyOf(programs);
    environment = Map.copyOf(environment);
    files = Map.copyOf(files);
  }

  public static Optional<AgentProfile> named(String name) {
    if (!Member.AGENTS.contains(name)) {
      return Optional.empty();
    }
    try (var stream = AgentProfile.class.getResourceAsStream("/agents/" + name + ".json")) {
      if (stream == null) {
        throw new IllegalStateException("the profile of " + name + " is not in this build");
      }
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(of(Json.parse(text).asObject()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the profile of " + name, e);
    }
  }

  /// How the member is started, where it is an agent.
  public static Optional<AgentProfile> of(Member member) {
    return switch (member.kind()) {
      case Member.Kind.Agent(var name, _, _) -> named(name);
      case Member.Kind.Acp acp ->
          Optional.of(
              new AgentProfile(
                  member.name(),
                  acp.command(),
                  Map.of(),
                  acp.environment(),
                  Map.of(),
                  acp.mode(),
                  acp.dialect(),
                  acp.model(),
                  acp.key(),
                  acp.endpoint()));
      case Member.Kind.Command _, Member.Kind.Replay _, Member.Kind.Human _ -> Optional.empty();
    };
  }

  Json json() {
    var json =
        Json.object()
            .put("name", name)
            .putTexts("command", command)
            .put("programs", object(programs))
            .put("environment", object(environment))
            .put("files", object(files))
            .put("dialect", dialect)
            .put("model", model)
            .put("key", keyVariable)
            .put("endpoint", endpoint);
    mode.ifPresent(it -> json.put("mode", it));
    return json.end();
  }

  private static Json object(Map<String, String> texts) {
    var json = Json.object();
    texts.forEach(json::put);
    return json.end();
  }

  static AgentProfile of(Obj json) {
    return new AgentProfile(
        json.text("name"),
        json.texts("command"),
        texts(json, "programs"),
        texts(json, "environment"),
        texts(json, "files"),
        json.has("mode") ? Optional.of(json.text("mode")) : Optional.empty(),
        json.text("dialect"),
        json.text("model"),
        json.text("key"),
        json.text("endpoint"));
  }

  private static Map<String, String> texts(Obj json, String field) {
    var all = new LinkedHashMap<String, String>();
    if (json.has(field)) {
      json.object(field).fields().forEach((name, value) -> all.put(name, value.asText()));
    }
    return all;
  }

  /// The text with each `{name}` filled in.
  public static String filled(String text, Map<String, String> values) {
    var filled = text;
    for (var value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }
}
