package dev.baton.core.inspect;

import dev.baton.core.decision.Decision;
import dev.baton.core.decision.DecisionRule;
import dev.baton.core.decision.Decisions;
import java.util.Optional;

/// What a decision promised to those who use a file from outside.
record GivenPromise(Decision decision, DecisionRule.Promise promise) {

  static Optional<GivenPromise> of(Decisions decisions, String path) {
    for (var decision : decisions.inForce()) {
      for (var rule : decision.rules()) {
        if (rule instanceof DecisionRule.Promise promise
            && promise.paths().stream().anyMatch(glob -> glob.matches(path))) {
          return Optional.of(new GivenPromise(decision, promise));
        }
      }
    }
    return Optional.empty();
  }

  String broken(String declaration) {
    return "`%s` is gone or changed, which decision %s \"%s\" promised%s"
        .formatted(
            declaration,
            decision.number(),
            decision.title(),
            promise.because().isBlank() ? "" : " because " + promise.because());
  }
}
