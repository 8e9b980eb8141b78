package dev.baton.core.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.Item.Obligation;
import dev.baton.core.spec.Item.Quality;
import dev.baton.core.spec.Item.Scenario;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.Priority;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Rules for what the plan leaves undone or unproved. They speak of the spec's items.
final class CoverageRules {
  private static final Rule UNCOVERED = Rule.error("P1-UNCOVERED");
  private static final Rule ONE_CHECK = Rule.error("P2-ONE-CHECK");

  private record Proof(Contract task, Check check) {
    String place() {
      return "%s (line %d)".formatted(task.id(), check.range().line());
    }
  }

  private CoverageRules() {}

  static Stream<Finding> promisesAreKept(JudgedPlan plan) {
    return plan.spec()
        .all(Obligation.class)
        .filter(CoverageRules::isPromised)
        .filter(it -> !plan.implemented().contains(it.id()))
        .map(it ->
            UNCOVERED.on(
                it.id().value(),
                Source.startOf(plan.plan().path()),
                "no task implements %s (%s), which is a %s"
                    .formatted(it.id(), it.title(), it.priority().map(Priority::word).orElse("")),
                "add %s to the Implements of a task, or lower its priority with its owner"
                    .formatted(it.id())));
  }

  static Stream<Finding> provedOnce(JudgedPlan plan) {
    var proofs = proofs(plan);
    return toProve(plan)
        .filter(it -> proofs.getOrDefault(it.id(), List.of()).size() != 1)
        .map(it -> finding(plan, it, proofs.getOrDefault(it.id(), List.of())));
  }

  /// A quality is proved even when no task claims to implement it; one that nobody promised is not.
  private static Stream<Item> toProve(JudgedPlan plan) {
    var scenarios =
        plan.spec().all(Scenario.class).filter(it -> plan.implemented().contains(it.requirement()));
    var qualities =
        plan.spec()
            .all(Quality.class)
            .filter(it -> isPromised(it) || plan.implemented().contains(it.id()));
    return Stream.concat(scenarios, qualities);
  }

  private static boolean isPromised(Obligation it) {
    return it.priority().filter(priority -> priority != Priority.COULD).isPresent();
  }

  private static Map<ItemId, List<Proof>> proofs(JudgedPlan plan) {
    return plan.tasks()
        .flatMap(task -> task.checks().stream().map(check -> new Proof(task, check)))
        .collect(groupingBy(proof -> proof.check().proves()));
  }

  private static Finding finding(JudgedPlan plan, Item item, List<Proof> proofs) {
    return proofs.isEmpty() ? unproved(plan, item) : provedTwice(plan, item, proofs);
  }

  private static Finding unproved(JudgedPlan plan, Item item) {
    return ONE_CHECK.on(
        item.id().value(),
        plan.tasks()
            .filter(task -> task.implementsItems().contains(item.id().owner()))
            .findFirst()
            .map(Contract::source)
            .orElse(Source.startOf(plan.plan().path())),
        "no check proves %s (%s)".formatted(item.id(), item.title()),
        "add `%s :: command` to the check fence of the task that implements it"
            .formatted(item.id()));
  }

  private static Finding provedTwice(JudgedPlan plan, Item item, List<Proof> proofs) {
    var second = proofs.get(1).check();
    return new Finding(
        ONE_CHECK.id(),
        ONE_CHECK.severity(),
        item.id().value(),
        plan.plan().path(),
        second.range(),
        "%s has %d checks: %s"
            .formatted(
                item.id(), proofs.size(), proofs.stream().map(Proof::place).collect(joining(", "))),
        "keep the one whose exit code is to count, and remove the others");
  }
}
