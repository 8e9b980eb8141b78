package dev.baton.testkit.traffic;

import dev.baton.testkit.traffic.Street.Proof;
import java.util.ArrayDeque;
import java.util.List;

/// Knows what every proof will find, so it proves each change once, behind nobody, as soon as a
/// slot is free. Nobody can be quicker without batches.
final class Oracle implements Street.Strategy {
  private final Street street;
  private final ArrayDeque<Change> waiting = new ArrayDeque<>();

  Oracle(Street street) {
    this.street = street;
  }

  @Override
  public void arrived(Change change) {
    waiting.add(change);
    plan();
  }

  @Override
  public void ended(Proof proof) {
    for (var change : proof.heads()) {
      if (street.isGreen(proof.heads())) {
        street.land(change);
      } else {
        street.eject(change);
      }
    }
    plan();
  }

  private void plan() {
    while (street.free() > 0 && !waiting.isEmpty()) {
      street.start(List.of(), List.of(waiting.remove()));
    }
  }
}
