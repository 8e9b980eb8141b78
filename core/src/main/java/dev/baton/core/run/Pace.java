package dev.baton.core.run;

import java.time.Duration;

/// How long it takes in this run from handing in to landing, by what has landed so far.
record Pace(Duration together, int landings) {
  // One part in twenty: what a slot loses that waits so long for the right task.
  private static final int LITTLE = 20;

  static final Pace UNKNOWN = new Pace(Duration.ZERO, 0);

  /// A clock that was set back says nothing of how long it took.
  Pace after(Duration took) {
    return took.isNegative() ? this : new Pace(together.plus(took), landings + 1);
  }

  /// Whether a landing takes little time, on the average, beside that work.
  boolean isLittleBeside(Duration work) {
    return landings > 0
        && together.multipliedBy(LITTLE).compareTo(work.multipliedBy(landings)) <= 0;
  }
}
