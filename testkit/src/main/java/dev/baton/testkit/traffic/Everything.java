package dev.baton.testkit.traffic;

import dev.baton.testkit.traffic.Street.Proof;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Proves every way that those ahead may go, the nearest to the target first, and uses the proof of
/// the way they went.
final class Everything implements Street.Strategy {
  private record Way(Change change, List<Change> behind) {}

  private final Street street;
  private final List<Change> queue = new ArrayList<>();
  private final Map<Way, Proof> running = new HashMap<>();
  private final Map<Way, Boolean> known = new HashMap<>();
  private final Set<Change> redOnce = new HashSet<>();

  Everything(Street street) {
    this.street = street;
  }

  @Override
  public void arrived(Change change) {
    queue.add(change);
    plan();
  }

  @Override
  public void ended(Proof proof) {
    running.entrySet().stream()
        .filter(entry -> entry.getValue().equals(proof))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(way -> {
          running.remove(way);
          known.put(way, proof.isGreen());
        });
    settle();
    plan();
  }

  private void settle() {
    while (!queue.isEmpty()) {
      var head = queue.getFirst();
      var green = known.remove(new Way(head, List.of()));
      if (green == null) {
        return;
      }
      if (green) {
        street.land(head);
        leave(head, true);
      } else if (!redOnce.add(head)) {
        street.eject(head);
        leave(head, false);
      }
    }
  }

  private void leave(Change head, boolean landed) {
    queue.remove(head);
    var runningBefore = Map.copyOf(running);
    running.clear();
    runningBefore.forEach((way, proof) -> {
      if (isStillPossible(way, head, landed)) {
        running.put(without(way, head), proof);
      } else {
        street.stop(proof);
      }
    });
    var knownBefore = Map.copyOf(known);
    known.clear();
    knownBefore.forEach((way, green) -> {
      if (isStillPossible(way, head, landed)) {
        known.put(without(way, head), green);
      }
    });
  }

  private static boolean isStillPossible(Way way, Change head, boolean landed) {
    return !way.change().equals(head) && way.behind().contains(head) == landed;
  }

  private static Way without(Way way, Change head) {
    return new Way(way.change(), way.behind().stream().filter(each -> !each.equals(head)).toList());
  }

  private void plan() {
    List<List<Change>> ways = List.of(List.of());
    for (var change : queue) {
      for (var behind : ways) {
        var way = new Way(change, behind);
        if (street.free() <= 0) {
          return;
        }
        if (!running.containsKey(way) && !known.containsKey(way)) {
          running.put(way, street.start(behind, List.of(change)));
        }
      }
      ways = ways.stream().flatMap(way -> List.of(with(way, change), way).stream()).toList();
    }
  }

  private static List<Change> with(List<Change> way, Change change) {
    var longer = new ArrayList<>(way);
    longer.add(change);
    return List.copyOf(longer);
  }
}
