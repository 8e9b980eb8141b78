package dev.baton.testkit.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// The target, the proofs that run, and the clock. A strategy starts and stops proofs and says what
/// lands; what a proof finds is decided here, from what is true.
final class Street {
  // Ten seconds: a merge, what is read rather than run, and the checks of one contract.
  private static final double AGAIN = 1 / 6.0;

  /// A proof of the changes in `heads`, in their order, behind those in `behind`.
  record Proof(List<Change> behind, List<Change> heads, double end, boolean isGreen) {}

  private record Arrival(double at, Change change) {}

  private final Traffic traffic;
  private final SplittableRandom flakes;
  private final PriorityQueue<Arrival> arrivals =
      new PriorityQueue<>(Comparator.comparingDouble(Arrival::at));
  private final List<Proof> running = new ArrayList<>();
  private final Map<Change, Double> landed = new HashMap<>();
  private final List<Double> turnarounds = new ArrayList<>();
  private double now;
  private double worked;
  private int proofs;
  private int ejectedInVain;
  private int redTips;

  Street(Traffic traffic) {
    this.traffic = traffic;
    flakes = new SplittableRandom(traffic.seed() + 7);
    traffic.generated().forEach(change -> arrivals.add(new Arrival(change.arrival(), change)));
  }

  /// What a strategy hears; after each of them it may start and stop proofs.
  interface Strategy {
    void arrived(Change change);

    void ended(Proof proof);
  }

  Outcome run(Strategy strategy) {
    while (!arrivals.isEmpty() || !running.isEmpty()) {
      var next = running.stream().min(Comparator.comparingDouble(Proof::end));
      if (next.isEmpty() || (!arrivals.isEmpty() && arrivals.peek().at() <= next.get().end())) {
        var arrival = arrivals.remove();
        now = arrival.at();
        strategy.arrived(arrival.change());
      } else {
        var proof = next.get();
        now = proof.end();
        running.remove(proof);
        strategy.ended(proof);
      }
    }
    return new Outcome(List.copyOf(turnarounds), now, proofs, worked, ejectedInVain, redTips);
  }

  int free() {
    return traffic.slots() - running.size();
  }

  Proof start(List<Change> behind, List<Change> heads) {
    var length = heads.stream().mapToDouble(Change::proof).max().orElseThrow();
    var all = new ArrayList<>(behind);
    all.addAll(heads);
    var isGreen = isGreen(all) && flakes.nextInt(100) >= traffic.flaky();
    var proof = new Proof(List.copyOf(behind), List.copyOf(heads), now + length, isGreen);
    running.add(proof);
    proofs++;
    worked += length;
    return proof;
  }

  /// What is left to find out of one that was green before others landed that cannot matter.
  Proof showAgain(Change change) {
    var proof = new Proof(List.of(), List.of(change), now + AGAIN, isGreen(List.of(change)));
    running.add(proof);
    worked += AGAIN;
    return proof;
  }

  void stop(Proof proof) {
    if (running.remove(proof)) {
      worked -= proof.end() - now;
    }
  }

  void land(Change change) {
    redTips += isGreen(List.of(change)) ? 0 : 1;
    landed.put(change, now);
    turnarounds.add(now - change.arrival());
  }

  void eject(Change change) {
    ejectedInVain += isGreen(List.of(change)) ? 1 : 0;
  }

  /// Whether what is on the target with those on top is green.
  boolean isGreen(List<Change> on) {
    for (int place = 0; place < on.size(); place++) {
      var change = on.get(place);
      if (!change.isSound()
          || on.subList(0, place).stream().anyMatch(before -> traffic.clashes(before, change))
          || clashesWithLanded(change)) {
        return false;
      }
    }
    return true;
  }

  private boolean clashesWithLanded(Change change) {
    return landed.entrySet().stream()
        .anyMatch(entry ->
            entry.getValue() > change.branched() && traffic.clashes(entry.getKey(), change));
  }
}
