package dev.baton.core.plan;

import dev.baton.core.finding.Finding;
import java.util.stream.Stream;

/// One rule about a plan. It looks at the whole, and yields what it has to say.
@FunctionalInterface
interface PlanRule {
  Stream<Finding> check(JudgedPlan plan);
}
