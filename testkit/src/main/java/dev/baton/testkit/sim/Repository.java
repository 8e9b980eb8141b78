package dev.baton.testkit.sim;

import dev.baton.core.decision.Ruling;
import dev.baton.core.gate.Reach;
import dev.baton.core.hash.Hash;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.Combination;
import dev.baton.core.run.Step.Merger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Git, as far as a landing goes: commits with parents, trees that say what they are made of.
final class Repository {
  private final long seed;
  private final int green;
  private final int parts;
  private final Map<Commit, Set<String>> contents = new HashMap<>();
  private final Map<Commit, List<Commit>> parents = new HashMap<>();
  private final List<Commit> moves = new ArrayList<>();
  private final Map<Tree, String> whatCounts = new HashMap<>();
  private final Set<Commit> kept = new HashSet<>();
  private Commit tip;

  /// `green` of a hundred trees are. Most tasks concern one of the `parts`, the others all.
  Repository(long seed, int green, int parts) {
    this.seed = seed;
    this.green = green;
    this.parts = parts;
    tip = commit(Set.of("start"), List.of());
  }

  Commit tip() {
    return tip;
  }

  /// Every position the target was moved to, by Baton.
  List<Commit> moves() {
    return moves;
  }

  boolean isKept(Commit commit) {
    return kept.contains(commit);
  }

  Candidate work(Attempt attempt, Commit base) {
    var content = new TreeSet<>(content(base));
    content.add(attempt.toString());
    var commit = commit(content, List.of(base));
    kept.add(commit);
    return new Candidate(base, commit, tree(commit));
  }

  void somebodyElseCommits(int number) {
    var content = new TreeSet<>(content(tip));
    content.add("outside-" + number);
    tip = commit(content, List.of(tip));
  }

  /// The same candidates on the same tip always merge, or never.
  Optional<Combination> combine(List<Merger> ahead, Merger merger, Hash policy) {
    var ground = tip;
    for (var before : ahead) {
      if (contains(tip, before.candidate().commit())) {
        continue;
      }
      var under = merged(ground, before);
      if (under.isEmpty()) {
        return Optional.empty();
      }
      ground = under.get().commit();
    }
    var from = tip;
    return merged(ground, merger)
        .map(on -> new Combination(from, on.ground(), on.commit(), tree(on.commit()), policy));
  }

  private record Merged(Commit ground, Commit commit) {}

  private Optional<Merged> merged(Commit onto, Merger merger) {
    var candidate = merger.candidate();
    if (!candidate.base().equals(onto) && conflicts(candidate.commit(), onto)) {
      return Optional.empty();
    }
    var ground = merger.ruling().map(ruling -> recorded(onto, ruling)).orElse(onto);
    var content = new TreeSet<>(content(ground));
    content.addAll(content(candidate.commit()));
    return Optional.of(new Merged(ground, commit(content, List.of(ground, candidate.commit()))));
  }

  private Commit recorded(Commit onto, Ruling ruling) {
    var content = new TreeSet<>(content(onto));
    content.add("decision " + ruling.title() + " " + ruling.at());
    return commit(content, List.of(onto));
  }

  boolean conflicts(Commit candidate, Commit onto) {
    return chance("merge", candidate + " " + onto) < 20;
  }

  /// Whether the two differ in nothing that a gate looks at.
  boolean areAlike(Commit one, Commit other) {
    return whatCounts(tree(one)).equals(whatCounts(tree(other)));
  }

  private String whatCounts(Tree tree) {
    return whatCounts.getOrDefault(tree, tree.sha());
  }

  /// Whether what was merged onto is a decision that was recorded for it.
  boolean isDecided(Commit merged) {
    var ground = parentsOf(merged).getFirst();
    var before = parentsOf(ground);
    return before.size() == 1
        && content(ground).stream()
            .filter(line -> !content(before.getFirst()).contains(line))
            .allMatch(line -> line.startsWith("decision "));
  }

  boolean opensADoor(Tree tree) {
    return chance("door", tree.sha()) < 15;
  }

  boolean move(Combination combination) {
    if (contains(tip, combination.commit())) {
      return true;
    }
    if (!tip.equals(combination.tip())) {
      return false;
    }
    tip = combination.commit();
    moves.add(tip);
    return true;
  }

  boolean contains(Commit descendant, Commit ancestor) {
    return descendant.equals(ancestor)
        || parentsOf(descendant).stream().anyMatch(parent -> contains(parent, ancestor));
  }

  private List<Commit> parentsOf(Commit commit) {
    return parents.getOrDefault(commit, List.of());
  }

  Tree tree(Commit commit) {
    var content = content(commit);
    var tree = new Tree(Hash.of(String.join("\n", content)).hex());
    var tested = content.stream().filter(line -> !line.startsWith("decision "));
    whatCounts.put(tree, Hash.of(tested.collect(Collectors.joining("\n"))).hex());
    return tree;
  }

  /// Whether the gates would be green on the tree: decided by its content, as it should be. What
  /// was decided is written down in it, and no test reads that. Which gates say they look at it.
  /// What they find is another matter: nothing that lands may rest on their having told the truth.
  Reach reach(Attempt attempt) {
    var task = attempt.task().value();
    return parts == 1 || chance("everything", task) < 20
        ? Reach.EVERYTHING
        : Reach.of(Set.of("part " + chance("part", task) % parts));
  }

  boolean isGreen(Tree tree) {
    return chance("gate", whatCounts(tree)) < green;
  }

  private int chance(String about, String what) {
    return (int) (Long.parseLong(Hash.of(seed + about + what).hex().substring(0, 8), 16) % 100);
  }

  private Set<String> content(Commit commit) {
    return contents.getOrDefault(commit, new TreeSet<>());
  }

  private Commit commit(Set<String> content, List<Commit> from) {
    var name = new Commit(Hash.of(new TreeSet<>(content) + " of " + from).hex());
    contents.put(name, new TreeSet<>(content));
    parents.put(name, from);
    return name;
  }
}
