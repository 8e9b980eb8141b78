package dev.baton.core.run;

import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import java.time.Duration;
import java.util.List;

/// What the lifecycle needs of a contract; the contract itself is the blob.
public record TaskOutline(
    TaskId id,
    String title,
    List<TaskId> depends,
    String role,
    Duration patience,
    Money money,
    Hash contract) {
  public TaskOutline {
    depends = List.copyOf(depends);
  }
}
