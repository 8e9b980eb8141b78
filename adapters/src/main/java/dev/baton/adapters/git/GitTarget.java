package dev.baton.adapters.git;

import dev.baton.core.decision.DecisionText;
import dev.baton.core.decision.Decisions;
import dev.baton.core.decision.Ruling;
import dev.baton.core.hash.Hash;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.Combination;
import dev.baton.core.run.RunCommand.Answer;
import dev.baton.core.run.RunCommand.ReportCombination;
import dev.baton.core.run.RunCommand.ReportConflict;
import dev.baton.core.run.RunCommand.ReportMoved;
import dev.baton.core.run.RunCommand.ReportTargetElsewhere;
import dev.baton.core.run.RunId;
import dev.baton.core.run.Step.Combine;
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
    var tip = tip();
    var candidate = step.candidate();
    var ground = step.ruling().map(ruling -> recorded(step, ruling, tip)).orElse(tip);
    if (ground.equals(candidate.base())) {
      return combination(step, tip, ground, candidate.tree());
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
      case 0 -> combination(step, tip, ground, new Tree(parts.getFirst().strip()));
      case 1 ->
          new ReportConflict(step.attempt(), tip, parts.subList(1, parts.size()), clock.instant());
      default ->
          throw new GitFailed(
              "cannot merge " + candidate.commit() + " onto " + tip + ": " + merge.err().strip());
    };
  }

  // The decision lands before the change that it lets through, and with it or not at all.
  private Commit recorded(Combine step, Ruling ruling, Commit tip) {
    var tree = store.tree(tip);
    var taken = Stream.concat(decisions(tree), decisions(step.candidate().tree())).toList();
    var path = DecisionText.file(DecisionText.next(taken), ruling.title());
    var task = "Task %s (%s)".formatted(step.task(), step.outline().title());
    var with = store.with(tree, path, DecisionText.ruled(ruling, task));
    return store.commit(
        with,
        "Decide: %s\n\nOn the word of %s, asked about %s of %s.\n"
            .formatted(folded(ruling.title()), folded(ruling.by()), step.task(), run),
        author(ruling.by()),
        later(store.date(tip), ruling.at()),
        tip);
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

  private Answer combination(Combine step, Commit tip, Commit ground, Tree tree) {
    var candidate = step.candidate().commit();
    // Not the time of day: the same candidate on the same tip is the same commit, whenever it is
    // made.
    var date = later(store.date(ground), store.date(candidate));
    var merged = store.commit(tree, message(step), AUTHOR, date, ground, candidate);
    store.point(landingRef(step.attempt()), merged);
    return new ReportCombination(
        step.attempt(),
        new Combination(tip, ground, merged, tree, policyOf.apply(store.tree(tip))),
        clock.instant());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private String message(Combine step) {
    var attempt = step.attempt();
    Candidate candidate = step.candidate();
    return """
    Land %s: %s

    Proved on this very tree before the branch moved.

    Baton-Trace: %s/%s/%d %s
    """
        .formatted(
            attempt.task(),
            folded(step.outline().title()),
            run,
            attempt.task(),
            attempt.number(),
            candidate.commit().sha());
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
