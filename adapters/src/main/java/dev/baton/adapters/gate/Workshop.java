package dev.baton.adapters.gate;

import dev.baton.adapters.gate.Outcome.Kind;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.Glob;
import dev.baton.core.policy.CommandGate;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;
import dev.baton.core.sarif.Reported;
import dev.baton.engine.EvidenceStore;
import dev.baton.engine.Programs;
import dev.baton.engine.Programs.Ending;
import dev.baton.engine.Programs.Order;
import dev.baton.engine.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Fresh checkouts and what commands do in them, for one judgement. A tree is laid out only when a
/// command really has to run on it, and everything is removed at the end. Commands on different
/// trees may run at once; those on one tree take turns.
final class Workshop implements AutoCloseable {
  private final Trees trees;
  private final Programs programs;
  private final EvidenceStore evidence;
  private final OutcomeCache cache;
  private final Path shop;
  private final Path held;
  private final Map<String, String> environment;
  private final Hash environmentHash;
  private final Policy policy;
  private final Semaphore places;
  private final Map<Layout, Bench> benches = new ConcurrentHashMap<>();
  private final Map<Part, Tree> parts = new ConcurrentHashMap<>();
  private final AtomicInteger folders = new AtomicInteger();

  /// `places` is how many commands may run at once on this machine, whoever started them.
  Workshop(LocalJudges.Tools tools, Policy policy, Hash environmentHash, Semaphore places) {
    this.trees = tools.trees();
    this.programs = tools.programs();
    this.evidence = tools.evidence();
    this.cache = new OutcomeCache(tools.folder().resolve("cache"));
    this.held = tools.folder().resolve("held");
    this.environment = tools.environment();
    this.policy = policy;
    this.environmentHash = environmentHash;
    this.places = places;
    try {
      Files.createDirectories(tools.folder().resolve("gates"));
      shop = Files.createTempDirectory(tools.folder().resolve("gates"), "run-");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for the gates", e);
    }
  }

  EvidenceStore evidence() {
    return evidence;
  }

  /// What the policy's build does on the tree; green where there is nothing to build.
  Optional<Outcome> build(Tree tree) {
    return policy.build().map(gate -> run(tree, gate));
  }

  /// Runs the gate's command on what it gets to see of the tree, after its build, or remembers how
  /// that went.
  Outcome run(Tree tree, CommandGate gate) {
    var layout = layout(tree, gate);
    var key = key(layout, gate);
    return cache
        .get(key)
        .orElseGet(() ->
            bench(layout)
                // Laying the tree out has built it, and that may be all that was asked.
                .in(folder -> cache.get(key).orElseGet(() -> kept(key, execute(folder, gate)))));
  }

  private Layout layout(Tree tree, CommandGate gate) {
    var seen =
        !gate.isForPart()
            ? tree
            : parts.computeIfAbsent(
                new Part(tree, gate.inputs()), part -> trees.part(part.tree(), gate::reads));
    return new Layout(seen, gate.overlay(), isBuiltFor(gate));
  }

  /// Whether there is anything for the gate to look at.
  boolean has(Tree tree, CommandGate gate) {
    return !gate.isForPart() || !trees.list(layout(tree, gate).tree()).isEmpty();
  }

  // The build of other files than a command gets to see is of no use to it; nor is one from before
  // what is held back was laid over.
  private boolean isBuiltFor(CommandGate gate) {
    return gate.overlay().isEmpty()
        && policy
            .build()
            .filter(build -> Set.copyOf(gate.inputs()).equals(Set.copyOf(build.inputs())))
            .isPresent();
  }

  private Outcome kept(Hash key, Outcome outcome) {
    cache.put(key, outcome);
    return outcome;
  }

  /// Runs the command once more, whatever is remembered.
  Outcome again(Tree tree, CommandGate gate) {
    return bench(layout(tree, gate)).in(folder -> execute(folder, gate));
  }

  private Hash key(Layout layout, CommandGate gate) {
    var results = gate.results().or(gate::sarif).map(Glob::pattern).orElse("");
    var overlay = gate.overlay().map(this::overlayHash).orElse("");
    var build = policy.build().map(CommandGate::run).orElse("");
    return Hash.of(
        String.join(
            "\0",
            "outcome/2",
            layout.tree().sha(),
            layout.isBuilt() ? "built" : "bare",
            build,
            gate.run(),
            results,
            overlay,
            policy.hash().hex(),
            environmentHash.hex()));
  }

