package dev.baton.core.plan;

import static java.util.stream.Collectors.toSet;

import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.SpecIndex;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A plan with everything its rules judge it against, worked out once.
record JudgedPlan(
    Plan plan,
    SpecIndex spec,
    PlanGraph graph,
    Set<ItemId> implemented,
    Base base,
    List<Plan> others) {

  static JudgedPlan of(Plan plan, SpecIndex spec, Base base, List<Plan> others) {
    var implemented =
        plan.tasks().stream().flatMap(task -> task.implementsItems().stream()).collect(toSet());
    return new JudgedPlan(plan, spec, new PlanGraph(plan.tasks()), implemented, base, others);
  }

  /// The contracts, each ID once.
  Stream<Contract> tasks() {
    return graph.tasks().stream();
  }
}
