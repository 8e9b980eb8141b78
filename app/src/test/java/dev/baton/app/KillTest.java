package dev.baton.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.performer.ProgramPerformers;
import dev.baton.adapters.process.ProcessTable;
import dev.baton.adapters.sqlite.LedgerAudit;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEvent.CandidateHandedIn;
import dev.baton.core.run.RunEvent.TaskLanded;
import dev.baton.core.run.Task;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `kill -9` of Baton and of its performers at random instants of the demo's run. The demo is
/// started again after each kill of Baton until it is over. `-Dbaton.kills=200` kills that often,
/// ten times a run; `-Dbaton.seed=N` repeats one run.
class KillTest {
  private static final int KILLS_A_RUN = 10;
  private static final int PATIENCE_MINUTES = 6;

  private static LongStream runs() {
    var only = Long.getLong("baton.seed");
    var kills = Integer.getInteger("baton.kills", 20);
    return only == null ? LongStream.rangeClosed(1, kills / KILLS_A_RUN) : LongStream.of(only);
  }

  @TempDir Path scratch;

  @ParameterizedTest(name = "-Dbaton.seed={0}")
  @MethodSource("runs")
  void a_killed_run_goes_on_and_loses_and_doubles_nothing(long seed) throws Exception {
    var random = new SplittableRandom(seed * 7919);
    var top = scratch.resolve("ferry");
    var log = scratch.resolve("log").toFile();
    int kills = 0;
    var baton = demo(top, log);
    while (kills < KILLS_A_RUN
        && !baton.waitFor(random.nextInt(50, 5_000), TimeUnit.MILLISECONDS)) {
      kills++;
      if (random.nextInt(10) < 7) {
        baton.destroyForcibly().waitFor();
        baton = demo(top, log);
      } else {
        killAPerformer(top, random);
      }
    }
    var inTime = baton.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    var said = Files.readString(log.toPath());
    if (!inTime) {
      baton.destroyForcibly();
    }

    System.out.println("run " + seed + ": " + kills + " kills");
    assertThat(inTime).as("ended in time after %d kills:%n%s", kills, said).isTrue();
    assertThat(baton.exitValue()).as("after %d kills:%n%s", kills, said).isZero();
    nothingIsLostOrDoubled(Place.around(top));
  }

  private static Process demo(Path top, File log) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "demo",
            "--keep",
            top.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  private static void killAPerformer(Path top, SplittableRandom random) {
    var marks =
        ProcessTable.values(ProgramPerformers.MARK).stream()
            .filter(value -> value.startsWith(top + "!"))
            .toList();
    if (marks.isEmpty()) {
      return;
    }
    var mark = marks.get(random.nextInt(marks.size()));
    var pids = ProcessTable.marked(ProgramPerformers.MARK + "=" + mark);
    if (!pids.isEmpty()) {
      ProcessHandle.of(pids.get(random.nextInt(pids.size())))
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static void nothingIsLostOrDoubled(Place place) throws IOException, InterruptedException {
    try (var ledger = place.openLedger()) {
      var runs = new Runs(ledger);
      assertThat(runs.all()).as("one run, whatever happened").hasSize(1);
      var history = Runs.history(ledger, runs.latest().orElseThrow());
      var run = Runs.opened(runs.current());
      eachTaskLandedOnce(place, run, history);
      noCandidateIsLost(place, history);
      noPerformerRanTwice(place);
    }
    var audit =
        LedgerAudit.verify(
            place.ledgerFile(),
            place.origin(),
            place.key().verifyKey()::vouchesFor,
            place.evidence()::state);
    assertThat(audit.faults()).isEmpty();
    assertThat(ProcessTable.values(ProgramPerformers.MARK))
        .as("performers that outlived the run")
        .noneMatch(value -> value.startsWith(place.top() + "!"));
  }

  private static void eachTaskLandedOnce(Place place, Opened run, List<RunEvent> history)
      throws IOException, InterruptedException {
    assertThat(run.tasks()).allMatch(Task.Landed.class::isInstance);
    var landed = history.stream().filter(TaskLanded.class::isInstance).toList();
    assertThat(landed).hasSize(run.outline().tasks().size());
    var merges = git(place.top(), "log", "--first-parent", "--format=%s", "main").lines();
    assertThat(merges.filter(subject -> subject.startsWith("Land ")))
        .as("landings on the branch itself")
        .hasSize(landed.size());
  }

  private static void noCandidateIsLost(Place place, List<RunEvent> history)
      throws IOException, InterruptedException {
    for (var event : history) {
      if (event instanceof CandidateHandedIn handedIn) {
        var commit = handedIn.candidate().commit().sha();
        assertThat(
                git(
                    place.top(),
                    "--git-dir=" + place.folder().resolve("store.git"),
                    "for-each-ref",
                    "--contains",
                    commit))
            .as("refs that hold the candidate of " + handedIn.attempt())
            .isNotEmpty();
      }
    }
  }

  // A performer writes its first line when it starts, to a file that is only appended to.
  private static void noPerformerRanTwice(Place place) throws IOException {
    try (var files = Files.walk(place.work())) {
      for (var out : files.filter(file -> file.endsWith("out.jsonl")).toList()) {
        var lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        if (!lines.isEmpty()) {
          assertThat(lines).filteredOn(lines.getFirst()::equals).as("starts in " + out).hasSize(1);
        }
      }
    }
  }

  private static String git(Path top, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).directory(top.toFile()).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
