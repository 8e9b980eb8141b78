package dev.baton.core.plan;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.spec.Item;
import java.util.stream.Stream;

/// Rules for what a performer can reach: the tests it must make green, and what it has to read.
final class ReachRules {
  private static final Rule TEST = Rule.error("P8-TEST-OUT-OF-REACH");
  private static final Rule CONTEXT = Rule.error("P9-CONTEXT");

  // Measured over source code of several languages; good enough for a limit with a wide margin.
  private static final int BYTES_A_TOKEN = 4;

  private ReachRules() {}

  /// A test that is there already may be out of reach; one that is not has to be written by this
  /// task or by one before it.
  static Stream<Finding> testsAreInReach(JudgedPlan plan) {
    return plan.tasks()
        .flatMap(task ->
            task.checks().stream()
                .flatMap(check ->
                    TestNames.in(check.command())
                        .filter(test -> !plan.base().has(test.name()))
                        .filter(test -> !isWritable(plan, task, test))
                        .limit(1)
                        .map(test -> outOfReach(task, check, test))));
  }

  private static boolean isWritable(JudgedPlan plan, Contract task, TestNames.Test test) {
    return plan.tasks()
        .filter(it -> it.equals(task) || plan.graph().isAncestor(it.id(), task.id()))
        .flatMap(it -> Stream.concat(it.writes().stream(), it.shares().stream()))
        .anyMatch(glob -> glob.intersects(test.where()));
  }

  private static Finding outOfReach(Contract task, Check check, TestNames.Test test) {
    return new Finding(
        TEST.id(),
        TEST.severity(),
        task.id().value(),
        task.source().path(),
        check.range(),
        "%s is to make `%s` green, which is not there and which it may not write"
            .formatted(task.id(), test.name()),
        "add its file to the Writes of %s, or of a task it depends on".formatted(task.id()));
  }

  static Stream<Finding> fitsIntoContext(JudgedPlan plan) {
    return plan.tasks()
        .filter(task -> tokens(plan, task) > task.budget().contextTokens())
        .map(task ->
            CONTEXT.on(
                task.id().value(),
                task.placeOf("Reads"),
                "%s has to read about %,d tokens, and its budget is %,d"
                    .formatted(task.id(), tokens(plan, task), task.budget().contextTokens()),
                "name fewer files in Reads, cut the task in two, or raise `context` in its Budget"));
  }

  /// What is read, the contract itself and the items it implements.
  static long tokens(JudgedPlan plan, Contract task) {
    var items =
        task.implementsItems().stream()
            .flatMap(id ->
                Stream.concat(plan.spec().find(id).stream(), plan.spec().scenariosOf(id).stream()))
            .map(Item::source)
            .mapToLong(source -> source.end() - source.start())
            .sum();
    var contract = task.source().end() - task.source().start();
    return (plan.base().bytes(task.reads()) + items + contract) / BYTES_A_TOKEN;
  }
}
