package dev.baton.core.queue;

import java.util.List;

/// What is known of one that waits to land. `behind` are those that are taken to have landed before
/// it, in their order, and nothing else.
public sealed interface Standing<K> {
  record Untried<K>() implements Standing<K> {}

  record Proving<K>(List<K> behind) implements Standing<K> {
    public Proving {
      behind = List.copyOf(behind);
    }
  }

  record Proved<K>(List<K> behind) implements Standing<K> {
    public Proved {
      behind = List.copyOf(behind);
    }
  }

  /// Judged behind nobody, on what the target was; what has landed since cannot change what takes
  /// long to find out.
  record Known<K>() implements Standing<K> {}

  /// The same, and being shown on what the target is now.
  record Confirming<K>() implements Standing<K> {}

  /// Red there, or not to be merged there. It may still be sound without one of those.
  record Doubtful<K>(List<K> behind) implements Standing<K> {
    public Doubtful {
      behind = List.copyOf(behind);
    }
  }

  /// The target is being moved to it.
  record Landing<K>() implements Standing<K> {}
}
