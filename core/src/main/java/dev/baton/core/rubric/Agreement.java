package dev.baton.core.rubric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// How far several passes agree beyond chance: Krippendorff's alpha for names without an order. 1
/// is full agreement, 0 what chance would give. Passes without an answer are left out.
final class Agreement {
  private Agreement() {}

  /// One list of answers for each thing asked about. Nothing where no two answers can be compared,
  /// or all are the same: then agreement says nothing.
  static <T> OptionalDouble alpha(List<List<T>> units) {
    var totals = new HashMap<T, Integer>();
    double observed = 0;
    int all = 0;
    for (var unit : units) {
      if (unit.size() > 1) {
        var counts = counts(unit);
        counts.forEach((value, count) -> totals.merge(value, count, Integer::sum));
        observed += pairsApart(counts, unit.size()) / (unit.size() - 1);
        all += unit.size();
      }
    }
    double expected = all < 2 ? 0 : pairsApart(totals, all) / (all - 1);
    return expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - observed / expected);
  }

  private static <T> Map<T, Integer> counts(List<T> unit) {
    var counts = new HashMap<T, Integer>();
    unit.forEach(value -> counts.merge(value, 1, Integer::sum));
    return counts;
  }

  private static double pairsApart(Map<?, Integer> counts, int all) {
    return counts.values().stream().mapToDouble(count -> (double) count * (all - count)).sum();
  }
}
