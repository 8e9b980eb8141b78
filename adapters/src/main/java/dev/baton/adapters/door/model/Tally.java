package dev.baton.adapters.door.model;

import java.util.function.LongUnaryOperator;

/// Tokens of one answer, as the provider counts them. Immutable.
///
/// @param fresh read and not from a cache
/// @param isFinal whether the provider has said its last number
record Tally(long fresh, long cachedRead, long cacheWrite, long out, boolean isFinal) {
  static final Tally NONE = new Tally(0, 0, 0, 0, false);

  long in() {
    return fresh + cachedRead + cacheWrite;
  }

  /// Where the answer broke off before the last number: what came in is known or estimated, and
  /// what went out is taken from how much was heard, which is more than it was.
  Tally unless(LongUnaryOperator estimatedOut, long estimatedIn) {
    if (isFinal) {
      return this;
    }
    var missing = in() == 0 ? estimatedIn : fresh;
    return new Tally(missing, cachedRead, cacheWrite, estimatedOut.applyAsLong(out), true);
  }
}
