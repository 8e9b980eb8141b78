package dev.baton.adapters.gate;

import dev.baton.core.gate.GateResult;

/// One gate's way to a verdict.
interface Examination {
  GateResult of(Subject subject);
}
