package dev.baton.core.policy;

import dev.baton.core.plan.TaskId;
import java.time.Instant;
import java.util.Optional;

/// A named person accepts that a gate says no, for a reason and until a day.
public record Waiver(String gate, Optional<TaskId> task, String by, String why, Instant until) {

  public boolean covers(String gateId, TaskId of) {
    return gate.equals(gateId) && task.map(of::equals).orElse(true);
  }
}
