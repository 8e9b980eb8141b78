package dev.baton.adapters.sqlite;

import dev.baton.adapters.signing.SigningKey;
import dev.baton.core.json.Json;
import dev.baton.core.log.BlobState;
import dev.baton.core.log.Entry;
import dev.baton.core.log.ExportAudit.Trust;
import dev.baton.core.log.StreamId;
import dev.baton.core.run.Run;
import dev.baton.core.run.RunEventCodec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Times the ledger on a real file: durable appends, and replay, audit and export of a million
/// events. Five seconds are promised for the replay, ten for an audit.
///
/// A program to run by hand: a time on a busy machine is no reason to fail a build. The first
/// argument is a folder to work in, and what is built there is used again; the others pick from
/// append, replay, audit and export.
final class LedgerBenchmark {
  private static final String ORIGIN = "benchmark";
  private static final StreamId RUN = new StreamId("R-1");
  private static final int TASKS = 10_000;
  private static final int ATTEMPTS = 10;

  private LedgerBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    var key = SigningKey.in(folder, ORIGIN);
    var million = folder.resolve("million.db");
    if (!Files.exists(million)) {
      time("build", () -> build(million, key));
    }
    System.out.printf("a million events: %d MB%n", Files.size(million) >> 20);
    var export = folder.resolve("million.jsonl");
    var parts =
        arguments.length > 1
            ? List.of(arguments).subList(1, arguments.length)
            : List.of("append", "replay", "audit", "export");
    for (var part : parts) {
      switch (part) {
        case "append" -> {
          for (int batch : new int[] {1, 10, 100, 1_000}) {
            appends(folder.resolve("appends.db"), key, batch);
          }
        }
        case "replay" -> thrice("replay", () -> replay(million, key));
        case "audit" -> thrice("audit", () -> audit(million, key));
        case "export" -> {
          time("export", () -> export(million, key, export));
          thrice("audit of the export", () -> auditExport(export, key));
        }
        default -> throw new IllegalArgumentException("append, replay, audit or export: " + part);
      }
    }
  }

  private static String export(Path ledger, SigningKey key, Path to) {
    return LedgerExport.write(ledger, ORIGIN, key.verifyKey().pem(), to) + " events";
  }

  private static void thrice(String name, Work work) throws IOException {
    for (int round = 1; round <= 3; round++) {
      time(name + ", round " + round, work);
    }
  }

  private static void appends(Path file, SigningKey key, int batch) throws IOException {
    Files.deleteIfExists(file);
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < batch; i++) {
      var data = Json.object().put("task", "T-17").put("number", i).put("why", "x".repeat(200));
      entries.add(new Entry("note", 1, Instant.EPOCH, data.end()));
    }
    try (var ledger = new SqliteLedger(file, ORIGIN, key::sign)) {
      long start = System.nanoTime();
      long end = start + Duration.ofSeconds(3).toNanos();
      long appended = 0;
      while (System.nanoTime() < end) {
        ledger.append(RUN, appended, entries);
        appended += batch;
      }
      var seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "appends in batches of %d: %.0f entries/s, %.2f ms a batch%n",
          batch, appended / seconds, seconds * 1_000 * batch / appended);
    }
    Files.delete(file);
  }

  private static String build(Path file, SigningKey key) {
    try (var ledger = new SqliteLedger(file, ORIGIN, key::sign)) {
      var batch = new ArrayList<Entry>();
      var length = new long[1];
      Runnable flush =
          () -> {
            ledger.append(RUN, length[0], batch);
            length[0] += batch.size();
            batch.clear();
          };
      LongRun.tell(
          TASKS,
          ATTEMPTS,
          event -> {
            batch.add(RunEventCodec.write(event));
            if (batch.size() == 500) {
              flush.run();
            }
          });
      flush.run();
      ledger.checkpoint();
      return length[0] + " events";
    }
  }

  private static String replay(Path file, SigningKey key) {
    var pools = ManagementFactory.getMemoryPoolMXBeans();
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    try (var ledger = new SqliteLedger(file, ORIGIN, key::sign)) {
      var run = new Run[] {Run.unopened()};
      var events = new long[1];
      ledger.each(
          RUN,
          0,
          recorded -> {
            run[0] = run[0].evolve(RunEventCodec.read(recorded.entry()));
            events[0]++;
          });
      var peak = heap(pools);
      System.gc();
      var left = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      return "%d events, peak heap at most %d MB, %d MB after a collection with the run in hand (%s)"
          .formatted(events[0], peak >> 20, left >> 20, run[0].getClass().getSimpleName());
    }
  }

  private static long heap(List<MemoryPoolMXBean> pools) {
    return pools.stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  private static String audit(Path file, SigningKey key) {
    var report =
        LedgerAudit.verify(file, ORIGIN, key.verifyKey()::vouchesFor, _ -> new BlobState.Whole());
    return "ok %s, %d events, %d checkpoints, %d blobs named (not read)"
        .formatted(report.ok(), report.events(), report.checkpoints(), report.blobs().named());
  }

  private static String auditExport(Path export, SigningKey key) {
    var report = LedgerExport.verify(export, new Trust.Key(key.verifyKey()::vouchesFor)).audit();
    return "ok %s, %d events".formatted(report.ok(), report.events());
  }

  private interface Work {
    String done() throws IOException;
  }

  private static void time(String name, Work work) throws IOException {
    long start = System.nanoTime();
    var busy = processorTime();
    var outcome = work.done();
    System.out.printf(
        "%s: %.2f s, %.2f s of processor time: %s%n",
        name,
        (System.nanoTime() - start) / 1e9,
        processorTime().minus(busy).toMillis() / 1e3,
        outcome);
  }

  /// Of all threads, the collector's and the compiler's too. Others on the machine disturb it less
  /// than the time on the clock.
  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
