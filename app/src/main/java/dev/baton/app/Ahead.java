package dev.baton.app;

import dev.baton.core.assign.Assignment;
import dev.baton.core.policy.Policy;
import dev.baton.core.run.Outline;
import java.util.List;

/// A run as it would be opened, and who would do what in it.
public record Ahead(Outline outline, List<Assignment> assignments, Policy policy) {
  public Ahead {
    assignments = List.copyOf(assignments);
  }
}
