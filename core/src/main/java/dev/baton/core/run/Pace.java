package dev.baton.core.run;

import java.time.Duration;

/// How long it takes in this run to do a task, and then from handing in to landing, by those that
/// did so far.
record Pace(Mean work, Mean landing) {
  // One part in twenty: what a slot loses that waits so long for the right task.
  private static final int LITTLE = 20;

  static final Pace UNKNOWN = new Pace(Mean.NONE, Mean.NONE);

  record Mean(Duration together, int count) {
    static final Mean NONE = new Mean(Duration.ZERO, 0);

    /// A clock that was set back says nothing of how long it took.
    Mean with(Duration took) {
      return took.isNegative() ? this : new Mean(together.plus(took), count + 1);
    }
  }

  Pace worked(Duration took) {
    return new Pace(work.with(took), landing);
  }

  Pace landed(Duration took) {
    return new Pace(work, landing.with(took));
  }

  /// Whether waiting for a landing costs little beside what a task takes.
  boolean landsAtOnce() {
    return landing.count() > 0
        && work.count() > 0
        && landing
                .together()
                .multipliedBy((long) LITTLE * work.count())
                .compareTo(work.together().multipliedBy(landing.count()))
            <= 0;
  }
}
