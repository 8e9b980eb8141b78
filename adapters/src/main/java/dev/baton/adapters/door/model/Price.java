package dev.baton.adapters.door.model;

import dev.baton.core.run.Money;

/// Dollars for a million tokens, which are millionths of a dollar for one.
public record Price(double in, double out, double cachedRead, double cacheWrite) {
  // What Anthropic asks for keeping a prompt for five minutes; others ask nothing more.
  private static final double CACHE_WRITE = 1.25;

  public Price {
    if (!(in >= 0 && out >= 0 && cachedRead >= 0 && cacheWrite >= 0)) {
      throw new IllegalArgumentException("a price is not below nothing");
    }
  }

  /// Where nothing is said of the cache, reading from it costs as much as reading anew.
  public static Price of(double in, double out) {
    return new Price(in, out, in, in * CACHE_WRITE);
  }

  public Price withCachedRead(double cheaper) {
    return new Price(in, out, cheaper, cacheWrite);
  }

  public Price withCacheWrite(double dearer) {
    return new Price(in, out, cachedRead, dearer);
  }

  Money of(Tally tally) {
    return micros(
        tally.fresh() * in
            + tally.cachedRead() * cachedRead
            + tally.cacheWrite() * cacheWrite
            + tally.out() * out);
  }

  /// The most that so many tokens can cost.
  Money atMost(long tokensIn, long tokensOut) {
    return micros(tokensIn * Math.max(in, cacheWrite) + tokensOut * out);
  }

  private static Money micros(double micros) {
    return new Money((long) Math.ceil(micros));
  }
}
