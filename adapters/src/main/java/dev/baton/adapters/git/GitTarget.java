package dev.baton.adapters.git;

import dev.baton.core.decision.DecisionText;
import dev.baton.core.decision.Decisions;
import dev.baton.core.decision.Ruling;
import dev.baton.core.hash.Hash;
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
import dev.baton.engine.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
  private final Executor executor;
  private final Clock clock;

  /// `policyOf` reads the policy that is in force where the target has the tree.
  public GitTarget(
      GitStore store,
      UserRepository repository,
      String branch,
      RunId run,
      Function<Tree, Hash> policyOf,
      Executor executor,
      Clock clock) {
    this.store = store;
    this.repository = repository;
    this.branch = branch;
    this.run = run;
    this.policyOf = policyOf;
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
      case Merged.Clean(var on, var commit, var tree) -> {
        store.point(landingRef(step.attempt()), commit);
        var policy = policyOf.apply(store.tree(ground));
        var combination = new Combination(tip, on, commit, tree, policy);
        yield new ReportCombination(asked, combination, clock.instant());
      }
      case Merged.Conflict(var paths) -> new ReportConflict(asked, tip, paths, clock.instant());
    };
  }

  private sealed interface Merged {
    /// `ground` is what it was merged onto, with the decision that goes with it.
    record Clean(Commit ground, Commit commit, Tree tree) implements Merged {}

    record Conflict(List<String> paths) implements Merged {}
  }

  private Merged merged(Merger merger, Commit onto) {
    var candidate = merger.candidate();
    var ground = merger.ruling().map(ruling -> recorded(merger, ruling, onto)).orElse(onto);
    if (ground.equals(candidate.base())) {
      return landed(merger, ground, candidate.tree());
    }
    var merge =
        store
            .git()
            .run(
                "merge-tree",
                "--write-tree",
                "-z",
                "--name-only",
                "--no-messages",
                ground.sha(),
                candidate.commit().sha());
    var parts = List.of(merge.out().split("\0"));
    return switch (merge.exit()) {
      case 0 -> landed(merger, ground, new Tree(parts.getFirst().strip()));
      case 1 -> new Merged.Conflict(parts.subList(1, parts.size()));
      default ->
          throw new GitFailed(
              "cannot merge " + candidate.commit() + " onto " + onto + ": " + merge.err().strip());
    };
  }

  // Not the time of day: the same candidate on the same ground is the same commit, whenever it is
  // made, and so is what was merged behind it.
  private Merged landed(Merger merger, Commit ground, Tree tree) {
    var candidate = merger.candidate().commit();
    var date = later(store.date(ground), store.date(candidate));
    var commit = store.commit(tree, message(merger), AUTHOR, date, ground, candidate);
    return new Merged.Clean(ground, commit, tree);
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
    return "refs/baton/landing/" + run + "/" + attempt.task() + "/" + attempt.number();
  }
}
