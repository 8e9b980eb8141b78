package dev.baton.adapters.gate;

import dev.baton.core.plan.Check;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Plan;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;
import java.util.List;

/// What one check of a plan did on a tree as it is, whoever made that. `log` is its output.
public record Sighting(TaskId task, Check check, boolean green, String words, String log) {

  static List<Sighting> of(Plan plan, Tree tree, Workshop workshop, Policy policy) {
    return plan.tasks().stream()
        .flatMap(
            task -> task.checks().stream().map(check -> of(task, check, tree, workshop, policy)))
        .toList();
  }

  private static Sighting of(
      Contract task, Check check, Tree tree, Workshop workshop, Policy policy) {
    var outcome = workshop.run(tree, CommandGates.command(policy, check));
    return new Sighting(
        task.id(),
        check,
        outcome.isGreen(),
        outcome.words(),
        workshop.evidence().text(outcome.log()).orElse(""));
  }
}
