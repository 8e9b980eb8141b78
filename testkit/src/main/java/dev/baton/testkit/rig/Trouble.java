package dev.baton.testkit.rig;

/// A fault, and for how many requests at the same step it lasts.
public record Trouble(Fault fault, int times) {
  public static final int ALWAYS = Integer.MAX_VALUE;

  public Trouble {
    if (times < 1) {
      throw new IllegalArgumentException("a fault happens at least once, not " + times);
    }
  }

  public static Trouble always(Fault fault) {
    return new Trouble(fault, ALWAYS);
  }
}
