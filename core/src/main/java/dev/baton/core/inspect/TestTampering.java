package dev.baton.core.inspect;

import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.Severity;
import dev.baton.core.tamper.Sign;
import java.util.List;

/// Tests insist on no less than before. A file that the contract names may lose tests and
/// assertions; nothing lets a change force the result of tests.
final class TestTampering implements Inspection {
  private static final Gate GATE = new Gate("G24", "tests are not weakened", 1, Severity.HUMAN);

  @Override
  public Gate gate() {
    return GATE;
  }

  @Override
  public List<GateFinding> findings(Inspected change) {
    return change.signs().stream().filter(Sign::isForm).map(TestSigns::finding).toList();
  }
}
