package dev.baton.core.run;

/// What an attempt has used so far. Always the total since its start, never an increment: a report
/// that arrives twice must not cost twice.
public record Usage(long tokensIn, long tokensOut, Money money) {
  public static final Usage NONE = new Usage(0, 0, Money.ZERO);

  public Usage plus(Usage other) {
    return new Usage(
        tokensIn + other.tokensIn, tokensOut + other.tokensOut, money.plus(other.money));
  }

  /// The larger of each figure, so that reports may overtake one another.
  public Usage atLeast(Usage other) {
    return new Usage(
        Math.max(tokensIn, other.tokensIn),
        Math.max(tokensOut, other.tokensOut),
        money.isAtLeast(other.money) ? money : other.money);
  }
}
