package dev.baton.testkit.sim;

import dev.baton.engine.LedgerUnavailable;
import java.util.SplittableRandom;

/// When something goes wrong. Quiet once the chaos is over.
final class Faults {
  private final SplittableRandom random;
  private boolean calm;
  private int fullDiskFor;

  Faults(SplittableRandom random) {
    this.random = random;
  }

  void stop() {
    calm = true;
  }

  boolean areOver() {
    return calm;
  }

  /// Baton may die here, before or after what it was about to do.
  void mayCrash() {
    if (!calm && random.nextInt(150) == 0) {
      throw new Crash();
    }
  }

  /// The ledger may fail here; afterwards nobody knows whether it wrote.
  void mayFailToAppend() {
    if (calm) {
      return;
    }
    if (fullDiskFor > 0) {
      fullDiskFor--;
      throw new LedgerUnavailable("no space left on device");
    }
    if (random.nextInt(60) == 0) {
      fullDiskFor = random.nextInt(4);
      throw new LedgerUnavailable("no space left on device");
    }
  }

  void mayLoseTheAnswer() {
    if (!calm && random.nextInt(60) == 0) {
      throw new LedgerUnavailable("the answer was lost");
    }
  }

  boolean happens(int oneIn) {
    return !calm && random.nextInt(oneIn) == 0;
  }
}
