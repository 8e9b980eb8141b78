package dev.baton.adapters.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// So many requests at once, and so many a second after that, for each who asks. Safe for several
/// threads.
final class Allowance {
  private static final double NANOS = 1_000_000_000;
  // Each key is made by somebody outside; a list that only grows would be an attack of its own.
  private static final int MOST_KEYS = 4_096;

  private final int burst;
  private final double perSecond;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  private record Bucket(double left, long at) {}

  Allowance(int burst, double perSecond, LongSupplier nanos) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.nanos = nanos;
  }

  /// Takes one from what is left to this key; false where nothing is.
  boolean take(String key) {
    if (buckets.size() > MOST_KEYS) {
      buckets.clear();
    }
    var now = nanos.getAsLong();
    var after =
        buckets.compute(
            key,
            (_, before) ->
                before == null
                    ? new Bucket(burst - 1.0, now)
                    : new Bucket(Math.max(-1, filled(before, now) - 1), now));
    return after.left() >= 0;
  }

  private double filled(Bucket before, long now) {
    return Math.min(burst, before.left() + (now - before.at()) / NANOS * perSecond);
  }
}
