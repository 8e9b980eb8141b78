package dev.baton.core.inspect;

import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.Severity;
import dev.baton.core.tamper.Favours;
import java.util.List;
import java.util.stream.Stream;

/// Code that treats tests better than other callers, and tests that became more patient: there are
/// good reasons for each, and only a person can tell.
final class TestAwareness implements Inspection {
  private static final Gate GATE = new Gate("G38", "test-aware code", 1, Severity.HUMAN);

  @Override
  public Gate gate() {
    return GATE;
  }

  @Override
  public List<GateFinding> findings(Inspected change) {
    var tests = change.signs().stream().filter(sign -> !sign.isForm());
    var code = Favours.of(change.change().files(), change::holdsTests).stream();
    return Stream.concat(tests, code).map(TestSigns::finding).toList();
  }
}
