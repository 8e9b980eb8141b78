package dev.baton.core.incident;

import java.util.List;

/// An attempt whose change was found to fail: who made it, what it was made for, and the gates that
/// had let it through.
public record Culprit(
    String attempt, String performer, List<String> requirements, List<String> passed) {
  public Culprit {
    requirements = List.copyOf(requirements);
    passed = List.copyOf(passed);
  }
}
