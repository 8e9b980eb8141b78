package dev.baton.core.blame;

import java.util.Locale;

/// Who wrote something. `MIXED` is what agent and human wrote into one another; what nobody knows
/// is `UNKNOWN`, never guessed at.
public enum Origin {
  AGENT,
  HUMAN,
  MIXED,
  UNKNOWN;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Origin and(Origin other) {
    return this == other ? this : this == UNKNOWN || other == UNKNOWN ? UNKNOWN : MIXED;
  }
}
