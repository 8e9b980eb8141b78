package dev.baton.testkit.traffic;

import dev.baton.core.queue.Intent;
import dev.baton.core.queue.Intent.Act;
import dev.baton.core.queue.Lineup;
import dev.baton.core.queue.Lineup.Place;
import dev.baton.core.queue.Standing;
import dev.baton.testkit.traffic.Street.Proof;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/// The planner of Baton itself, with what its engine does between two looks at the queue. A change
/// that is red on the target is proved there once more before it is sent back.
final class Planned implements Street.Strategy {
  private final Street street;
  private final Traffic traffic;
  private final BiPredicate<Change, Change> affects;
  private final Map<Change, Standing<Change>> queue = new LinkedHashMap<>();
  private final Map<Change, Proof> proofs = new HashMap<>();
  private final Set<Change> redOnce = new HashSet<>();

  Planned(Street street, Traffic traffic, BiPredicate<Change, Change> affects) {
    this.street = street;
    this.traffic = traffic;
    this.affects = affects;
  }

  @Override
  public void arrived(Change change) {
    queue.put(change, new Standing.Untried<>());
    plan();
  }

  @Override
  public void ended(Proof proof) {
    var change = proof.heads().getFirst();
    proofs.remove(change);
    var behind =
        standing(change) instanceof Standing.Proving<Change>(var now) ? now : List.<Change>of();
    if (proof.isGreen()) {
      queue.put(change, new Standing.Proved<>(behind));
    } else {
      red(change, behind);
    }
    plan();
  }

  private void red(Change change, List<Change> behind) {
    if (!behind.isEmpty()) {
      queue.put(change, new Standing.Doubtful<>(behind));
    } else if (redOnce.add(change)) {
      queue.put(change, new Standing.Untried<>());
    } else {
      street.eject(change);
      gone(change);
    }
  }

  private void plan() {
    var again = true;
    while (again) {
      again = false;
      for (var intent : intents()) {
        if (intent.act() == Act.LAND) {
          land(intent.key());
          again = true;
          break;
        }
      }
    }
    var intents = intents();
    intents.forEach(this::stopWhatIsNotWanted);
    intents.forEach(this::start);
  }

  private List<Intent<Change>> intents() {
    var places = queue.entrySet().stream().map(it -> new Place<>(it.getKey(), it.getValue()));
    return new Lineup<>(places.toList(), affects, traffic.slots()).plan();
  }

  private void stopWhatIsNotWanted(Intent<Change> intent) {
    var proof = proofs.get(intent.key());
    if (proof != null && intent.act() != Act.GO_ON) {
      street.stop(proof);
      proofs.remove(intent.key());
      queue.put(intent.key(), new Standing.Untried<>());
    }
  }

  private void start(Intent<Change> intent) {
    if (intent.act() == Act.PROVE) {
      proofs.put(intent.key(), street.start(intent.behind(), List.of(intent.key())));
      queue.put(intent.key(), new Standing.Proving<>(intent.behind()));
    }
  }

  private void land(Change change) {
    street.land(change);
    queue.remove(change);
    for (var other : List.copyOf(queue.keySet())) {
      var behind = behind(standing(other));
      if (behind.contains(change)) {
        oneLess(other, change, behind);
      } else if (affects.test(change, other)) {
        restart(other);
      }
    }
  }

  private void oneLess(Change other, Change landed, List<Change> behind) {
    var left = new ArrayList<>(behind);
    left.remove(landed);
    switch (standing(other)) {
      case Standing.Proving<Change> _ -> queue.put(other, new Standing.Proving<>(left));
      case Standing.Proved<Change> _ -> queue.put(other, new Standing.Proved<>(left));
      case Standing.Doubtful<Change> _ -> red(other, left);
      case Standing.Untried<Change> _,
          Standing.Landing<Change> _,
          Standing.Known<Change> _,
          Standing.Confirming<Change> _ -> {
        // Behind nobody.
      }
    }
  }

  private void gone(Change change) {
    queue.remove(change);
    for (var other : List.copyOf(queue.keySet())) {
      if (behind(standing(other)).contains(change)) {
        restart(other);
      }
    }
  }

  private void restart(Change change) {
    var proof = proofs.remove(change);
    if (proof != null) {
      street.stop(proof);
    }
    queue.put(change, new Standing.Untried<>());
  }

  private Standing<Change> standing(Change change) {
    return queue.getOrDefault(change, new Standing.Untried<>());
  }

  private static List<Change> behind(Standing<Change> standing) {
    return switch (standing) {
      case Standing.Proving<Change>(var behind) -> behind;
      case Standing.Proved<Change>(var behind) -> behind;
      case Standing.Doubtful<Change>(var behind) -> behind;
      case Standing.Untried<Change> _,
          Standing.Landing<Change> _,
          Standing.Known<Change> _,
          Standing.Confirming<Change> _ ->
          List.of();
    };
  }
}
