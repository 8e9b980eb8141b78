package dev.baton.core.run;

import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import java.time.Duration;
import java.util.List;

/// What the lifecycle needs of a contract; the contract itself is the blob. `roles` are those who
/// may do it: the first one begins, the next one tries after a failure.
public record TaskOutline(
    TaskId id,
    String title,
    List<TaskId> depends,
    List<String> roles,
    Duration patience,
    Money money,
    Hash contract) {
  public TaskOutline {
    depends = List.copyOf(depends);
    roles = List.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("nobody is to do " + id);
    }
  }

  /// Done by one role alone.
  public TaskOutline(
      TaskId id,
      String title,
      List<TaskId> depends,
      String role,
      Duration patience,
      Money money,
      Hash contract) {
    this(id, title, depends, List.of(role), patience, money, contract);
  }

  /// Whose turn it is after so much effort.
  public String role(Effort effort) {
    return roles.get(Math.min(effort.failures(), roles.size() - 1));
  }
}
