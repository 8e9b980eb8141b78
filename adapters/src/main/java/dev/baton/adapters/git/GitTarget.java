package dev.baton.adapters.git;

import dev.baton.core.decision.DecisionText;
import dev.baton.core.decision.Decisions;
import dev.baton.core.decision.Ruling;
import dev.baton.core.hash.Hash;
import dev.baton.core.merge.Settlement;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Combination;
import dev.baton.core.run.RunCommand.Answer;
import dev.baton.core.run.RunCommand.Asked;
import dev.baton.core.run.RunCommand.ReportCombination;
import dev.baton.core.run.RunCommand.ReportConflict;
import dev.baton.core.run.RunCommand.ReportMoved;
import dev.baton.core.run.RunCommand.ReportTargetElsewhere;
import dev.baton.core.run.RunId;
import dev.baton.core.run.Step.Combine;
import dev.baton.core.run.Step.Merger;
import dev.baton.core.run.Step.Move;
import dev.baton.engine.Reports;
import dev.baton.engine.Settler;
import dev.baton.engine.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

/// One branch of the user's repository, reached through Baton's store.
public final class GitTarget implements Target {
  private static final String AUTHOR = "Baton";

  private final GitStore store;
  private final UserRepository repository;
  private final String branch;
  private final RunId run;
  private final Function<Tree, Hash> policyOf;
  private final Function<Tree, List<Settler>> settlersOf;
  private final Executor executor;
  private final Clock clock;

  /// `policyOf` reads the policy that is in force where the target has the tree, and `settlersOf`
  /// who may settle there what git cannot merge.
  public GitTarget(
      GitStore store,
      UserRepository repository,
      String branch,
      RunId run,
      Function<Tree, Hash> policyOf,
      Function<Tree, List<Settler>> settlersOf,
      Executor executor,
      Clock clock) {
    this.store = store;
    this.repository = repository;
    this.branch = branch;
    this.run = run;
    this.policyOf = policyOf;
    this.settlersOf = settlersOf;
    this.executor = executor;
    this.clock = clock;
  }

  @Override
  public Commit tip() {
    var tip =
        repository
            .branch(branch)
            .orElseThrow(
                () -> new GitFailed("there is no branch " + branch + " in " + repository.top()));
    if (!store.has(tip)) {
      store.bring(repository.gitDir(), "refs/heads/" + branch, "refs/baton/target/" + branch);
    }
    return tip;
  }

  @Override
  public void combine(Combine step, Reports reports) {
    executor.execute(() -> reports.report(combined(step)));
  }

  private Answer combined(Combine step) {
    var asked = Asked.by(step);
    var tip = tip();
    var ground = tip;
    for (var before : step.ahead()) {
      if (store.contains(tip, before.candidate().commit())) {
        // It has landed, and the run is about to hear of it.
        continue;
      }
      switch (merged(before, ground)) {
        case Merged.Clean clean -> ground = clean.commit();
        case Merged.Conflict(var paths) -> {
          // The one ahead will hear of it itself; behind it nothing can be told.
          return new ReportConflict(asked, tip, paths, clock.instant());
        }
      }
    }
    return switch (merged(step.merger(), ground)) {
      case Merged.Clean(var on, var commit, var tree, var settled) -> {
        store.point(landingRef(step.attempt()), commit);
        var policy = policyOf.apply(store.tree(ground));
        var combination = new Combination(tip, on, commit, tree, policy, settled);
        yield new ReportCombination(asked, combination, clock.instant());
      }
      case Merged.Conflict(var paths) -> new ReportConflict(asked, tip, paths, clock.instant());
    };
  }

  private sealed interface Merged {
    /// `ground` is what it was merged onto, with the decision that goes with it.
    record Clean(Commit ground, Commit commit, Tree tree, List<Settlement> settled)
        implements Merged {}

    record Conflict(List<String> paths) implements Merged {}
  }

  private Merged merged(Merger merger, Commit onto) {
    var candidate = merger.candidate();
    var ground = merger.ruling().map(ruling -> recorded(merger, ruling, onto)).orElse(onto);
    if (ground.equals(candidate.base())) {
      return landed(merger, ground, candidate.tree(), List.of());
    }
    var merge = new GitMerge(store);
    return switch (merge.tried(ground, candidate.commit())) {
      case GitMerge.Tried.Clean(var tree) -> landed(merger, ground, tree, List.of());
      case GitMerge.Tried.Met met ->
          settledBefore(merger, ground)
              .or(() ->
                  merge
                      .settled(
                          met, ground, candidate.commit(), settlersOf.apply(store.tree(ground)))
                      .map(settled -> keptFor(merger, ground, settled)))
              .orElseGet(() -> new Merged.Conflict(met.paths()));
    };
  }

