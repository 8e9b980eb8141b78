package dev.baton.adapters.git;

import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the store's latest commits say of themselves. It never changes, so git is asked once; a
/// process for each question was most of the time of a landing. Safe for several threads.
final class CommitFacts {
  private static final int MOST = 1_000;

  /// `date` is when the commit was made.
  record Facts(Tree tree, Instant date) {}

  private final Map<Commit, Facts> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Commit, Facts> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<Facts> of(Commit commit) {
    return Optional.ofNullable(known.get(commit));
  }

  synchronized Facts learn(Commit commit, Facts facts) {
    known.put(commit, facts);
    return facts;
  }
}
