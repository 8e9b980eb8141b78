package dev.baton.app;

import dev.baton.adapters.git.GitClones;
import dev.baton.adapters.git.GitTarget;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Judgement;
import dev.baton.core.gate.Severity;
import dev.baton.core.gate.Tier;
import dev.baton.core.gate.Verdict;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Limits;
import dev.baton.core.run.Money;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Outline;
import dev.baton.core.run.Run;
import dev.baton.core.run.RunCommand.HandIn;
import dev.baton.core.run.RunCommand.OpenRun;
import dev.baton.core.run.RunCommand.ReportJudgement;
import dev.baton.core.run.RunCommand.ReportProof;
import dev.baton.core.run.RunId;
import dev.baton.core.run.Step.Judge;
import dev.baton.core.run.Step.Perform;
import dev.baton.core.run.Step.Prove;
import dev.baton.core.run.Task;
import dev.baton.core.run.TaskOutline;
import dev.baton.core.run.Usage;
import dev.baton.engine.Clones.Handover.Taken;
import dev.baton.engine.Conductor;
import dev.baton.engine.Judges;
import dev.baton.engine.LedgerUnavailable;
import dev.baton.engine.Performers;
import dev.baton.engine.Reports;
import dev.baton.engine.RunLoop;
import dev.baton.engine.RunStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// What a landed task costs of Baton's own time: performers and gates that need none, real git, the
/// durable ledger, four slots. Beside it, in the same process, the git commands that any tool would
/// need that gives each task a clone and lands it by compare-and-swap.
///
/// `build/bench.sh landing [TASKS]`
final class LandingBenchmark {
  private static final RunId RUN = new RunId("R-1");
  private static final int BARE = 150;
  private static final Hash POLICY = Hash.of("policy");

