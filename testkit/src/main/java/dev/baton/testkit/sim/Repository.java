package dev.baton.testkit.sim;

import dev.baton.core.decision.Ruling;
import dev.baton.core.hash.Hash;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.Combination;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Git, as far as a landing goes: commits with parents, trees that say what they are made of.
final class Repository {
  private final long seed;
  private final Map<Commit, Set<String>> contents = new HashMap<>();
  private final Map<Commit, List<Commit>> parents = new HashMap<>();
  private final List<Commit> moves = new ArrayList<>();
  private final Set<Commit> kept = new HashSet<>();
  private Commit tip;

  Repository(long seed) {
    this.seed = seed;
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

  /// The same candidate on the same tip always merges, or never.
  Optional<Combination> combine(Candidate candidate, Optional<Ruling> ruling, Hash policy) {
    if (!candidate.base().equals(tip) && chance("merge", candidate.commit() + " " + tip) < 20) {
      return Optional.empty();
    }
    var ground = ruling.map(this::recorded).orElse(tip);
    var content = new TreeSet<>(content(ground));
    content.addAll(content(candidate.commit()));
    var merged = commit(content, List.of(ground, candidate.commit()));
    return Optional.of(new Combination(tip, ground, merged, tree(merged), policy));
  }

  private Commit recorded(Ruling ruling) {
    var content = new TreeSet<>(content(tip));
    content.add("decision " + ruling.title() + " " + ruling.at());
    return commit(content, List.of(tip));
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
        || parents.getOrDefault(descendant, List.of()).stream()
            .anyMatch(parent -> contains(parent, ancestor));
  }

  Tree tree(Commit commit) {
    return new Tree(Hash.of(String.join("\n", content(commit))).hex());
  }

  /// Whether the gates would be green on the tree: decided by its content, as it should be.
  boolean isGreen(Tree tree) {
    return chance("gate", tree.sha()) < 75;
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
