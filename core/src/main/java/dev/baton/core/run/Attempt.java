package dev.baton.core.run;

import dev.baton.core.plan.TaskId;

/// One performer's one try at one task. The fence grows with every attempt of a run, so whoever
/// carries an older one is known to be late.
public record Attempt(TaskId task, int number, long fence) {
  @Override
  public String toString() {
    return task + "/" + number;
  }
}
