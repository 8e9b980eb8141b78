package dev.baton.adapters.gate;

import dev.baton.core.gate.Tier;
import java.util.List;

/// How much can go wrong, by where a change is.
final class Tiers {
  private static final List<String> RULES =
      List.of("baton.yaml", "specs/", "decisions/", ".github/", ".gitlab-ci.yml", ".ci/");

  private Tiers() {}

  static Tier of(Subject subject) {
    var changes = subject.change().files();
    if (changes.stream()
        .anyMatch(change ->
            subject.policy().isGuarded(change.path())
                || RULES.stream().anyMatch(change.path()::startsWith))) {
      return Tier.T3;
    }
    return changes.stream()
            .allMatch(
                change -> change.path().endsWith(".md") || subject.policy().isTest(change.path()))
        ? Tier.T0
        : Tier.T1;
  }
}
