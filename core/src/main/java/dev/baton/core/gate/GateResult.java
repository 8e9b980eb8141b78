package dev.baton.core.gate;

import java.time.Duration;
import java.util.List;

/// One gate's verdict with what supports it.
public record GateResult(
    Gate gate,
    Verdict verdict,
    List<GateFinding> findings,
    List<Evidence> evidence,
    Duration took) {
  public GateResult {
    findings = List.copyOf(findings);
    evidence = List.copyOf(evidence);
  }

  /// The verdict in one line.
  public String words() {
    return gate.id() + " " + gate.name() + ": " + verdict.word() + ": " + verdict.why();
  }
}
