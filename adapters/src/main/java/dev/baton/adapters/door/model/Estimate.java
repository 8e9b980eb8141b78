package dev.baton.adapters.door.model;

import dev.baton.core.run.Money;

/// The most that a request is thought to take.
record Estimate(long in, long out, Money money) {
  // Of English and code a token is about four bytes; of the JSON around it more.
  private static final int BYTES_PER_TOKEN = 4;

  static long tokens(long bytes) {
    return Math.ceilDiv(bytes, BYTES_PER_TOKEN);
  }

  long tokens() {
    return in + out;
  }
}
