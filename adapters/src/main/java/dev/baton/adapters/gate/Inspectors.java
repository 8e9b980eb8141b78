package dev.baton.adapters.gate;

import dev.baton.core.decision.Decisions;
import dev.baton.core.gate.GateResult;
import dev.baton.core.inspect.Inspected;
import dev.baton.core.inspect.Inspection;
import dev.baton.core.inspect.Inspections;
import dev.baton.core.repo.Tree;
import dev.baton.engine.Registries;
import dev.baton.engine.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Everything that can be said of a change without executing any of it. All of it is said: the next
/// attempt should not learn of one fault at a time.
final class Inspectors implements Stage {
  private static final Duration REGISTRIES = Duration.ofMinutes(2);

  private final List<Examination> first;
  private final SupplyGates supply;
  private final List<Examination> last;
  private final Function<Tree, Decisions> decisions;

  Inspectors(Trees trees, Function<Tree, Decisions> decisions, Registries registries) {
    this.decisions = decisions;
    this.first = List.of(new ScopeGate(trees), new ObjectGate(trees));
    this.supply = new SupplyGates(trees, registries, REGISTRIES);
    this.last = List.of(new ArchitectureGate(trees, decisions), new OwnerGate(decisions));
  }

  @Override
  public List<GateResult> of(Subject subject, Instant now) {
    var results = new ArrayList<GateResult>();
    first.forEach(each -> results.add(Waivers.applied(each.of(subject), subject, now)));
    var inspected = subject.inspected(decisions.apply(subject.base()));
    // Pure, so they may share the machine; the order of the list stays.
    Inspections.ALL.parallelStream()
        .map(inspection -> Waivers.applied(result(inspection, inspected), subject, now))
        .forEachOrdered(results::add);
    for (var result : supply.of(subject, now)) {
      results.add(Waivers.applied(result, subject, now));
    }
    last.forEach(each -> results.add(Waivers.applied(timed(each, subject), subject, now)));
    return results;
  }

  private static GateResult timed(Examination examination, Subject subject) {
    var start = System.nanoTime();
    return took(examination.of(subject), start);
  }

  private static GateResult result(Inspection inspection, Inspected inspected) {
    var start = System.nanoTime();
    return took(Results.found(inspection.gate(), inspection.findings(inspected), List.of()), start);
  }

  private static GateResult took(GateResult found, long start) {
    return new GateResult(
        found.gate(),
        found.verdict(),
        found.findings(),
        found.evidence(),
        Duration.ofNanos(System.nanoTime() - start));
  }
}
