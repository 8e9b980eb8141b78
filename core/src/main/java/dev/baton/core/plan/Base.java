package dev.baton.core.plan;

import java.util.List;

/// The repository before a plan starts.
public interface Base {
  /// Nothing is known about it, so nothing is held against a plan.
  Base UNKNOWN =
      new Base() {
        @Override
        public boolean has(String name) {
          return true;
        }

        @Override
        public long bytes(List<Glob> globs) {
          return 0;
        }
      };

  /// Whether a name is that of something there: a path, or a dotted name as languages have them.
  boolean has(String name);

  /// How much text the files have that one of the globs names.
  long bytes(List<Glob> globs);
}
