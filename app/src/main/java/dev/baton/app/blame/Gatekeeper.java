package dev.baton.app.blame;

import dev.baton.core.blame.Attribution.Verdict;

/// The gate that could have caught it.
final class Gatekeeper {
  private Gatekeeper() {}

  static String of(Verdict verdict, boolean isThePolicysTest) {
    return switch (verdict) {
      case AGENT, HUMAN ->
          isThePolicysTest
              ? "G21 runs this command on every candidate; this change did not come through it, or"
                  + " came before the command failed for it"
              : "none runs this command: make it a gate of baton.yaml, or a check (G40) of the task";
      case INTERACTION ->
          isThePolicysTest
              ? "G21 on the combination: each change passes it alone"
              : "none runs this command on combinations: make it a gate of baton.yaml";
      case SPEC_GAP ->
          "G22 holds changed tests against the code; the spec has to say which is right";
      case FLAKY -> "G21 runs a red command again and says unstable";
      case ENVIRONMENT, NO_FAULT, UNKNOWN -> "";
    };
  }
}
