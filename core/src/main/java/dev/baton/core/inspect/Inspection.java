package dev.baton.core.inspect;

import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import java.util.List;

/// A gate that reads a change.
public interface Inspection {
  Gate gate();

  List<GateFinding> findings(Inspected change);
}
