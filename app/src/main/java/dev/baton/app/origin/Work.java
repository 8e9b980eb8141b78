package dev.baton.app.origin;

import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.RunId;
import java.util.List;
import java.util.Optional;

/// What one attempt handed in, as the ledger has it. `ground` is the tip it was combined with and
/// `landed` the commit it landed as, if it did. `turns`, `sessions` and `hands` are evidence, by
/// hash: the agent's turns and what it called itself, and the person who handed it in.
public record Work(
    RunId run,
    Attempt attempt,
    String role,
    Candidate candidate,
    Optional<Commit> ground,
    Optional<Commit> landed,
    List<Hash> turns,
    List<Hash> sessions,
    Optional<Hash> hands) {
  public Work {
    turns = List.copyOf(turns);
    sessions = List.copyOf(sessions);
  }

  /// As the trailer of a landing names it.
  public String name() {
    return run + "/" + attempt;
  }

  public TaskId task() {
    return attempt.task();
  }
}
