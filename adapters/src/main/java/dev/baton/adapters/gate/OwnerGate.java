package dev.baton.adapters.gate;

import dev.baton.core.decision.Decision;
import dev.baton.core.decision.DecisionRule.Owner;
import dev.baton.core.decision.Decisions;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Severity;
import dev.baton.core.repo.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Somebody was named for the files that change, and is asked.
final class OwnerGate implements Examination {
  static final Gate GATE = new Gate("G39", "owners", 1, Severity.HUMAN);

  private final Function<Tree, Decisions> decisionsOf;

  OwnerGate(Function<Tree, Decisions> decisionsOf) {
    this.decisionsOf = decisionsOf;
  }

  @Override
  public GateResult of(Subject subject) {
    var findings = new ArrayList<GateFinding>();
    boolean owned = false;
    for (var decision : decisionsOf.apply(subject.base()).inForce()) {
      for (var rule : decision.rules()) {
        if (rule instanceof Owner owner) {
          owned = true;
          findings.addAll(asked(decision, owner, subject));
        }
      }
    }
    return owned
        ? Results.found(GATE, findings, List.of())
        : Results.none(GATE, "no decision of the base names an owner");
  }

  private List<GateFinding> asked(Decision decision, Owner owner, Subject subject) {
    return subject.change().files().stream()
        .filter(change -> owner.paths().stream().anyMatch(glob -> glob.matches(change.path())))
        .map(change ->
            new GateFinding(
                owner.words(),
                change.path(),
                0,
                "%s is asked about it; decision %s \"%s\"%s"
                    .formatted(
                        owner.person(),
                        decision.number(),
                        decision.title(),
                        owner.because().isBlank() ? "" : ": " + owner.because())))
        .toList();
  }
}
