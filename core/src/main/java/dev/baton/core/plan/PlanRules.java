package dev.baton.core.plan;

import dev.baton.core.finding.Finding;
import dev.baton.core.spec.Spec;
import dev.baton.core.spec.SpecIndex;
import java.util.List;
import java.util.stream.Stream;

/// The rules a plan must pass before anybody works on it.
///
/// A rule is a method of the class for what it is about; it takes effect by its line here.
public final class PlanRules {
  private static final List<PlanRule> RULES =
      List.of(
          CoverageRules::promisesAreKept,
          CoverageRules::provedOnce,
          ReferenceRules::isForThisSpec,
          ReferenceRules::uniqueTasks,
          ReferenceRules::itemsExist,
          ReferenceRules::dependenciesExist,
          ReferenceRules::checksExist,
          OrderRules::noCycle,
          OrderRules::noCollision,
          OrderRules::inputsArrive,
          ReachRules::testsAreInReach,
          ReachRules::fitsIntoContext,
          OtherPlanRules::noCollision,
          ContractRules::isFilledIn,
          ContractRules::writesSomething,
          ContractRules::hasGoal,
          ContractRules::knownFields);

  private PlanRules() {}

  /// Everything to say about the plan in the order of the file, what its reader had to say
  /// included.
  ///
  /// `others` are the plans that are open at the same time.
  public static List<Finding> check(Plan plan, Spec spec, Base base, List<Plan> others) {
    var judged = JudgedPlan.of(plan, new SpecIndex(spec), base, others);
    return Stream.concat(
            plan.readingFindings().stream(),
            RULES.parallelStream().flatMap(rule -> rule.check(judged)))
        .sorted(Finding.BY_POSITION)
        .toList();
  }
}
