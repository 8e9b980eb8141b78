package dev.baton.core.decision;

import dev.baton.core.finding.Finding;
import java.util.List;
import java.util.Optional;

/// All decisions of one tree, the breaches it keeps as old, and what of its files cannot be read.
public record Decisions(List<Decision> all, Baseline baseline, List<Finding> faults) {
  public static final String FOLDER = "decisions/";
  public static final Decisions NONE = new Decisions(List.of(), Baseline.EMPTY, List.of());

  public Decisions {
    all = List.copyOf(all);
    faults = List.copyOf(faults);
  }

  /// Those whose rules hold.
  public List<Decision> inForce() {
    return all.stream().filter(Decision::isInForce).toList();
  }

  /// Some decision that holds has opened it.
  public boolean opens(Doorway doorway) {
    return inForce().stream().anyMatch(it -> it.opens().contains(doorway));
  }

  public Optional<Decision> find(String number) {
    return all.stream().filter(it -> it.number().equals(number)).findFirst();
  }

  /// Some rule asks what files use or declare, so that files have to be read.
  public boolean askForSources() {
    return inForce().stream()
        .flatMap(it -> it.rules().stream())
        .anyMatch(
            rule -> !(rule instanceof DecisionRule.Owner || rule instanceof DecisionRule.Promise));
  }
}
