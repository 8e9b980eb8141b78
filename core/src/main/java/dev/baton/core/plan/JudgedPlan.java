package dev.baton.core.plan;

import static java.util.stream.Collectors.toSet;

import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.SpecIndex;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A plan with everything its rules judge it against, worked out once.
record JudgedPlan(
    Plan plan,
    SpecIndex spec,
    PlanGraph graph,
    Set<ItemId> implemented,
    Predicate<String> existsAtBase) {

  static JudgedPlan of(Plan plan, SpecIndex spec, Predicate<String> existsAtBase) {
    var implemented =
        plan.tasks().stream().flatMap(task -> task.implementsItems().stream()).collect(toSet());
    return new JudgedPlan(plan, spec, new PlanGraph(plan.tasks()), implemented, existsAtBase);
  }

  /// The contracts, each ID once.
  Stream<Contract> tasks() {
    return graph.tasks().stream();
  }
}