  // Another program may answer otherwise the next time, or not be there; the same is to be the same
  // commit.
  private Optional<Merged> settledBefore(Merger merger, Commit ground) {
    return store
        .at(settledRef(merger, ground))
        .map(commit ->
            new Merged.Clean(
                ground, commit, store.tree(commit), Settlements.of(store.message(commit))));
  }

  private Merged keptFor(Merger merger, Commit ground, GitMerge.Settled settled) {
    var made = landed(merger, ground, settled.tree(), settled.files());
    store.point(settledRef(merger, ground), made.commit());
    return made;
  }

  private String settledRef(Merger merger, Commit ground) {
    return attemptRef("settled", merger.attempt()) + "/" + ground.sha();
  }

  // Not the time of day: the same candidate on the same ground is the same commit, whenever it is
  // made, and so is what was merged behind it.
  private Merged.Clean landed(Merger merger, Commit ground, Tree tree, List<Settlement> settled) {
    var candidate = merger.candidate().commit();
    var date = later(store.date(ground), store.date(candidate));
    var message = message(merger) + Settlements.trailers(settled);
    var commit = store.commit(tree, message, AUTHOR, date, ground, candidate);
    return new Merged.Clean(ground, commit, tree, settled);
  }

  // The decision lands before the change that it lets through, and with it or not at all.
  private Commit recorded(Merger merger, Ruling ruling, Commit onto) {
    var tree = store.tree(onto);
    var taken = Stream.concat(decisions(tree), decisions(merger.candidate().tree())).toList();
    var path = DecisionText.file(DecisionText.next(taken), ruling.title());
    var task = "Task %s (%s)".formatted(merger.task(), merger.outline().title());
    var with = store.with(tree, path, DecisionText.ruled(ruling, task));
    return store.commit(
        with,
        "Decide: %s\n\nOn the word of %s, asked about %s of %s.\n"
            .formatted(folded(ruling.title()), folded(ruling.by()), merger.task(), run),
        author(ruling.by()),
        later(store.date(onto), ruling.at()),
        onto);
  }

  private Stream<String> decisions(Tree tree) {
    return Stream.of(
            store
                .git()
                .must("ls-tree", "-z", "--name-only", tree.sha(), Decisions.FOLDER)
                .split("\0"))
        .map(path -> path.substring(path.lastIndexOf('/') + 1));
  }

  // What a person typed is one line, and adds no trailer.
  private static String folded(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  // Git takes no name without a letter or a digit.
  private static String author(String name) {
    var plain = folded(name.replaceAll("[<>\\p{Cntrl}]", " "));
    return plain.codePoints().anyMatch(Character::isLetterOrDigit) ? plain : AUTHOR;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private String message(Merger merger) {
    var attempt = merger.attempt();
    return """
    Land %s: %s

    Proved on this very tree before the branch moved.

    Baton-Trace: %s/%s/%d %s
    """
        .formatted(
            attempt.task(),
            folded(merger.outline().title()),
            run,
            attempt.task(),
            attempt.number(),
            merger.candidate().commit().sha());
  }

  @Override
  public void move(Move step, Reports reports) {
    executor.execute(() -> reports.report(moved(step)));
  }

  private Answer moved(Move step) {
    var combination = step.combination();
    var attempt = step.attempt();
    var refused =
        repository.move(
            branch, store, landingRef(attempt), combination.tip(), combination.commit());
    if (refused.isPresent()) {
      var found = tip();
      if (found.equals(combination.tip())) {
        // Not overtaken, so combining again would end here again.
        throw new GitFailed("cannot move " + branch + ": " + refused.get());
      }
      if (!store.contains(found, combination.commit())) {
        return new ReportTargetElsewhere(attempt, combination.commit(), found, clock.instant());
      }
    }
    return new ReportMoved(attempt, combination.commit(), clock.instant());
  }

  private String landingRef(Attempt attempt) {
    return attemptRef("landing", attempt);
  }

  private String attemptRef(String kind, Attempt attempt) {
    return "refs/baton/" + kind + "/" + run + "/" + attempt.task() + "/" + attempt.number();
  }
}
