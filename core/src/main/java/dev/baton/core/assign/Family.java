package dev.baton.core.assign;

import dev.baton.core.policy.Member;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What members have in common who go wrong together: the maker of their model. Where the model
/// does not tell, it is the agent; a command is a family of its own.
public final class Family {
  private record Maker(String family, List<String> models) {}

  private static final List<Maker> MAKERS =
      List.of(
          new Maker("claude", List.of("claude", "opus", "sonnet", "haiku")),
          new Maker("codex", List.of("gpt", "codex", "o1", "o3", "o4")),
          new Maker("gemini", List.of("gemini")),
          new Maker("qwen", List.of("qwen")));

  private Family() {}

  public static boolean isMaker(String word) {
    return MAKERS.stream().anyMatch(maker -> maker.family().equals(word));
  }

  public static String of(Member member) {
    return switch (member.kind()) {
      case Member.Kind.Agent(var agent, var model, _) -> model.flatMap(Family::maker).orElse(agent);
      case Member.Kind.Acp acp -> maker(acp.model()).orElse(member.name());
      case Member.Kind.Command _, Member.Kind.Replay _, Member.Kind.Human _ -> member.name();
    };
  }

  // A gateway may put a region and a provider before the model, and write it in letters of its own:
  // `anthropic/claude-opus`, `us.anthropic.claude-sonnet`, `Qwen/Qwen3-Coder`.
  private static Optional<String> maker(String model) {
    var parts = List.of(model.toLowerCase(Locale.ROOT).split("[/.:]"));
    return MAKERS.stream()
        .filter(maker ->
            parts.stream().anyMatch(part -> maker.models().stream().anyMatch(part::startsWith)))
        .map(Maker::family)
        .findFirst();
  }
}
