package dev.baton.adapters.gate;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.plan.Check;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Plan;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;
import java.util.List;
import java.util.Optional;

/// Runs a plan's checks where nothing of it is done yet. Each has to be red there, and because of
/// what is missing.
final class BaseChecks {
  private static final Rule NOT_RUN = Rule.error("P10-NOT-RUN");
  private static final Rule GREEN = Rule.error("P10-GREEN-AT-BASE");

  private final Workshop workshop;
  private final Policy policy;

  BaseChecks(Workshop workshop, Policy policy) {
    this.workshop = workshop;
    this.policy = policy;
  }

  List<Finding> of(Plan plan, Tree base) {
    return plan.tasks().stream()
        .flatMap(task ->
            task.checks().stream().flatMap(check -> finding(plan, task, check, base).stream()))
        .toList();
  }

  private Optional<Finding> finding(Plan plan, Contract task, Check check, Tree base) {
    var outcome = workshop.run(base, CommandGates.command(policy, check));
    if (outcome.wasNotRun()) {
      return Optional.of(
          finding(
              NOT_RUN,
              plan,
              task,
              check,
              "the check of %s cannot run: %s".formatted(check.proves(), outcome.complaint()),
              "correct the command; it has to be there before the work begins"));
    }
    if (outcome.ranNothing()) {
      return Optional.of(
          finding(
              NOT_RUN,
              plan,
              task,
              check,
              "the check of %s runs no test and is content with that".formatted(check.proves()),
              "let the command fail where its test is not there"));
    }
    return outcome.isGreen()
        ? Optional.of(
            finding(
                GREEN,
                plan,
                task,
                check,
                "the check of %s is green before the work is done".formatted(check.proves()),
                "check what is new, or take the scenario out if it holds already"))
        : Optional.empty();
  }

  private static Finding finding(
      Rule rule, Plan plan, Contract task, Check check, String message, String mend) {
    return new Finding(
        rule.id(), rule.severity(), task.id().value(), plan.path(), check.range(), message, mend);
  }
}
