package dev.baton.adapters.gate;

import dev.baton.core.gate.Evidence;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Verdict;
import java.time.Duration;
import java.util.List;

/// Short ways to say what a gate found.
final class Results {
  private Results() {}

  static GateResult pass(Gate gate, List<Evidence> evidence, Duration took) {
    return new GateResult(gate, new Verdict.Pass(), List.of(), evidence, took);
  }

  static GateResult of(Gate gate, Verdict verdict, List<Evidence> evidence, Duration took) {
    return new GateResult(gate, verdict, List.of(), evidence, took);
  }

  static GateResult none(Gate gate, String why) {
    return new GateResult(
        gate, new Verdict.NotApplicable(why), List.of(), List.of(), Duration.ZERO);
  }

  /// Red if anything was found; the first finding is the reason, the rest are counted.
  static GateResult found(Gate gate, List<GateFinding> findings, List<Evidence> evidence) {
    if (findings.isEmpty()) {
      return pass(gate, evidence, Duration.ZERO);
    }
    var first = findings.getFirst();
    var more = findings.size() > 1 ? " (and " + (findings.size() - 1) + " more)" : "";
    return new GateResult(
        gate,
        new Verdict.Fail(first.path() + ": " + first.message() + more),
        findings,
        evidence,
        Duration.ZERO);
  }
}
