package dev.baton.adapters.git;

import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import java.nio.file.Path;

/// The files of an attempt's clone as trees in the store, one after another. Git never runs in the
/// clone for it and nothing in the clone is changed, for its agent is still there. Each tree stays
/// for ever: what was written between two of them can be told at any time.
public final class GitSnapshots {
  private static final String KEPT = "refs/baton/snapshot/";

  private final GitStore store;
  private final Path clone;
  private final Tree base;

  public GitSnapshots(GitStore store, Path clone, Commit base) {
    this.store = store;
    this.clone = clone;
    this.base = store.tree(base);
  }

  /// The files as they are now.
  public Tree take() {
    var reading = LooseFiles.look(store, clone, base, base);
    if (!reading.trouble().isEmpty()) {
      throw new GitFailed("cannot take the files of " + clone + ": " + reading.trouble());
    }
    store.git().must("update-ref", KEPT + reading.tree().sha(), reading.tree().sha());
    return reading.tree();
  }
}
