package dev.baton.engine;

import dev.baton.core.repo.Commit;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import java.nio.file.Path;
import java.util.Optional;

/// Gives every attempt a repository of its own, and takes out of it what was made there. Nothing in
/// a clone is ever run or trusted: not its configuration, its hooks or its attributes.
public interface Clones {

  /// The attempt's folder; the clone is its `clone`. Opening twice yields the same one with its
  /// work intact.
  Path open(Attempt attempt, Commit base);

  /// Fetches what the attempt made, committed or not, into Baton's own store, checked on the way.
  Handover take(Attempt attempt, Commit base);

  /// Puts whatever is in the clone under a rescue ref. Empty where there is nothing beyond the
  /// base.
  Optional<Commit> rescue(Attempt attempt, Commit base);

  sealed interface Handover {
    record Taken(Candidate candidate) implements Handover {}

    /// The objects are malformed or hostile; they were not let in. The clone stays as it is.
    record Refused(String why) implements Handover {}
  }
}
