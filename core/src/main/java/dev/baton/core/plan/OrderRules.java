package dev.baton.core.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import dev.baton.core.plan.CollisionSweep.Collision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Rules for what may run at the same time and what must come first.
final class OrderRules {
  private static final Rule CYCLE = Rule.error("P4-CYCLE");
  private static final Rule WRITES_MEET = Rule.error("P5-WRITES-MEET");
  private static final Rule STALE_READ = Rule.error("P6-STALE-READ");
  private static final Rule INPUT = Rule.error("P7-INPUT");
  private static final Rule MORE_COLLISIONS = Rule.warning("P5-AND-MORE");

  private static final int MOST_COLLISIONS = 1000;

  private OrderRules() {}

  static Stream<Finding> noCycle(JudgedPlan plan) {
    var byId = new HashMap<TaskId, Contract>();
    plan.tasks().forEach(task -> byId.put(task.id(), task));
    return plan.graph().cycles().stream()
        .map(cycle -> Map.entry(cycle, byId.get(cycle.getFirst())))
        .map(it ->
            CYCLE.on(
                it.getValue().id().value(),
                it.getValue().placeOf("Depends"),
                "these tasks wait for each other: %s".formatted(walk(it.getKey())),
                "take one of these dependencies out, or move what both need into a new task"));
  }

  private static String walk(List<TaskId> cycle) {
    return Stream.concat(cycle.stream(), Stream.of(cycle.getFirst()))
        .map(TaskId::value)
        .collect(joining(" → "));
  }

  static Stream<Finding> noCollision(JudgedPlan plan) {
    var collisions = new CollisionSweep(plan.graph()).collisions(MOST_COLLISIONS);
    var findings = collisions.stream().map(it -> it.isStaleRead() ? staleRead(it) : writesMeet(it));
    return collisions.size() < MOST_COLLISIONS
        ? findings
        : Stream.concat(findings, Stream.of(andMore(plan)));
  }

  private static Finding writesMeet(Collision it) {
    var one = it.reader();
    var other = it.writer();
    return WRITES_MEET.on(
        one.task().id().value(),
        one.task().placeOf(one.field()),
        "%s and %s may run at the same time and both may write `%s`: `%s` of %s and `%s` of %s"
            .formatted(
                one.task().id(),
                other.task().id(),
                it.example(),
                one.glob(),
                one.task().id(),
                other.glob(),
                other.task().id()),
        "let one depend on the other, narrow a glob, or name the file in the Shares of both");
  }

  private static Finding staleRead(Collision it) {
    var reader = it.reader();
    var writer = it.writer();
    return STALE_READ.on(
        reader.task().id().value(),
        reader.task().placeOf("Reads"),
        "%s may read `%s` before or after %s writes it: `%s` of %s and `%s` of %s"
            .formatted(
                reader.task().id(),
                it.example(),
                writer.task().id(),
                reader.glob(),
                reader.task().id(),
                writer.glob(),
                writer.task().id()),
        "let %s depend on %s or the other way round, or narrow what %s reads"
            .formatted(reader.task().id(), writer.task().id(), reader.task().id()));
  }

  private static Finding andMore(JudgedPlan plan) {
    return MORE_COLLISIONS.at(
        Source.startOf(plan.plan().path()),
        "there may be more collisions; only the first %d are listed".formatted(MOST_COLLISIONS),
        "look for the widest glob among them, mend it and check again");
  }

  static Stream<Finding> inputsArrive(JudgedPlan plan) {
    var producers =
        plan.tasks()
            .flatMap(task -> task.produces().stream().map(it -> Map.entry(it, task.id())))
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    return plan.tasks()
        .flatMap(task ->
            task.inputs().stream()
                .filter(input -> !arrives(plan, task, producers.getOrDefault(input, List.of())))
                .filter(input -> !plan.base().has(input))
                .map(input -> missing(task, input, producers.getOrDefault(input, List.of()))));
  }

  private static boolean arrives(JudgedPlan plan, Contract task, List<TaskId> producers) {
    return producers.stream().anyMatch(it -> plan.graph().isAncestor(it, task.id()));
  }

  private static Finding missing(Contract task, String input, List<TaskId> producers) {
    var names = producers.stream().map(TaskId::value).collect(joining(", "));
    return INPUT.on(
        task.id().value(),
        task.placeOf("Inputs"),
        producers.isEmpty()
            ? "%s needs `%s`, which no task produces and the base does not have"
                .formatted(task.id(), input)
            : "%s needs `%s`, which %s produces, but does not depend on it"
                .formatted(task.id(), input, names),
        producers.isEmpty()
            ? "correct the name, or add it to the Produces of a task this one depends on"
            : "add `%s` to the Depends of %s".formatted(producers.getFirst(), task.id()));
  }
}