  private LandingBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    var tasks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    var scratch = Files.createTempDirectory("baton-landing-");
    try {
      warmUp(scratch.resolve("warm"));
      var bareBefore = bare(scratch.resolve("bare-1"), BARE);
      var times = baton(scratch.resolve("baton"), tasks);
      var bareAfter = bare(scratch.resolve("bare-2"), BARE);
      var all = times.getLast() / 1e6 / tasks;
      var bare = (bareBefore + bareAfter) / 2;
      System.out.printf("baton:    %.1f ms a landed task, %d tasks%n", all, tasks);
      System.out.printf(
          "bare git: %.1f ms (%.1f before, %.1f after), %d tasks each%n",
          bare, bareBefore, bareAfter, BARE);
      System.out.printf("ratio:    %.2f%n", all / bare);
      var part = Math.max(1, tasks / 10);
      var first = times.get(part - 1) / 1e6 / part;
      var last = (times.getLast() - times.get(tasks - part - 1)) / 1e6 / part;
      System.out.printf(
          "flat:     first %d tasks %.1f ms each, last %d tasks %.1f ms each, %.2f x%n",
          part, first, part, last, last / first);
      System.gc();
      var runtime = Runtime.getRuntime();
      System.out.printf(
          "heap:     %d MB after a collection%n",
          (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
    } finally {
      Sweep.delete(scratch);
    }
  }

  private static void warmUp(Path folder) throws Exception {
    baton(folder, 60);
  }

  /// Nanoseconds from the start to each landing.
  private static List<Long> baton(Path folder, int tasks) throws Exception {
    var place = repository(folder);
    place.make();
    try (var ledger = place.openLedger();
        var threads = Executors.newFixedThreadPool(4);
        var landing = Executors.newSingleThreadExecutor()) {
      var stream = new RunStream(ledger, RUN);
      stream.handle(
          new OpenRun(RUN, outline(place, tasks), limits(), "bench", Baton.CLOCK.instant()));
      var store = place.store();
      var clones = new GitClones(store, place.work(), RUN);
      var clock = new Landings();
      var loop = new RunLoop(Baton.CLOCK, _ -> false, clock);
      var target =
          new GitTarget(
              store,
              place.repository(),
              "main",
              RUN,
              _ -> POLICY,
              _ -> List.of(),
              landing,
              Baton.CLOCK);
      var conductor =
          new Conductor(
              new RunStream(ledger, RUN),
              new InstantPerformers(clones, threads),
              new InstantJudges(),
              target,
              loop,
              Duration.ofHours(1));
      loop.run(conductor, false);
      return clock.at;
    }
  }

  private static final class Landings implements RunLoop.Watcher {
    private final long start = System.nanoTime();
    private final List<Long> at = new ArrayList<>();

    @Override
    public void changed(Run run) {
      if (run instanceof Opened opened) {
        var landed = opened.count(Task.Landed.class);
        while (at.size() < landed) {
          at.add(System.nanoTime() - start);
        }
      }
    }

    @Override
    public void postponed(LedgerUnavailable why) {
      throw why;
    }
  }

  private record InstantPerformers(GitClones clones, ExecutorService threads)
      implements Performers {
    @Override
    public void perform(Perform step, Reports reports) {
      threads.execute(() -> {
        var clone = clones.open(step.attempt(), step.base()).resolve("clone");
        write(clone.resolve(file(step.attempt().task())), "made by " + step.attempt() + "\n");
        if (clones.take(step.attempt(), step.base()) instanceof Taken(var candidate)) {
          reports.report(new HandIn(step.attempt(), candidate, Usage.NONE, Baton.CLOCK.instant()));
        }
      });
    }

    @Override
    public void keepOnly(Collection<Attempt> wanted) {}

    @Override
    public void stop(Attempt attempt) {}
  }

  private static final class InstantJudges implements Judges {
    @Override
    public void judge(Judge step, Reports reports) {
      reports.report(
          new ReportJudgement(
              step.attempt(), green(step.candidate().tree()), Baton.CLOCK.instant()));
    }

    @Override
    public void prove(Prove step, Reports reports) {
      reports.report(
          new ReportProof(
              step.attempt(),
              step.combination().commit(),
              green(step.tree()),
              Baton.CLOCK.instant()));
    }

    @Override
    public void stop(Attempt attempt) {}

    private static Judgement green(Tree tree) {
      var gate = new Gate("G21", "tests", 1, Severity.BLOCK);
      var result = new GateResult(gate, new Verdict.Pass(), List.of(), List.of(), Duration.ZERO);
      return new Judgement(tree, POLICY, POLICY, Tier.T1, List.of(result));
    }
  }

  private static Outline outline(Place place, int tasks) {
    var contract = place.evidence().put("contract");
    var outlines =
        IntStream.rangeClosed(1, tasks)
            .mapToObj(number ->
                new TaskOutline(
                    new TaskId("T-" + number),
                    "task " + number,
                    number > 8 ? List.of(new TaskId("T-" + (number - 8))) : List.of(),
                    "builder",
                    Duration.ofSeconds(1),
                    Money.dollars(1),
                    contract))
            .toList();
    return new Outline("specs/bench/plan.md", contract, "main", outlines);
  }

  private static Limits limits() {
    return new Limits(3, 2, 2, 20, 2, Money.dollars(1_000_000), Map.of("builder", 4), Map.of());
  }

  // One of as many files as there are, so that the thousandth clone is no larger than the first.
  // The
  // same one again only behind whoever had it, in the order of the plan.
  private static String file(TaskId task) {
    var number = Integer.parseInt(task.value().substring(2));
    return "src/part" + number % 100 + "/made" + number % 200 + ".txt";
  }

  private static Place repository(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    for (int i = 0; i < 100; i++) {
      write(folder.resolve("src/part" + i + "/README.txt"), "part " + i + "\n");
    }
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "-m", "start");
    return Place.around(folder);
  }

  /// Milliseconds a task for: clone, commit, fetch, merge, commit of the merge, compare-and-swap.
  private static double bare(Path folder, int tasks) throws IOException, InterruptedException {
    repository(folder.resolve("user"));
    var user = folder.resolve("user");
    var store = folder.resolve("store.git");
    git(folder, "clone", "--quiet", "--bare", user.toString(), store.toString());
    var start = System.nanoTime();
    for (int i = 1; i <= tasks; i++) {
      var clone = folder.resolve("clone" + i);
      var tip = git(user, "rev-parse", "refs/heads/main");
      git(folder, "clone", "--quiet", "--shared", store.toString(), clone.toString());
      write(clone.resolve("src/part" + i % 100 + "/new" + i + ".txt"), "made\n");
      git(clone, "add", "--all");
      git(clone, "commit", "--quiet", "-m", "made");
      git(store, "fetch", "--quiet", clone.toString(), "+HEAD:refs/candidates/" + i);
      var tree = git(store, "merge-tree", "--write-tree", tip, "refs/candidates/" + i);
      var merge =
          git(store, "commit-tree", tree, "-p", tip, "-p", "refs/candidates/" + i, "-m", "land");
      git(store, "update-ref", "refs/heads/main", merge);
      git(user, "fetch", "--quiet", "--no-write-fetch-head", store.toString(), "refs/heads/main");
      git(user, "update-ref", "refs/heads/main", merge, tip);
    }
    return (System.nanoTime() - start) / 1e6 / tasks;
  }

  private static String git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of("git", "-c", "user.name=b", "-c", "user.email=b@localhost", "-c", "gc.auto=0"));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("git " + List.of(arguments) + ": " + said);
    }
    return said;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
