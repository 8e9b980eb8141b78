package dev.baton.core.plan;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import java.util.stream.Stream;

/// Rules for one contract by itself.
final class ContractRules {
  private static final Rule WRITES = Rule.error("P-WRITES");
  private static final Rule GOAL = Rule.error("P-GOAL");
  private static final Rule KNOWN_FIELD = Rule.warning("P-KNOWN-FIELD");

  private static final Rule LEFT_OPEN = Rule.error("P-LEFT-OPEN");

  private ContractRules() {}

  /// What a draft leaves to a person.
  static Stream<Finding> isFilledIn(JudgedPlan plan) {
    return plan.tasks()
        .flatMap(task ->
            Stream.concat(
                task.fields().all().stream()
                    .filter(field -> field.value().equals(PlanDraft.TO_FILL_IN))
                    .map(field ->
                        LEFT_OPEN.on(
                            task.id().value(),
                            field.source(),
                            "`%s:` of %s is still to be filled in"
                                .formatted(field.name(), task.id()),
                            "say what only a person can know here")),
                task.checks().stream()
                    .filter(check -> check.command().equals(PlanDraft.TO_FILL_IN))
                    .map(check ->
                        new Finding(
                            LEFT_OPEN.id(),
                            LEFT_OPEN.severity(),
                            task.id().value(),
                            task.source().path(),
                            check.range(),
                            "nothing proves %s yet".formatted(check.proves()),
                            "write the command that is red before the work and green after it"))));
  }

  static Stream<Finding> writesSomething(JudgedPlan plan) {
    return plan.tasks()
        .filter(task -> task.writes().isEmpty() && task.shares().isEmpty())
        .map(task ->
            WRITES.on(
                task.id().value(),
                task.source(),
                task.id() + " may write no file, so nothing it does can land",
                "add `- Writes:` with the files it may change"));
  }

  static Stream<Finding> hasGoal(JudgedPlan plan) {
    return plan.tasks()
        .filter(task -> task.goal().isBlank())
        .map(task ->
            GOAL.on(
                task.id().value(),
                task.source(),
                task.id() + " has no goal",
                "add `- Goal:` with what is true when the task is done"));
  }

  static Stream<Finding> knownFields(JudgedPlan plan) {
    return plan.tasks()
        .flatMap(task ->
            task.fields().all().stream()
                .filter(field -> !Contract.FIELDS.contains(field.name()))
                .map(field ->
                    KNOWN_FIELD.on(
                        task.id().value(),
                        field.source(),
                        "`%s:` means nothing in a task; it is kept but has no effect"
                            .formatted(field.name()),
                        "use one of " + String.join(", ", Contract.FIELDS))));
  }
}
