package dev.baton.testkit.traffic;

import dev.baton.testkit.traffic.Street.Proof;
import java.util.ArrayDeque;
import java.util.List;

/// Changes in batches of at most `most`, one batch at a time; with one, strictly serial. A red
/// batch is halved; a change that is red by itself is tried once more.
final class OneByOne implements Street.Strategy {
  private record Batch(List<Change> changes, boolean wasRed) {}

  private final Street street;
  private final int most;
  private final ArrayDeque<Change> waiting = new ArrayDeque<>();
  private final ArrayDeque<Batch> split = new ArrayDeque<>();
  private Batch current = new Batch(List.of(), false);

  OneByOne(Street street, int most) {
    this.street = street;
    this.most = most;
  }

  @Override
  public void arrived(Change change) {
    waiting.add(change);
    next();
  }

  @Override
  public void ended(Proof proof) {
    var batch = current;
    current = new Batch(List.of(), false);
    if (proof.isGreen()) {
      batch.changes().forEach(street::land);
    } else if (batch.changes().size() > 1) {
      var middle = batch.changes().size() / 2;
      split.addFirst(new Batch(batch.changes().subList(middle, batch.changes().size()), false));
      split.addFirst(new Batch(batch.changes().subList(0, middle), false));
    } else if (batch.wasRed()) {
      batch.changes().forEach(street::eject);
    } else {
      split.addFirst(new Batch(batch.changes(), true));
    }
    next();
  }

  private void next() {
    if (!current.changes().isEmpty() || (split.isEmpty() && waiting.isEmpty())) {
      return;
    }
    current = split.isEmpty() ? new Batch(taken(), false) : split.removeFirst();
    street.start(List.of(), current.changes());
  }

  private List<Change> taken() {
    var taken = waiting.stream().limit(most).toList();
    taken.forEach(waiting::remove);
    return taken;
  }
}
