package dev.baton.core.assign;

import dev.baton.core.plan.TaskId;
import java.util.List;

/// Who does a task: the first of them, after a failure the next. `why` is for the conductor.
public record Assignment(TaskId task, List<String> roles, String why) {
  public Assignment {
    roles = List.copyOf(roles);
  }
}
