package dev.baton.core.run;

import dev.baton.core.hash.Hash;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;

/// A candidate merged onto a tip of the target: the commit that will land if its tree is proved.
/// The policy is the one in force at that tip. `ground` is what it was merged onto and is judged
/// against: the tip itself, or a commit on it that records the decision it was let through by.
public record Combination(Commit tip, Commit ground, Commit commit, Tree tree, Hash policy) {

  public Combination(Commit tip, Commit commit, Tree tree, Hash policy) {
    this(tip, tip, commit, tree, policy);
  }
}
