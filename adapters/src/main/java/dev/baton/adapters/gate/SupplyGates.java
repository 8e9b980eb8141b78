package dev.baton.adapters.gate;

import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Severity;
import dev.baton.core.gate.Verdict;
import dev.baton.core.repo.Tree;
import dev.baton.core.supply.Addition;
import dev.baton.core.supply.Additions;
import dev.baton.core.supply.Answer;
import dev.baton.core.supply.Coordinate;
import dev.baton.core.supply.SupplyRules;
import dev.baton.core.supply.Terms;
import dev.baton.engine.Registries;
import dev.baton.engine.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What the world knows of packages that a change begins to depend on. Each is asked for once, and
/// the gates share the answers; a registry that says nothing is no evidence.
final class SupplyGates {
  static final Gate ADVISORIES = new Gate("G11", "known vulnerabilities", 1, Severity.BLOCK);
  static final Gate STANDING =
      new Gate("G12", "age, licence and scripts of dependencies", 1, Severity.HUMAN);
  static final Gate PRESENCE = new Gate("G14", "dependencies that exist", 1, Severity.BLOCK);

  private static final String UNASKED = "baton.yaml has no `dependencies`, so nobody is asked";
  private static final String NOTHING_NEW = "nothing is depended on that was not before";

  private final Trees trees;
  private final Registries registries;
  private final Duration patience;

  /// `patience` is for all packages of a change together.
  SupplyGates(Trees trees, Registries registries, Duration patience) {
    this.trees = trees;
    this.registries = registries;
    this.patience = patience;
  }

  List<GateResult> of(Subject subject, Instant now) {
    var terms = subject.policy().dependencies();
    if (terms.isEmpty()) {
      return nothing(UNASKED);
    }
    var additions = additions(subject);
    if (additions.isEmpty()) {
      return nothing(NOTHING_NEW);
    }
    var start = System.nanoTime();
    var told = others(ask(additions, terms.get()), named(subject.head()));
    var took = Duration.ofNanos(System.nanoTime() - start);
    return List.of(
        new AdvisoryGate(trees).of(subject, terms.get(), additions),
        standing(told, terms.get(), now, took),
        presence(told, took));
  }

  private static List<GateResult> nothing(String why) {
    return Stream.of(ADVISORIES, STANDING, PRESENCE).map(gate -> Results.none(gate, why)).toList();
  }

  private List<Addition> additions(Subject subject) {
    if (Additions.of(subject.change(), List.of()).isEmpty()) {
      return List.of();
    }
    return Additions.of(subject.change(), own(subject));
  }

  // What the change gives a name is asked about all the same: where a registry knows the name, a
  // stranger's package would be hidden by it. What it takes away is a stranger's from then on.
  private Set<Coordinate> own(Subject subject) {
    var left = named(subject.head());
    var own = named(subject.base());
    own.removeIf(each -> !each.isAmong(left));
    return own;
  }

  private Set<Coordinate> named(Tree tree) {
    var named = new LinkedHashSet<Coordinate>();
    trees
        .texts(tree, Additions::isDeclaredIn)
        .forEach((path, text) -> Additions.named(path, text).ifPresent(named::add));
    return named;
  }

  private record Told(Addition addition, Answer answer) {}

  // What the change makes itself is in no registry, and need not be.
  private static List<Told> others(List<Told> told, Set<Coordinate> made) {
    return told.stream()
        .filter(it ->
            !(it.answer() instanceof Answer.NoSuchPackage
                && it.addition().coordinate().isAmong(made)))
        .toList();
  }

  private List<Told> ask(List<Addition> additions, Terms terms) {
    var questions =
        additions.stream()
            .<Callable<Answer>>map(each ->
                () ->
                    registries.ask(
                        each.coordinate(),
                        Optional.ofNullable(terms.registries().get(each.coordinate().ecosystem()))))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(questions, patience.toMillis(), TimeUnit.MILLISECONDS);
      var told = new ArrayList<Told>();
      for (int i = 0; i < additions.size(); i++) {
        told.add(new Told(additions.get(i), answer(answers.get(i))));
      }
      return told;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while registries were asked", e);
    }
  }

  private Answer answer(Future<Answer> future) throws InterruptedException {
    try {
      return future.get();
    } catch (CancellationException e) {
      return new Answer.Silent(
          "not all packages were answered for within %d s".formatted(patience.toSeconds()));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static GateResult presence(List<Told> told, Duration took) {
    var missing = new ArrayList<GateFinding>();
    told.forEach(
        each -> SupplyRules.missing(each.addition(), each.answer()).ifPresent(missing::add));
    return result(PRESENCE, missing, silent(told), took);
  }

  private static GateResult standing(List<Told> told, Terms terms, Instant now, Duration took) {
    var doubts = new ArrayList<GateFinding>();
    var unsaid = new ArrayList<>(silent(told));
    for (var each : told) {
      if (each.answer() instanceof Answer.Known(var facts)) {
        doubts.addAll(SupplyRules.doubts(each.addition(), facts, terms, now));
        SupplyRules.gap(each.addition(), facts, terms)
            .ifPresent(gap -> unsaid.add(finding(each.addition(), gap)));
      }
    }
    return result(STANDING, doubts, unsaid, took);
  }

  // What comes from elsewhere no registry is asked about in earnest.
  private static List<GateFinding> silent(List<Told> told) {
    var silent = new ArrayList<GateFinding>();
    for (var each : told) {
      if (each.answer() instanceof Answer.Silent(var why) && !each.addition().isElsewhere()) {
        silent.add(finding(each.addition(), each.addition().coordinate().words() + ": " + why));
      }
    }
    return silent;
  }

  private static GateFinding finding(Addition addition, String message) {
    return new GateFinding("no-evidence", addition.path(), addition.line(), message);
  }

  /// What was found decides; what nobody said is shown beside it, and alone is no evidence.
  static GateResult result(
      Gate gate, List<GateFinding> found, List<GateFinding> unsaid, Duration took) {
    var all = new ArrayList<>(found);
    all.addAll(unsaid);
    var verdict = Results.found(gate, found, List.of()).verdict();
    if (found.isEmpty() && !unsaid.isEmpty()) {
      var more = unsaid.size() > 1 ? " (and " + (unsaid.size() - 1) + " more)" : "";
      verdict = new Verdict.NoEvidence(unsaid.getFirst().message() + more);
    }
    return new GateResult(gate, verdict, all, List.of(), took);
  }
}
