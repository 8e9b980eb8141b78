package dev.baton.core.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One role of the team: how its performers work, and how many may at once.
public record Member(String name, Kind kind, int max) {
  /// Agents by name.
  public static final List<String> AGENTS =
      List.of("claude", "codex", "goose", "gemini", "copilot", "opencode", "qwen");

  /// How a performer of the role does its work.
  public sealed interface Kind {
    /// A shell command, run in the clone with the brief on standard input.
    record Command(String run) implements Kind {}

    /// Recorded sessions, from a folder in the repository or beside it.
    record Replay(String recordings) implements Kind {}

    /// An agent Baton knows by name. Without a model it is the one the agent is known with; without
    /// an endpoint its maker's.
    record Agent(String name, Optional<String> model, Optional<String> endpoint) implements Kind {}

    /// An agent Baton does not know, started over ACP by that command. `dialect` is how it speaks
    /// to its model, and `key` the variable with the key for that. In the values of `environment`
    /// stand `{gateway}`, `{host}`, `{token}`, `{model}` and `{home}`.
    record Acp(
        List<String> command,
        Map<String, String> environment,
        Optional<String> mode,
        String dialect,
        String model,
        String key,
        String endpoint)
        implements Kind {
      /// The ways to speak to a model.
      public static final List<String> DIALECTS = List.of("anthropic", "openai", "gemini");

      public Acp {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
      }
    }

    record Human() implements Kind {}
  }
}
