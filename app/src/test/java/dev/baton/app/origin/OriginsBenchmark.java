package dev.baton.app.origin;

import dev.baton.app.origin.Handwork.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Random histories, each judged line by line against who typed it: `SEQUENCES [FIRST-SEED]`.
final class OriginsBenchmark {
  private static final int DEEDS = 8;
  private static final int REPORT_EVERY = 500;

  private Found record = new Found(0, 0, 0, 0, 0, 0, "");
  private Found notes = new Found(0, 0, 0, 0, 0, 0, "");
  private int done;
  private int failed;

  private OriginsBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int sequences = Integer.parseInt(arguments[0]);
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 0;
    var scratch = Files.createTempDirectory("origins");
    var benchmark = new OriginsBenchmark();
    var next = new AtomicLong(first);
    var threads = Runtime.getRuntime().availableProcessors();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < sequences; i++) {
        pool.execute(() -> benchmark.sequence(scratch, next.getAndIncrement()));
      }
    }
    benchmark.print();
    Files.deleteIfExists(scratch);
    System.exit(benchmark.isClean() ? 0 : 1);
  }

  private boolean isClean() {
    return failed == 0
        && Stream.of(record, notes).allMatch(it -> it.falseAgent() + it.falseHuman() == 0);
  }

  private void sequence(Path scratch, long seed) {
    var folder = scratch.resolve("s" + seed);
    try {
      var work = new Handwork(folder, seed).work(DEEDS);
      add(work.found(), work.foundByNotes());
    } catch (RuntimeException | AssertionError e) {
      wentWrong(seed, e);
    } finally {
      delete(folder);
    }
  }

  private synchronized void add(Found byRecord, Found byNotes) {
    record = record.plus(byRecord);
    notes = notes.plus(byNotes);
    if (++done % REPORT_EVERY == 0) {
      print();
    }
  }

  private synchronized void wentWrong(long seed, Throwable e) {
    failed++;
    System.out.println("seed " + seed + " went wrong: " + e);
  }

  private static void delete(Path folder) {
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      System.out.println("left behind: " + folder);
    }
  }

  private void print() {
    System.out.printf(Locale.ROOT, "%d sequences, %d went wrong%n", done, failed);
    line("with the ledger", record);
    line("notes alone", notes);
  }

  private static void line(String name, Found found) {
    int known = found.right() + found.lost();
    System.out.printf(
        Locale.ROOT,
        "%-16s %7d lines: false agent %d, false human %d; right %d, lost %d (%.1f %% of those with"
            + " a known author), by hand and untracked %d%n",
        name,
        found.lines(),
        found.falseAgent(),
        found.falseHuman(),
        found.right(),
        found.lost(),
        known == 0 ? 0 : 100.0 * found.lost() / known,
        found.handUntracked());
    if (found.falseAgent() + found.falseHuman() > 0) {
      System.out.println("  " + found.story());
    }
  }
}
