package dev.baton.core.rubric;

import dev.baton.core.rubric.Counterexample.Outcome;
import java.util.List;
import java.util.Optional;

/// What one or several passes remark at one place. `outcome` is there where a counterexample was
/// run.
public record Concern(
    RubricItem item,
    String path,
    int line,
    String why,
    int passes,
    List<Counterexample> counterexamples,
    Optional<Outcome> outcome) {
  public Concern {
    counterexamples = List.copyOf(counterexamples);
  }

  public Concern shown(Outcome how) {
    return new Concern(item, path, line, why, passes, counterexamples, Optional.of(how));
  }

  /// A test that is red without the change as well may be one that nothing passes.
  public boolean maySpeakForItself() {
    return !(outcome.orElse(null) instanceof Outcome.RedBefore);
  }
}
