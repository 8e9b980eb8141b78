package dev.baton.adapters.gate;

import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Verdict;
import java.time.Instant;

/// What the policy lets pass in spite of a verdict, for a reason and for a time.
final class Waivers {
  private Waivers() {}

  static GateResult applied(GateResult result, Subject subject, Instant now) {
    if (!result.verdict().stopsAt(now)) {
      return result;
    }
    return subject.policy().waivers().stream()
        .filter(waiver -> waiver.covers(result.gate().id(), subject.contract().id()))
        .filter(waiver -> now.isBefore(waiver.until()))
        .findFirst()
        .map(waiver ->
            new GateResult(
                result.gate(),
                new Verdict.Waived(
                    waiver.by(),
                    waiver.why() + "; it said: " + result.verdict().why(),
                    waiver.until()),
                result.findings(),
                result.evidence(),
                result.took()))
        .orElse(result);
  }
}
