package dev.baton.app;

import dev.baton.adapters.git.GitStore;
import dev.baton.adapters.git.GitTarget;
import dev.baton.core.hash.Hash;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.RunId;
import java.util.List;

/// Where a branch is, with its objects in the store.
public final class Tip {
  private Tip() {}

  /// The commit that is checked out.
  public static Commit ofHead(Place place, GitStore store) {
    var head =
        place
            .repository()
            .commit("HEAD")
            .orElseThrow(() ->
                Problem.usage(
                    place.top() + " has no commit yet",
                    "make a first one: git add -A && git commit -m start"));
    store.bringHead(place.repository());
    return head;
  }

  public static Commit of(Place place, GitStore store, String branch) {
    if (place.repository().branch(branch).isEmpty()) {
      throw Problem.usage(
          "there is no branch " + branch + " in " + place.top(),
          place.repository().current().isEmpty()
              ? "make it: git switch -c " + branch
              : "make a first commit on it, or name another target in baton.yaml");
    }
    return new GitTarget(
            store,
            place.repository(),
            branch,
            new RunId("R-1"),
            _ -> Hash.of(""),
            _ -> List.of(),
            Runnable::run,
            Baton.CLOCK)
        .tip();
  }
}
