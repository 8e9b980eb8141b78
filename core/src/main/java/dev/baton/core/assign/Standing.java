package dev.baton.core.assign;

import dev.baton.core.measure.Share;
import dev.baton.core.run.Money;

/// How the first attempts of one member went in this repository, and what they cost in all. `named`
/// are those of its attempts, first or not, that an experiment named in an incident: said beside
/// the rest, and counted in nothing, for how many there are depends on who looks.
public record Standing(String member, int tried, int passed, Money cost, int named) {
  public static Standing none(String member) {
    return new Standing(member, 0, 0, Money.ZERO, 0);
  }

  public Standing and(boolean hasPassed, Money spent) {
    return new Standing(member, tried + 1, passed + (hasPassed ? 1 : 0), cost.plus(spent), named);
  }

  public Standing named(int attempts) {
    return new Standing(member, tried, passed, cost, attempts);
  }

  /// The rate one would bet on: halfway before anything is known, and moved by each attempt.
  public double expected() {
    return (passed + 1.0) / (tried + 2.0);
  }

  /// The lowest first-pass rate that fits what was seen (Wilson's interval).
  public double low() {
    return share().low();
  }

  /// The highest.
  public double high() {
    return share().high();
  }

  private Share share() {
    return new Share(passed, tried);
  }

  /// What a first attempt costs on the average, in millionths of a dollar.
  long micros() {
    return tried == 0 ? 0 : cost.micros() / tried;
  }

  public boolean isClearlyWorseThan(Standing other) {
    return high() < other.low();
  }

  public String words() {
    return tried == 0
        ? "nothing is known of it yet"
        : "%d of %d first attempts passed (%d to %d %%)"
                .formatted(passed, tried, Math.round(low() * 100), Math.round(high() * 100))
            + (named == 0 ? "" : "; " + named + " named by an incident");
  }
}
