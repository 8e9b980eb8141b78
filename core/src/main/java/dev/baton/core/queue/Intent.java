package dev.baton.core.queue;

import java.util.List;

/// What is to be done with one place of the queue at present, and behind whom.
public record Intent<K>(Act act, K key, List<K> behind) {
  public Intent {
    behind = List.copyOf(behind);
  }

  public enum Act {
    /// The target is being moved to it; nothing can be done for it or against it.
    LANDING,
    /// It is proved on what the target is, so its turn has come.
    LAND,
    /// To be merged behind those, and proved there.
    PROVE,
    /// Judged on what the target was, so to be merged onto what it is, and shown there.
    CONFIRM,
    /// The same, when its turn comes.
    STAND_BY,
    /// Being shown there.
    CONFIRMING,
    /// Its proof behind those is under way and still wanted.
    GO_ON,
    /// Proved behind those, and lands when they have.
    FOLLOW,
    /// Refused behind those, so nothing is known until they have landed or gone.
    DOUBT,
    /// All proofs that may run at once are for others.
    WAIT;

    /// Whether it has to be merged now.
    public boolean isMerging() {
      return this == LAND || this == PROVE || this == CONFIRM;
    }

    /// Whether it is being judged now.
    public boolean isJudging() {
      return this == GO_ON || this == CONFIRMING;
    }
  }

  Intent<K> as(Act other) {
    return new Intent<>(other, key, behind);
  }

  boolean is(Act other) {
    return act == other;
  }
}
