package dev.baton.core.blame;

import java.util.List;

/// Lines of a file that give way to others. `start` counts lines of the good side from 0; each line
/// carries its end, so that nothing is lost when they are joined again.
public record Hunk(int start, List<String> removed, List<String> added) {
  public Hunk {
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }

  int end() {
    return start + removed.size();
  }
}
