package dev.baton.core.plan;

import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.SpecDelta;
import java.util.List;
import java.util.Set;

/// What of a plan a change of the spec touches.
public record Impact(List<TaskId> tasks, List<Check> checks) {
  public Impact {
    tasks = List.copyOf(tasks);
    checks = List.copyOf(checks);
  }

  /// What one item touches. A scenario touches what its requirement does; a requirement touches the
  /// checks of its scenarios.
  public static Impact of(ItemId item, Plan plan) {
    return of(Set.of(item), plan);
  }

  public static Impact of(SpecDelta delta, Plan plan) {
    return of(delta.normative(), plan);
  }

  public static Impact of(Set<ItemId> items, Plan plan) {
    var tasks =
        plan.tasks().stream()
            .filter(task ->
                items.stream()
                    .anyMatch(item ->
                        task.implementsItems().contains(item.owner())
                            || task.checks().stream()
                                .anyMatch(check -> check.proves().equals(item))))
            .map(Contract::id)
            .distinct()
            .toList();
    var checks =
        plan.tasks().stream()
            .flatMap(task -> task.checks().stream())
            .filter(
                check -> items.contains(check.proves()) || items.contains(check.proves().owner()))
            .toList();
    return new Impact(tasks, checks);
  }
}
