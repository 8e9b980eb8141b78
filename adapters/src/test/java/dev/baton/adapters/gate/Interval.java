package dev.baton.adapters.gate;

import java.util.Locale;

/// A share with Wilson's interval of 95 %.
final class Interval {
  private static final double Z = 1.96;

  private Interval() {}

  static String of(int found, int all) {
    if (all == 0) {
      return "–";
    }
    double share = (double) found / all;
    double weight = 1 + Z * Z / all;
    double middle = (share + Z * Z / (2 * all)) / weight;
    double reach = Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all)) / weight;
    return String.format(
        Locale.ROOT,
        "%.3f (%.3f–%.3f)",
        share,
        Math.max(0, middle - reach),
        Math.min(1, middle + reach));
  }
}
