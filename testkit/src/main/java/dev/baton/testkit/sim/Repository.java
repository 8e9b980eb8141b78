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
import java.util.stream.IntStream;

/// Git, as far as a landing goes: commits with parents, trees that say what they are made of.
final class Repository {
  private final long seed;
  private final int green;
  private final int parts;
  private final Map<Commit, Set<String>> contents = new HashMap<>();
  private final Map<Commit, List<Commit>> parents = new HashMap<>();
  private final List<Commit> moves = new ArrayList<>();
  private final Map<Tree, Set<String>> inside = new HashMap<>();
  private final Map<String, String> seen = new HashMap<>();
  private final Map<String, Attempt> attempts = new HashMap<>();
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
    attempts.put(attempt.toString(), attempt);
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

  /// Whether the two differ in nothing that a gate looks at that judges the attempt.
  boolean areAlike(Attempt attempt, Commit one, Commit other) {
    return gates(attempt).stream()
        .allMatch(gate -> whatCounts(gate, tree(one)).equals(whatCounts(gate, tree(other))));
  }

  private String whatCounts(String gate, Tree tree) {
    return seen.computeIfAbsent(gate + tree, _ -> seenBy(gate, tree));
  }

  private String seenBy(String gate, Tree tree) {
    return inside.getOrDefault(tree, new TreeSet<>()).stream()
        .filter(line -> !line.startsWith("decision "))
        .filter(line -> !isHonest() || concerns(gate, line))
        .collect(Collectors.joining("\n"));
  }

  private boolean concerns(String gate, String line) {
    return Optional.ofNullable(attempts.get(line))
        .flatMap(this::part)
        .map(part -> gate(part).equals(gate))
        .orElse(true);
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
    inside.put(tree, new TreeSet<>(content));
    return tree;
  }

  /// Which gates say they look at it. Where they do not tell the truth, nothing that lands may rest
  /// on it.
  Reach reach(Attempt attempt) {
    return part(attempt).map(part -> Reach.of(Set.of(gate(part)))).orElse(Reach.EVERYTHING);
  }

  /// The gates that judge it.
  List<String> gates(Attempt attempt) {
    return isHonest()
        ? part(attempt).map(part -> List.of(gate(part))).orElseGet(this::allGates)
        : List.of("G21");
  }

  private List<String> allGates() {
    return IntStream.range(0, parts).mapToObj(Repository::gate).toList();
  }

  private static String gate(int part) {
    return "X-part" + part;
  }

  private boolean isHonest() {
    return parts > 1 && seed % 8 == 0;
  }

  // Most tasks are about one part, the others about all.
  private Optional<Integer> part(Attempt attempt) {
    var task = attempt.task().value();
    return parts == 1 || chance("everything", task) < 20
        ? Optional.empty()
        : Optional.of(chance("part", task) % parts);
  }

  /// Whether a gate would be green on the tree: decided by its content, as it should be. What was
  /// decided is written down in it, and no gate reads that.
  boolean isGreen(String gate, Tree tree) {
    return chance(gate, whatCounts(gate, tree)) < green;
  }

  boolean isGreen(Tree tree) {
    return (isHonest() ? allGates() : List.of("G21"))
        .stream().allMatch(gate -> isGreen(gate, tree));
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
