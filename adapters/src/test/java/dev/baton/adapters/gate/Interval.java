package dev.baton.adapters.gate;

import dev.baton.core.measure.Share;
import java.util.Locale;

/// A share with its interval of 95 %, as tables show it.
final class Interval {
  private static final double DEVIATIONS = 1.96;

  private Interval() {}

  static String of(int found, int all) {
    if (all == 0) {
      return "–";
    }
    var share = new Share(found, all);
    var bounds = share.bounds(DEVIATIONS);
    return String.format(
        Locale.ROOT, "%.3f (%.3f–%.3f)", share.rate(), bounds.low(), bounds.high());
  }
}
