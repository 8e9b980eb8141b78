package dev.baton.core.measure;

/// So many of so many, with the bounds of Wilson's interval: nine times out of ten the true share
/// lies between, so nineteen times out of twenty it is above the lower one.
public record Share(int hits, int of) {
  private static final double Z = 1.645;

  public Share {
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException("not a share: " + hits + " of " + of);
    }
  }

  /// Where the true share lies.
  public record Bounds(double low, double high) {}

  public double low() {
    return bounds(Z).low();
  }

  public double high() {
    return bounds(Z).high();
  }

  /// Wilson's, as wide as so many standard deviations to each side: 1.645 for nine times out of
  /// ten, 1.96 for nineteen out of twenty.
  public Bounds bounds(double deviations) {
    if (of == 0) {
      return new Bounds(0, 1);
    }
    double square = deviations * deviations;
    double rate = rate();
    double scale = 1 + square / of;
    double centre = (rate + square / (2 * of)) / scale;
    double spread =
        deviations * Math.sqrt(rate * (1 - rate) / of + square / (4.0 * of * of)) / scale;
    return new Bounds(Math.max(0, centre - spread), Math.min(1, centre + spread));
  }

  public double rate() {
    return (double) hits / of;
  }

  /// `29 of 30 (85 to 99 %)`.
  public String words() {
    return of == 0
        ? "none"
        : "%d of %d (%d to %d %%)"
            .formatted(hits, of, Math.round(low() * 100), Math.round(high() * 100));
  }
}
