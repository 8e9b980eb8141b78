package dev.baton.core.run;

import dev.baton.core.run.Halt.RedTarget;

/// That a run was halted, and whether it goes on since. `fence` is the largest given out before.
record Stop(Halt halt, long fence, boolean isOver) {
  Stop over() {
    return new Stop(halt, fence, true);
  }

  /// The attempt had begun when this was found already, so it says nothing that is new.
  boolean tells(Attempt attempt, Halt other) {
    return attempt.fence() <= fence
        && halt instanceof RedTarget known
        && other instanceof RedTarget found
        && known.commit().equals(found.commit());
  }
}
