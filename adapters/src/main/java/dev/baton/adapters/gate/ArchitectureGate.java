package dev.baton.adapters.gate;

import dev.baton.core.change.FileChange;
import dev.baton.core.decision.Baseline;
import dev.baton.core.decision.Breach;
import dev.baton.core.decision.Decisions;
import dev.baton.core.decision.Rulings;
import dev.baton.core.finding.Finding;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Severity;
import dev.baton.core.gate.Verdict;
import dev.baton.core.repo.Tree;
import dev.baton.engine.Trees;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// No change breaks a rule that was decided. Rules and baseline are the base's own: a change that
/// edits either is judged by what held before it. What is broken already stops nobody.
final class ArchitectureGate implements Examination {
  static final Gate GATE = new Gate("G32", "architecture", 1, Severity.BLOCK);

  private final Trees trees;
  private final Function<Tree, Decisions> decisionsOf;

  ArchitectureGate(Trees trees, Function<Tree, Decisions> decisionsOf) {
    this.trees = trees;
    this.decisionsOf = decisionsOf;
  }

  @Override
  public GateResult of(Subject subject) {
    var before = decisionsOf.apply(subject.base());
    var after = touchesDecisions(subject) ? decisionsOf.apply(subject.head()) : before;
    if (!after.faults().isEmpty()) {
      return unreadable(before, after);
    }
    if (!before.askForSources()) {
      return Results.none(GATE, "no decision of the base has rules about sources");
    }
    return Results.found(
        GATE, fresh(subject, before).stream().map(ArchitectureGate::finding).toList(), List.of());
  }

  private boolean touchesDecisions(Subject subject) {
    return subject.change().files().stream()
        .anyMatch(change -> change.path().startsWith(Decisions.FOLDER));
  }

  // A rule nobody can read would hold for nobody. The change that mends it is let through.
  private static GateResult unreadable(Decisions before, Decisions after) {
    if (before.faults().isEmpty()) {
      return Results.found(
          GATE, after.faults().stream().map(ArchitectureGate::fault).toList(), List.of());
    }
    var first = after.faults().getFirst();
    return Results.of(
        GATE,
        new Verdict.NoEvidence(
            "%s:%d: %s".formatted(first.path(), first.range().line(), first.message())),
        List.of(),
        Duration.ZERO);
  }

  private List<Breach> fresh(Subject subject, Decisions rules) {
    var sources = Sources.of(trees, subject.head());
    var broken =
        breaches(sources, rules).stream().filter(breach -> !rules.baseline().has(breach)).toList();
    if (broken.isEmpty()) {
      return broken;
    }
    var already = Baseline.of(breaches(before(sources, subject), rules));
    return broken.stream().filter(breach -> !already.has(breach)).toList();
  }

  private Sources before(Sources after, Subject subject) {
    var changed =
        subject.change().files().stream().map(FileChange::path).collect(Collectors.toSet());
    return after.elsewhere(subject.base(), changed);
  }

  private static List<Breach> breaches(Sources sources, Decisions rules) {
    return new Rulings(sources.graph()).breaches(rules);
  }

  private static GateFinding finding(Breach breach) {
    return new GateFinding(breach.key().rule(), breach.path(), breach.line(), breach.message());
  }

  private static GateFinding fault(Finding fault) {
    return new GateFinding(
        "decision", fault.path(), fault.range().line(), fault.message() + "; " + fault.mend());
  }
}
