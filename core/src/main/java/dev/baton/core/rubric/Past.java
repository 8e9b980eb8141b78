package dev.baton.core.rubric;

import dev.baton.core.repo.Commit;
import java.util.List;

/// A commit of the history, for whoever looks back at what became of it.
public record Past(Commit commit, List<Commit> parents, String message) {
  public Past {
    parents = List.copyOf(parents);
  }
}
