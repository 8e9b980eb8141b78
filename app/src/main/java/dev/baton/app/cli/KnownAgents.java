package dev.baton.app.cli;

import dev.baton.app.Policies;
import dev.baton.app.agent.AgentProfile;
import dev.baton.core.policy.Member;
import dev.baton.core.policy.Policy;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Agents by name: those Baton comes with, and those that the policy here describes.
final class KnownAgents {
  private KnownAgents() {}

  static List<AgentProfile> all(Call call) {
    return Stream.concat(
            Member.AGENTS.stream().flatMap(name -> AgentProfile.named(name).stream()),
            own(call).flatMap(member -> AgentProfile.of(member).stream()))
        .toList();
  }

  static Optional<AgentProfile> named(Call call, String name) {
    return all(call).stream().filter(profile -> profile.name().equals(name)).findFirst();
  }

  // Asked outside of any repository too, where there is none.
  private static Stream<Member> own(Call call) {
    var config = call.folder().resolve(Policy.FILE);
    return Files.exists(config)
        ? Policies.fromFile(config).team().stream()
            .filter(member -> member.kind() instanceof Member.Kind.Acp)
        : Stream.of();
  }
}