  private Outcome execute(Path folder, CommandGate gate) {
    gate.results().ifPresent(results -> removeStale(folder, results));
    gate.sarif().ifPresent(reports -> removeStale(folder, reports));
    var order =
        new Order(List.of("/bin/sh", "-c", gate.run()), folder, environment, gate.patience());
    waitForAPlace();
    var start = System.nanoTime();
    Ending ending;
    try {
      ending = programs.run(order);
    } finally {
      places.release();
    }
    var took = Duration.ofNanos(System.nanoTime() - start);
    return switch (ending) {
      case Ending.Exited(var code, var log) -> exited(gate, folder, code, log, took);
      case Ending.TimedOut(var log) ->
          new Outcome(Kind.TIMED_OUT, -1, -1, List.of(), "", evidence.put(log), took);
      case Ending.NotStarted(var why) ->
          new Outcome(Kind.NOT_STARTED, -1, -1, List.of(), why, evidence.put(why), took);
    };
  }

  private void waitForAPlace() {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before a command could start", e);
    }
  }

  private Outcome exited(CommandGate gate, Path folder, int code, String log, Duration took) {
    var kept = evidence.put(log);
    if (gate.sarif().isPresent()) {
      return analysed(gate.sarif().get(), folder, code, kept, took);
    }
    if (gate.results().isEmpty()) {
      return new Outcome(Kind.EXITED, code, -1, List.of(), "", kept, took);
    }
    var report = TestReport.read(folder, gate.results().get()::matches);
    var trouble =
        report.unreadable().isEmpty()
            ? ""
            : "cannot read the results in " + String.join(", ", report.unreadable());
    return new Outcome(Kind.EXITED, code, report.ran(), report.failed(), trouble, kept, took);
  }

  private Outcome analysed(Glob reports, Path folder, int code, Hash log, Duration took) {
    return switch (Analysis.read(folder, reports::matches)) {
      case Analysis.Read(var found) ->
          new Outcome(
              Kind.EXITED,
              code,
              -1,
              List.of(),
              "",
              Optional.of(evidence.put(Analysis.text(found))),
              log,
              took);
      case Analysis.Unreadable(var why) ->
          new Outcome(Kind.EXITED, code, -1, List.of(), why, log, took);
    };
  }

  /// What the analyser reported.
  List<Reported> reported(Outcome outcome) {
    return outcome
        .found()
        .flatMap(evidence::text)
        .map(Analysis::of)
        .orElseThrow(() -> new IllegalStateException("the report that was kept is gone"));
  }

  // A result file that came with the tree is not a result.
  private static void removeStale(Path folder, Glob results) {
    for (var stale : TestReport.files(folder, results::matches)) {
      try {
        Files.delete(folder.resolve(stale));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot remove the stale result " + stale, e);
      }
    }
  }

  private Bench bench(Layout layout) {
    return benches.computeIfAbsent(layout, Bench::new);
  }

  private record Part(Tree tree, List<Glob> inputs) {}

  private record Layout(Tree tree, Optional<String> overlay, boolean isBuilt) {}

  /// One tree, laid out when the first command comes, and built where that is of use. Commands of
  /// one judgement share it, so what was built is built once. What is held back is laid over a
  /// bench of its own: no other command shall see it.
  private final class Bench {
    private final Layout layout;
    private @Nullable Path folder;

    Bench(Layout layout) {
      this.layout = layout;
    }

    synchronized <T> T in(Function<Path, T> work) {
      if (folder == null) {
        folder = laidOut();
      }
      return work.apply(folder);
    }

    private Path laidOut() {
      var tree = layout.tree();
      var made = newFolder(tree);
      trees.checkout(tree, made);
      layout.overlay().ifPresent(overlay -> lay(overlay, made));
      policy
          .build()
          .filter(_ -> layout.isBuilt())
          .ifPresent(build -> kept(key(layout, build), execute(made, build)));
      return made;
    }
  }

  private Path newFolder(Tree tree) {
    var made = shop.resolve(tree.brief() + "-" + folders.getAndIncrement());
    try {
      return Files.createDirectories(made);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lay out " + tree, e);
    }
  }

  private void lay(String overlay, Path folder) {
    var from = held.resolve(overlay);
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        var to = folder.resolve(from.relativize(file).toString());
        Files.createDirectories(to.resolveSibling("."));
        Files.deleteIfExists(to);
        Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lay the held-back files of " + from + " out", e);
    }
  }

  /// What the held-back files are, so that a change of theirs is another gate.
  private String overlayHash(String overlay) {
    var from = held.resolve(overlay);
    var text = new StringBuilder();
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        text.append(from.relativize(file)).append('\0');
        text.append(Hash.of(Files.readAllBytes(file))).append('\0');
      }
    } catch (IOException e) {
      return "missing";
    }
    return text.toString();
  }

  boolean hasOverlay(String overlay) {
    return Files.isDirectory(held.resolve(overlay));
  }

  @Override
  public void close() {
    try (var all = Files.walk(shop)) {
      for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // Scratch of a gate that made its files unremovable; `baton clean` shows it.
    }
  }
}
