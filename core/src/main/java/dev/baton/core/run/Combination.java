package dev.baton.core.run;

import dev.baton.core.hash.Hash;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;

/// A candidate merged onto a tip of the target: the commit that will land if its tree is proved.
/// `ground` is what it was merged onto and is judged against: the tip itself, or what stands on it
/// already: those taken to land before, and a commit that records the decision it was let through
/// by. The policy is the one in force there.
public record Combination(Commit tip, Commit ground, Commit commit, Tree tree, Hash policy) {

  public Combination(Commit tip, Commit commit, Tree tree, Hash policy) {
    this(tip, tip, commit, tree, policy);
  }

  /// The same commit seen from a later tip, if it was that very tip that it was merged onto.
  Combination seenFrom(Commit later) {
    return ground.equals(later) ? new Combination(later, later, commit, tree, policy) : this;
  }
}
