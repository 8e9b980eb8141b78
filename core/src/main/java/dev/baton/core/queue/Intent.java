package dev.baton.core.queue;

import java.util.List;

/// What is to be done with one place of the queue at present.
public sealed interface Intent<K> {
  K key();

  /// The target is being moved to it; nothing can be done for it or against it.
  record Landing<K>(K key) implements Intent<K> {}

  /// It is proved on what the target is, so its turn has come.
  record Land<K>(K key) implements Intent<K> {}

  /// To be merged behind those, and proved there.
  record Prove<K>(K key, List<K> behind) implements Intent<K> {
    public Prove {
      behind = List.copyOf(behind);
    }
  }

  /// Its proof behind those is under way and still wanted.
  record GoOn<K>(K key, List<K> behind) implements Intent<K> {
    public GoOn {
      behind = List.copyOf(behind);
    }
  }

  /// Proved behind those, and lands when they have.
  record Follow<K>(K key, List<K> behind) implements Intent<K> {
    public Follow {
      behind = List.copyOf(behind);
    }
  }

  /// Refused behind those, so nothing is known until they have landed or gone.
  record Doubt<K>(K key, List<K> behind) implements Intent<K> {
    public Doubt {
      behind = List.copyOf(behind);
    }
  }

  /// All proofs that may run at once are for others.
  record Wait<K>(K key, List<K> behind) implements Intent<K> {
    public Wait {
      behind = List.copyOf(behind);
    }
  }
}
