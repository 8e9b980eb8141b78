package dev.baton.core.gate;

import dev.baton.core.decision.Doorway;
import dev.baton.core.hash.Hash;
import dev.baton.core.repo.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All verdicts about one tree. Bound to that tree, to the policy it was judged under and to the
/// tools that judged it; worth nothing for any other.
public record Judgement(
    Tree tree, Hash policy, Hash environment, Risk risk, List<GateResult> results) {
  // A decision about more than that is about none of them.
  private static final int MOST_DOORWAYS = 50;

  public Judgement {
    results = List.copyOf(results);
  }

  public Judgement(Tree tree, Hash policy, Hash environment, Tier tier, List<GateResult> results) {
    this(tree, policy, environment, new Risk(tier, List.of()), results);
  }

  public Tier tier() {
    return risk.tier();
  }

  /// The first gate that forbids the change. No gate at all is no evidence, so it forbids too.
  public Optional<GateResult> refusal(Instant at) {
    return results.stream()
        .filter(result -> result.gate().severity() == Severity.BLOCK)
        .filter(result -> result.verdict().stopsAt(at))
        .findFirst();
  }

  /// The first gate that wants a person to look.
  public Optional<GateResult> question(Instant at) {
    return results.stream()
        .filter(result -> result.gate().severity() == Severity.HUMAN)
        .filter(result -> result.verdict().stopsAt(at))
        .findFirst();
  }

  /// What a person has to decide before the change may land.
  public List<Doorway> doorways(Instant at) {
    return results.stream()
        .filter(result -> result.gate().severity() == Severity.HUMAN)
        .filter(result -> result.verdict().stopsAt(at))
        .flatMap(result -> result.findings().stream())
        .flatMap(finding -> finding.opens().stream())
        .distinct()
        .limit(MOST_DOORWAYS)
        .toList();
  }

  public boolean clears(Instant at) {
    return showsAnything() && refusal(at).isEmpty();
  }

  /// At least one gate really said yes. A judgement in which nothing applied has shown nothing.
  public boolean showsAnything() {
    return results.stream()
        .anyMatch(result -> !(result.verdict() instanceof Verdict.NotApplicable));
  }
}
