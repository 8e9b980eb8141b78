package dev.baton.testkit.traffic;

import dev.baton.core.queue.Lineup;
import dev.baton.core.queue.Lineup.Place;
import dev.baton.core.queue.Standing;
import dev.baton.testkit.traffic.Street.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// `build/bench.sh queue`: the planner of Baton beside others, on the same traffic. Everything but
/// the time of a plan is simulated, so the same words give the same table on any machine.
public final class TrafficMain {
  private static final int CHANGES = 240;
  private static final List<Long> SEEDS = List.of(11L, 12L, 13L);

  private static final Map<String, BiFunction<Street, Traffic, Strategy>> STRATEGIES =
      new LinkedHashMap<>();

  static {
    STRATEGIES.put("serial", (street, _) -> new OneByOne(street, 1));
    STRATEGIES.put("batches of 4", (street, _) -> new OneByOne(street, 4));
    STRATEGIES.put("every way", (street, _) -> new Everything(street));
    STRATEGIES.put("Baton", (street, traffic) -> new Planned(street, traffic, (_, _) -> true));
    STRATEGIES.put(
        "Baton, sparse", (street, traffic) -> new Planned(street, traffic, Change::affects));
  }

  private TrafficMain() {}

  public static void main(String[] args) {
    System.out.println(
        "| slots | load | bad | flaky | areas | strategy | P50 | P95 | P99 | landed an hour |"
            + " proofs a change | sent back in vain | red tips |");
    System.out.println("|" + "---|".repeat(13));
    for (var slots : List.of(2, 4, 8)) {
      for (var areas : List.of(30, 4)) {
        for (var flaky : List.of(0, 5)) {
          for (var load : List.of(0.42, 0.83)) {
            rows(slots, load, 10, flaky, areas);
          }
        }
      }
    }
    System.out.printf(
        Locale.ROOT, "%nA plan of 1,000 places, all affecting each other: %.0f ms%n", planning());
  }

  private static void rows(int slots, double load, int bad, int flaky, int areas) {
    var oracle = outcome(slots, load, bad, flaky, areas, (street, _) -> new Oracle(street));
    STRATEGIES.forEach((name, strategy) -> {
      var here = outcome(slots, load, bad, flaky, areas, strategy);
      System.out.printf(
          Locale.ROOT,
          "| %d | %.2f | %d %% | %d %% | %d | %s | %.2f | %.2f | %.2f | %.2f | %.2f | %d | %d |%n",
          slots,
          load,
          bad,
          flaky,
          areas,
          name,
          here.percentile(.5) / oracle.percentile(.5),
          here.percentile(.95) / oracle.percentile(.95),
          here.percentile(.99) / oracle.percentile(.99),
          here.landedPerHour() / oracle.landedPerHour(),
          here.proofs() / (double) (CHANGES * SEEDS.size()),
          here.ejectedInVain(),
          here.redTips());
    });
  }

  private static Outcome outcome(
      int slots,
      double load,
      int bad,
      int flaky,
      int areas,
      BiFunction<Street, Traffic, Strategy> strategy) {
    var all = new ArrayList<Outcome>();
    for (var seed : SEEDS) {
      var traffic = new Traffic(CHANGES, slots, load, bad, areas, 20, flaky, seed);
      var street = new Street(traffic);
      all.add(street.run(strategy.apply(street, traffic)));
    }
    return Outcome.together(all);
  }

  private static double planning() {
    var places =
        IntStream.range(0, 1_000).mapToObj(i -> new Place<>(i, new Standing.Untried<Integer>()));
    var lineup = new Lineup<>(places.toList(), (_, _) -> true, 8);
    var best = Double.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      var start = System.nanoTime();
      lineup.plan();
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    return best;
  }
}
