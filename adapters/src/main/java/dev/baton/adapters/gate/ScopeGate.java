package dev.baton.adapters.gate;

import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Severity;
import dev.baton.engine.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The diff stays inside its contract: the files it may write, and no more lines than agreed.
final class ScopeGate implements Examination {
  static final Gate GATE = new Gate("G01", "scope", 1, Severity.BLOCK);

  private final Trees trees;

  ScopeGate(Trees trees) {
    this.trees = trees;
  }

  @Override
  public GateResult of(Subject subject) {
    if (subject.contract().isNone()) {
      return Results.none(GATE, "no task was named");
    }
    var findings = new ArrayList<GateFinding>();
    for (var change : subject.change().files()) {
      if (!subject.contract().mayWrite(change.path())) {
        findings.add(
            new GateFinding(
                "scope",
                change.path(),
                0,
                change.kind().name().toLowerCase(Locale.ROOT)
                    + ", but "
                    + subject.contract().id()
                    + " may write only "
                    + allowed(subject)));
      }
    }
    var lines = trees.changedLines(subject.base(), subject.head());
    var most = subject.contract().budget().diffLines();
    if (lines > most) {
      findings.add(
          new GateFinding(
              "size", "the whole diff", 0, lines + " changed lines, the contract allows " + most));
    }
    return Results.found(GATE, findings, List.of());
  }

  private static String allowed(Subject subject) {
    var globs = new ArrayList<String>();
    subject.contract().writes().forEach(glob -> globs.add(glob.pattern()));
    subject.contract().shares().forEach(glob -> globs.add(glob.pattern()));
    return String.join(", ", globs);
  }
}
