package dev.baton.testkit.traffic;

import dev.baton.core.queue.Intent;
import dev.baton.core.queue.Intent.Act;
import dev.baton.core.queue.Lineup;
import dev.baton.core.queue.Lineup.Place;
import dev.baton.core.queue.Standing;
import dev.baton.testkit.traffic.Street.Proof;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/// The planner of Baton itself, with what its engine does between two looks at the queue. A change
/// that is red on the target is proved there once more before it is sent back.
final class Planned implements Street.Strategy {
  private final Street street;
  private final Traffic traffic;
  private final BiPredicate<Change, Change> affects;
  private final Map<Change, Optional<Trial>> queue = new LinkedHashMap<>();
  private final Map<Change, Proof> proofs = new HashMap<>();
  private final Set<Change> redOnce = new HashSet<>();

  Planned(Street street, Traffic traffic, BiPredicate<Change, Change> affects) {
    this.street = street;
    this.traffic = traffic;
    this.affects = affects;
  }

  private enum Found {
    NOTHING_YET,
    GREEN,
    RED
  }

  /// `isThere`: nothing has landed since but those it was behind, in their order. `isKnown`: all
  /// that takes long was found out before.
  private record Trial(Found found, List<Change> behind, boolean isThere, boolean isKnown) {
    Trial {
      behind = List.copyOf(behind);
    }

    Trial found(Found now) {
      return new Trial(now, behind, isThere, isKnown);
    }

    Trial after(Change landed) {
      var left = behind.stream().filter(before -> !before.equals(landed)).toList();
      var isNext = !behind.isEmpty() && behind.getFirst().equals(landed);
      return new Trial(found, left, isThere && isNext, isKnown);
    }

    Standing<Change> standing() {
      return switch (found) {
        case NOTHING_YET -> isKnown ? new Standing.Confirming<>() : new Standing.Proving<>(behind);
        case GREEN ->
            behind.isEmpty() && !isThere ? new Standing.Known<>() : new Standing.Proved<>(behind);
        case RED -> new Standing.Doubtful<>(behind);
      };
    }
  }

  @Override
  public void arrived(Change change) {
    queue.put(change, Optional.empty());
    plan();
  }

  @Override
  public void ended(Proof proof) {
    var change = proof.heads().getFirst();
    proofs.remove(change);
    trial(change)
        .ifPresent(trial -> ended(change, trial.found(proof.isGreen() ? Found.GREEN : Found.RED)));
    plan();
  }

  private void ended(Change change, Trial trial) {
    if (trial.found() != Found.RED || !trial.behind().isEmpty()) {
      queue.put(change, Optional.of(trial));
    } else if (redOnce.add(change)) {
      queue.put(change, Optional.empty());
    } else {
      street.eject(change);
      queue.remove(change);
    }
  }

  private void plan() {
    var next = lands();
    while (next.isPresent()) {
      land(next.get());
      next = lands();
    }
    var intents = intents();
    intents.forEach(this::stopWhatIsNotWanted);
    intents.forEach(this::start);
  }

  private Optional<Change> lands() {
    return intents().stream()
        .filter(intent -> intent.act() == Act.LAND)
        .map(Intent::key)
        .findFirst();
  }

  private List<Intent<Change>> intents() {
    var places =
        queue.entrySet().stream()
            .map(it ->
                new Place<>(
                    it.getKey(),
                    it.getValue().map(Trial::standing).orElseGet(Standing.Untried::new)));
    return new Lineup<>(places.toList(), affects, traffic.slots()).plan();
  }

  private void stopWhatIsNotWanted(Intent<Change> intent) {
    if (proofs.containsKey(intent.key()) && intent.act() != Act.GO_ON) {
      stop(intent.key());
      queue.put(intent.key(), Optional.empty());
    }
  }

  private void stop(Change change) {
    var proof = proofs.remove(change);
    if (proof != null) {
      street.stop(proof);
    }
  }

  private void start(Intent<Change> intent) {
    var change = intent.key();
    var isKnown = intent.act() == Act.CONFIRM;
    if (isKnown || intent.act() == Act.PROVE) {
      proofs.put(
          change,
          isKnown ? street.showAgain(change) : street.start(intent.behind(), List.of(change)));
      var trial = new Trial(Found.NOTHING_YET, intent.behind(), true, isKnown);
      queue.put(change, Optional.of(trial));
    }
  }

  private Optional<Trial> trial(Change change) {
    return queue.getOrDefault(change, Optional.empty());
  }

  private void land(Change change) {
    street.land(change);
    queue.remove(change);
    for (var other : List.copyOf(queue.keySet())) {
      trial(other).ifPresent(trial -> landed(change, other, trial));
    }
  }

  private void landed(Change change, Change other, Trial trial) {
    if (affects.test(change, other) && !trial.behind().contains(change)) {
      stop(other);
      queue.put(other, Optional.empty());
    } else {
      ended(other, trial.after(change));
    }
  }
}
