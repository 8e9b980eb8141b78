package dev.baton.testkit.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/// `./baton-sim`: any number of seeds, on every core; or one, with its history.
public final class SimulationMain {
  private static final int MOST_FAILURES = 10;

  private SimulationMain() {}

  public static void main(String[] arguments) {
    var words = List.of(arguments);
    var seed = words.indexOf("--seed");
    System.exit(
        seed >= 0
            ? one(Long.parseLong(words.get(seed + 1)))
            : many(number(words, "--from", 1), number(words, "--seeds", 10_000)));
  }

  private static long number(List<String> words, String option, long otherwise) {
    var at = words.indexOf(option);
    return at < 0 ? otherwise : Long.parseLong(words.get(at + 1));
  }

  private static int one(long seed) {
    var simulation = new Simulation(seed);
    var broken = simulation.run();
    simulation.history().forEach(event -> System.out.println(event.at() + "  " + event));
    broken.forEach(line -> System.out.println("BROKEN  " + line));
    System.out.println(broken.isEmpty() ? "no promise was broken" : broken.size() + " broken");
    return broken.isEmpty() ? 0 : 1;
  }

  private static int many(long from, long seeds) {
    var start = System.nanoTime();
    var done = new AtomicLong();
    var failures = new ArrayList<String>();
    LongStream.range(from, from + seeds)
        .parallel()
        .forEach(seed -> {
          var broken = new Simulation(seed).run();
          if (!broken.isEmpty()) {
            synchronized (failures) {
              if (failures.size() < MOST_FAILURES) {
                failures.add("./baton-sim --seed " + seed + "   " + broken.getFirst());
              }
            }
          }
          progress(done.incrementAndGet(), seeds, start);
        });
    failures.forEach(System.out::println);
    System.out.printf(
        "%d seeds in %.1f s: %s%n",
        seeds,
        (System.nanoTime() - start) / 1e9,
        failures.isEmpty() ? "no promise was broken" : "BROKEN, the first seeds are above");
    return failures.isEmpty() ? 0 : 1;
  }

  private static void progress(long done, long seeds, long start) {
    if (done % 50_000 == 0) {
      System.err.printf("%d of %d seeds, %.0f s%n", done, seeds, (System.nanoTime() - start) / 1e9);
    }
  }
}
