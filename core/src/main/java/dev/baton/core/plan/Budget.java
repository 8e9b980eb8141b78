package dev.baton.core.plan;

import java.time.Duration;

/// How much one attempt at a task may use.
///
/// Money counts in millionths of a dollar, because a turn can cost less than a cent. The defaults
/// hold for whatever a plan leaves out: about what one sitting on one small change takes.
public record Budget(int contextTokens, int diffLines, Duration time, long microDollars) {
  public static final Budget DEFAULT = new Budget(60_000, 400, Duration.ofMinutes(30), 2_000_000);

  public Budget {
    if (contextTokens < 1 || diffLines < 1 || !time.isPositive() || microDollars < 0) {
      throw new IllegalArgumentException(
          "not a budget: %d tokens, %d lines, %s, %d micro-dollars"
              .formatted(contextTokens, diffLines, time, microDollars));
    }
  }

  public Budget withContextTokens(int tokens) {
    return new Budget(tokens, diffLines, time, microDollars);
  }

  public Budget withDiffLines(int lines) {
    return new Budget(contextTokens, lines, time, microDollars);
  }

  public Budget withTime(Duration patience) {
    return new Budget(contextTokens, diffLines, patience, microDollars);
  }

  public Budget withMicroDollars(long money) {
    return new Budget(contextTokens, diffLines, time, money);
  }
}
