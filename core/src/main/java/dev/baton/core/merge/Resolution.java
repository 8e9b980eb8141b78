package dev.baton.core.merge;

import java.util.List;

/// What became of one place where the two sides meet.
sealed interface Resolution {
  record Resolved(String way, List<String> lines) implements Resolution {
    public Resolved {
      lines = List.copyOf(lines);
    }
  }

  record Unresolved(String why) implements Resolution {}
}
