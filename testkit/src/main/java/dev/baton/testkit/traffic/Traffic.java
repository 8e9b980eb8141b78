package dev.baton.testkit.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What comes, and what is true of it. `load` is the share of the slots that would be busy if every
/// change were proved once; of two changes in one area, `clash` of a hundred are red together where
/// one had not seen the other.
record Traffic(
    int changes, int slots, double load, int bad, int areas, int clash, int flaky, long seed) {
  static final double MEAN_PROOF = 5;
  private static final double SPREAD = 0.5;
  private static final double MEAN_AGE = 20;

  List<Change> generated() {
    var random = new SplittableRandom(seed);
    var all = new ArrayList<Change>();
    double now = 0;
    for (int number = 0; number < changes; number++) {
      now += exponential(random, MEAN_PROOF / (load * slots));
      all.add(
          new Change(
              number,
              now,
              now - exponential(random, MEAN_AGE),
              MEAN_PROOF * Math.exp(SPREAD * random.nextGaussian() - SPREAD * SPREAD / 2),
              random.nextInt(100) >= bad,
              random.nextInt(areas)));
    }
    return List.copyOf(all);
  }

  /// Whether the two are red together, if the later one was made without having seen the other.
  boolean clashes(Change one, Change other) {
    var pair =
        1_000_003L * Math.min(one.number(), other.number())
            + Math.max(one.number(), other.number());
    return one.affects(other) && new SplittableRandom(seed * 31 + pair).nextInt(100) < clash;
  }

  private static double exponential(SplittableRandom random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }
}
