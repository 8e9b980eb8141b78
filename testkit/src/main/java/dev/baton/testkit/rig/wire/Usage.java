package dev.baton.testkit.rig.wire;

/// What one answer claims to have used, in tokens.
public record Usage(long in, long out) {
  public static final Usage USUAL = new Usage(1_000, 50);

  long total() {
    return in + out;
  }
}
