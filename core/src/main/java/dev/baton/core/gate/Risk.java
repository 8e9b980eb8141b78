package dev.baton.core.gate;

import java.util.List;

/// How much can go wrong with a change, and what of its structure says so.
public record Risk(Tier tier, List<String> reasons) {
  public Risk {
    reasons = List.copyOf(reasons);
  }
}
