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

  public double low() {
    return of == 0 ? 0 : Math.max(0, centre() - spread());
  }

  public double high() {
    return of == 0 ? 1 : Math.min(1, centre() + spread());
  }

  private double centre() {
    return (rate() + Z * Z / (2 * of)) / scale();
  }

  private double spread() {
    return Z * Math.sqrt(rate() * (1 - rate()) / of + Z * Z / (4.0 * of * of)) / scale();
  }

  private double rate() {
    return (double) hits / of;
  }

  private double scale() {
    return 1 + Z * Z / of;
  }

  /// `29 of 30 (85 to 99 %)`.
  public String words() {
    return of == 0
        ? "none"
        : "%d of %d (%d to %d %%)"
            .formatted(hits, of, Math.round(low() * 100), Math.round(high() * 100));
  }
}
