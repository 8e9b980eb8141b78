package dev.baton.core.blame;

import java.util.List;
import java.util.Locale;

/// What an inquiry found. `sets` are the smallest selections that were seen to fail; `percent` is
/// how sure it is that there is a culprit of that kind at all; `reason` says why in words.
public record Attribution(
    Verdict verdict, int percent, List<Selection> sets, String reason, boolean complete) {
  public Attribution {
    sets = List.copyOf(sets);
  }

  public enum Verdict {
    AGENT,
    HUMAN,
    INTERACTION,
    ENVIRONMENT,
    FLAKY,
    NO_FAULT,
    SPEC_GAP,
    UNKNOWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Somebody's change is named.
    public boolean blames() {
      return this == AGENT || this == HUMAN || this == INTERACTION;
    }
  }
}
