package dev.baton.core.run;

import dev.baton.core.gate.Tier;
import java.util.Map;

/// The bounds of a run, frozen when it opens. `proofs` says how many combinations may be proved at
/// once, `slots` how many attempts each role may have at once; `approvals` who must say yes to a
/// change of which tier.
public record Limits(
    int attempts,
    int conflicts,
    int reworks,
    int chases,
    int proofs,
    Money budget,
    Map<String, Integer> slots,
    Map<Tier, Approval> approvals) {
  public Limits {
    slots = Map.copyOf(slots);
    approvals = Map.copyOf(approvals);
  }

  /// Who looks at a cleared change before it is queued.
  public sealed interface Approval {
    record Nobody() implements Approval {}

    /// A share of the changes, chosen by their content so that nobody can steer it.
    record Sample(int percent) implements Approval {}

    record Person(String role) implements Approval {}
  }

  Approval approvalFor(Tier tier) {
    return approvals.getOrDefault(tier, new Approval.Nobody());
  }

  public int slotsOf(String role) {
    return slots.getOrDefault(role, 0);
  }
}
