package dev.baton.core.incident;

import dev.baton.core.blame.Attribution.Verdict;
import dev.baton.core.repo.Commit;
import java.util.List;

/// What one inquiry found: between which commits, with which command, and whose it is. `gate` says
/// which gate could have caught it.
public record Finding(
    Verdict verdict,
    int percent,
    String reason,
    Commit good,
    Commit bad,
    String command,
    List<Culprit> culprits,
    String gate) {
  public Finding {
    culprits = List.copyOf(culprits);
  }

  /// Whether the same was asked, whatever the answer.
  boolean answersTheSameAs(Finding other) {
    return good.equals(other.good) && bad.equals(other.bad) && command.equals(other.command);
  }
}
