package dev.baton.core.plan;

import dev.baton.core.finding.Range;
import dev.baton.core.spec.ItemId;

/// A command that proves one scenario or quality: it exits 0 when the item holds.
public record Check(ItemId proves, String command, Range range) {
  public Check {
    if (command.isBlank()) {
      throw new IllegalArgumentException("a check of " + proves + " runs nothing");
    }
  }
}
