package dev.baton.core.plan;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.ItemId.Kind;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Rules for the IDs a plan uses: each names one thing, and that thing exists.
final class ReferenceRules {
  private static final Rule OTHER_SPEC = Rule.error("P3-OTHER-SPEC");
  private static final Rule DUPLICATE = Rule.error("P3-DUPLICATE");
  private static final Rule DANGLING = Rule.error("P3-DANGLING");

  private static final Set<Kind> CAN_BE_IMPLEMENTED =
      Set.of(Kind.REQUIREMENT, Kind.QUALITY, Kind.BOUNDARY);
  private static final Set<Kind> CAN_BE_PROVED =
      Set.of(Kind.REQUIREMENT, Kind.SCENARIO, Kind.QUALITY, Kind.BOUNDARY);

  private ReferenceRules() {}

  static Stream<Finding> isForThisSpec(JudgedPlan plan) {
    var wanted = plan.plan().forSpec().split("@", 2)[0];
    var found = plan.spec().spec().name();
    return wanted.isEmpty() || wanted.equals(found)
        ? Stream.of()
        : Stream.of(
            OTHER_SPEC.at(
                Source.startOf(plan.plan().path()),
                "the plan is for the spec `%s` but is checked against `%s`"
                    .formatted(wanted, found),
                "correct `for:` in the front matter, or check against the right spec"));
  }

  static Stream<Finding> uniqueTasks(JudgedPlan plan) {
    var first = new IdentityHashMap<Contract, Boolean>();
    plan.tasks().forEach(task -> first.put(task, true));
    return plan.plan().tasks().stream()
        .filter(task -> !first.containsKey(task))
        .map(task ->
            DUPLICATE.on(
                task.id().value(),
                task.source(),
                "%s is declared more than once".formatted(task.id()),
                "give this task an ID of its own"));
  }

  static Stream<Finding> itemsExist(JudgedPlan plan) {
    return plan.tasks()
        .flatMap(task ->
            Stream.concat(
                repeated(task, "Implements", task.implementsItems()),
                task.implementsItems().stream()
                    .filter(id -> !isOneOf(plan, id, CAN_BE_IMPLEMENTED))
                    .map(id -> nothingToImplement(task, id))));
  }

  private static Finding nothingToImplement(Contract task, ItemId id) {
    return DANGLING.on(
        task.id().value(),
        task.placeOf("Implements"),
        "%s implements %s, which is no requirement, quality or boundary of the spec"
            .formatted(task.id(), id),
        "correct the ID, or specify the item first");
  }

  static Stream<Finding> dependenciesExist(JudgedPlan plan) {
    return plan.tasks()
        .flatMap(task ->
            Stream.concat(
                repeated(task, "Depends", task.depends()),
                task.depends().stream()
                    .filter(id -> !plan.graph().contains(id))
                    .map(id -> nothingToWaitFor(task, id))));
  }

  private static Finding nothingToWaitFor(Contract task, TaskId id) {
    return DANGLING.on(
        task.id().value(),
        task.placeOf("Depends"),
        "%s depends on %s, which this plan does not have".formatted(task.id(), id),
        "correct the ID, or take it out if nothing has to come first");
  }

  static Stream<Finding> checksExist(JudgedPlan plan) {
    return plan.tasks()
        .flatMap(task ->
            task.checks().stream()
                .filter(check -> !isOneOf(plan, check.proves(), CAN_BE_PROVED))
                .map(check -> nothingToProve(plan, task, check)));
  }

  private static Finding nothingToProve(JudgedPlan plan, Contract task, Check check) {
    return new Finding(
        DANGLING.id(),
        DANGLING.severity(),
        task.id().value(),
        plan.plan().path(),
        check.range(),
        "%s proves %s, which the spec does not have".formatted(task.id(), check.proves()),
        "correct the ID to that of a scenario or a quality");
  }

  private static boolean isOneOf(JudgedPlan plan, ItemId id, Set<Kind> kinds) {
    return kinds.contains(id.kind()) && plan.spec().has(id);
  }

  private static <T> Stream<Finding> repeated(Contract task, String field, List<T> ids) {
    Collection<T> seen = new HashSet<>();
    return ids.stream()
        .filter(id -> !seen.add(id))
        .distinct()
        .map(id ->
            DUPLICATE.on(
                task.id().value(),
                task.placeOf(field),
                "%s names %s more than once in its %s".formatted(task.id(), id, field),
                "name it once"));
  }
}
