package dev.baton.core.inspect;

import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.Severity;
import dev.baton.core.supply.Installers;
import java.util.List;

/// What the change makes run at installation or in the build: code that no test of it touches, with
/// the rights of whoever builds next. A person sees each by its name.
final class BuildScripts implements Inspection {
  private static final Gate GATE =
      new Gate("G13", "install scripts and build plugins", 1, Severity.HUMAN);

  @Override
  public Gate gate() {
    return GATE;
  }

  @Override
  public List<GateFinding> findings(Inspected change) {
    return change.change().staying().flatMap(Installers::of).toList();
  }
}
