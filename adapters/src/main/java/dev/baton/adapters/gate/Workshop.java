package dev.baton.adapters.gate;

import dev.baton.adapters.gate.Outcome.Kind;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.Glob;
import dev.baton.core.policy.CommandGate;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fresh checkouts and what commands do in them, for one judgement. A tree is laid out only when a
/// command really has to run on it, and everything is removed at the end.
final class Workshop implements AutoCloseable {
  private final Trees trees;
  private final Programs programs;
  private final EvidenceStore evidence;
  private final OutcomeCache cache;
  private final Path bench;
  private final Path held;
  private final Map<String, String> environment;
  private final Hash environmentHash;
  private final Policy policy;
  private final Map<Layout, Path> laidOut = new HashMap<>();

  Workshop(LocalJudges.Tools tools, Policy policy, Hash environmentHash) {
    this.trees = tools.trees();
    this.programs = tools.programs();
    this.evidence = tools.evidence();
    this.cache = new OutcomeCache(tools.folder().resolve("cache"));
    this.held = tools.folder().resolve("held");
    this.environment = tools.environment();
    this.policy = policy;
    this.environmentHash = environmentHash;
    try {
      Files.createDirectories(tools.folder().resolve("gates"));
      bench = Files.createTempDirectory(tools.folder().resolve("gates"), "run-");
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

  /// Runs the gate's command on the tree after its build, or remembers how that went.
  Outcome run(Tree tree, CommandGate gate) {
    var key = key(tree, gate);
    return cache
        .get(key)
        .orElseGet(() -> {
          var folder = checkout(new Layout(tree, gate.overlay()));
          // Laying the tree out has built it, and that may be all that was asked.
          return cache.get(key).orElseGet(() -> kept(key, execute(folder, gate)));
        });
  }

  private Outcome kept(Hash key, Outcome outcome) {
    cache.put(key, outcome);
    return outcome;
  }

  /// Runs the command once more, whatever is remembered.
  Outcome again(Tree tree, CommandGate gate) {
    return execute(checkout(new Layout(tree, gate.overlay())), gate);
  }

  private Hash key(Tree tree, CommandGate gate) {
    var results = gate.results().map(Glob::pattern).orElse("");
    var overlay = gate.overlay().map(this::overlayHash).orElse("");
    var build = policy.build().map(CommandGate::run).orElse("");
    return Hash.of(
        String.join(
            "\0",
            "outcome/1",
            tree.sha(),
            build,
            gate.run(),
            results,
            overlay,
            policy.hash().hex(),
            environmentHash.hex()));
  }

  private Outcome execute(Path folder, CommandGate gate) {
    gate.results().ifPresent(results -> removeStale(folder, results));
    var start = System.nanoTime();
    var ending =
        programs.run(
            new Order(List.of("/bin/sh", "-c", gate.run()), folder, environment, gate.patience()));
    var took = Duration.ofNanos(System.nanoTime() - start);
    return switch (ending) {
      case Ending.Exited(var code, var log) -> exited(gate, folder, code, log, took);
      case Ending.TimedOut(var log) ->
          new Outcome(Kind.TIMED_OUT, -1, -1, List.of(), "", evidence.put(log), took);
      case Ending.NotStarted(var why) ->
          new Outcome(Kind.NOT_STARTED, -1, -1, List.of(), why, evidence.put(why), took);
    };
  }

  private Outcome exited(CommandGate gate, Path folder, int code, String log, Duration took) {
    var kept = evidence.put(log);
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

  // Commands of one judgement share the checkout of a tree, so what was built is built once. What
  // is held back is laid over a checkout of its own: no other command shall see it.
  private Path checkout(Layout layout) {
    var known = laidOut.get(layout);
    if (known != null) {
      return known;
    }
    var tree = layout.tree();
    var folder = bench.resolve(tree.brief() + "-" + laidOut.size());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lay out " + tree, e);
    }
    trees.checkout(tree, folder);
    laidOut.put(layout, folder);
    layout
        .overlay()
        .ifPresentOrElse(
            overlay -> lay(overlay, folder),
            () ->
                policy.build().ifPresent(build -> kept(key(tree, build), execute(folder, build))));
    return folder;
  }

  private record Layout(Tree tree, Optional<String> overlay) {}

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
    try (var all = Files.walk(bench)) {
      for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // Scratch of a gate that made its files unremovable; `baton clean` shows it.
    }
  }
}
