package dev.baton.core.run;

/// An amount in millionths of a dollar: token prices are too small for cents.
public record Money(long micros) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);

  public static Money dollars(double dollars) {
    return new Money(Math.round(dollars * 1_000_000));
  }

  public Money plus(Money other) {
    return new Money(micros + other.micros);
  }

  public Money minus(Money other) {
    return new Money(micros - other.micros);
  }

  public boolean isAtLeast(Money other) {
    return micros >= other.micros;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(micros, other.micros);
  }

  /// As people see it: cents, or three places below one dollar.
  @Override
  public String toString() {
    var cents = Math.floorDiv(micros + 5_000, 10_000);
    return "$%d.%02d".formatted(cents / 100, cents % 100);
  }
}
