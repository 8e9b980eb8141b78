package dev.baton.core.run;

import dev.baton.core.hash.Hash;
import dev.baton.core.merge.Settlement;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import java.util.List;

/// A candidate merged onto a tip of the target: the commit that will land if its tree is proved.
/// `ground` is what it was merged onto and is judged against: the tip itself, or what stands on it
/// already: those taken to land before, and a commit that records the decision it was let through
/// by. The policy is the one in force there. `settled` are the files in which the two met, and that
/// were merged by what their lines are.
public record Combination(
    Commit tip, Commit ground, Commit commit, Tree tree, Hash policy, List<Settlement> settled) {
  public Combination {
    settled = List.copyOf(settled);
  }

  public Combination(Commit tip, Commit ground, Commit commit, Tree tree, Hash policy) {
    this(tip, ground, commit, tree, policy, List.of());
  }

  public Combination(Commit tip, Commit commit, Tree tree, Hash policy) {
    this(tip, tip, commit, tree, policy);
  }

  /// The same commit seen from a later tip, if it was that very tip that it was merged onto.
  Combination seenFrom(Commit later) {
    return ground.equals(later)
        ? new Combination(later, later, commit, tree, policy, settled)
        : this;
  }
}
