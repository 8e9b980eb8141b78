package dev.baton.core.plan;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Rules for plans that are open at the same time: no order holds between their tasks.
final class OtherPlanRules {
  private static final Rule OTHER_PLAN = Rule.error("P12-OTHER-PLAN");
  private static final int MOST = 100;

  private OtherPlanRules() {}

  static Stream<Finding> noCollision(JudgedPlan plan) {
    return plan.others().stream()
        .flatMap(other ->
            plan.tasks()
                .flatMap(mine ->
                    other.tasks().stream()
                        .flatMap(theirs -> meeting(mine, theirs, other).stream())))
        .limit(MOST);
  }

  private static Optional<Finding> meeting(Contract mine, Contract theirs, Plan other) {
    return all(mine).stream()
        .flatMap(one ->
            all(theirs).stream()
                .flatMap(
                    glob -> one.sharedPathOutside(glob, mine.shares(), theirs.shares()).stream()))
        .findFirst()
        .map(path ->
            OTHER_PLAN.on(
                mine.id().value(),
                mine.placeOf("Writes"),
                "%s and %s of %s may both write `%s`, and nothing says which comes first"
                    .formatted(mine.id(), theirs.id(), other.path(), path),
                "let one plan end before the other begins, narrow a glob, or name the file in the"
                    + " Shares of both"));
  }

  private static List<Glob> all(Contract task) {
    return Stream.concat(task.writes().stream(), task.shares().stream()).toList();
  }
}
