package dev.baton.core.inspect;

import dev.baton.core.gate.GateFinding;
import dev.baton.core.tamper.Sign;
import dev.baton.core.tamper.Tampering;
import java.util.List;

/// What two gates say of the tests of a change: one blocks, the other asks a person.
final class TestSigns {
  private TestSigns() {}

  static List<Sign> in(Inspected change) {
    var tests =
        change.change().files().stream().filter(file -> change.holdsTests(file.path())).toList();
    return Tampering.of(tests, change::isNamed);
  }

  static GateFinding finding(Sign sign) {
    return new GateFinding(sign.rule(), sign.path(), sign.line(), sign.message());
  }
}
