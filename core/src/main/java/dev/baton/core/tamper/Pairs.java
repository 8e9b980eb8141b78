package dev.baton.core.tamper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which test became which. A test is the same by its name in its file, then by its body or its
/// name anywhere in the change, then by speaking of mostly the same.
final class Pairs {
  record Placed(String file, Function function) {}

  record Pair(Placed before, Placed after) {}

  private static final double ALIKE = 0.6;
  private static final int MOST_COMPARED = 400;

  private final List<Pair> pairs = new ArrayList<>();
  private final List<Placed> gone;
  private final List<Placed> come;

  private Pairs(List<Placed> gone, List<Placed> come) {
    this.gone = gone;
    this.come = come;
  }

  static Pairs of(Side before, Side after) {
    var pairs = new Pairs(tests(before), tests(after));
    pairs.pair(each -> each.file() + " " + each.function().path());
    pairs.pair(each -> each.function().body());
    pairs.pair(each -> each.file() + " " + each.function().name());
    pairs.pair(each -> each.function().name());
    pairs.alike();
    return pairs;
  }

  private static List<Placed> tests(Side side) {
    var tests = new ArrayList<Placed>();
    for (var file : side.files()) {
      file.functions().stream()
          .filter(Function::isTest)
          .forEach(function -> tests.add(new Placed(file.path(), function)));
    }
    return tests;
  }

  private void pair(java.util.function.Function<Placed, String> key) {
    var byKey = new HashMap<String, Deque<Placed>>();
    come.forEach(
        other -> byKey.computeIfAbsent(key.apply(other), _ -> new ArrayDeque<>()).add(other));
    for (var one : List.copyOf(gone)) {
      var same = byKey.get(key.apply(one));
      if (same != null && !same.isEmpty()) {
        take(one, same.removeFirst());
      }
    }
  }

  private void take(Placed one, Placed other) {
    pairs.add(new Pair(one, other));
    gone.remove(one);
    come.remove(other);
  }

  private void alike() {
    if (gone.size() > MOST_COMPARED || come.size() > MOST_COMPARED) {
      return;
    }
    var words = new HashMap<Placed, Set<String>>();
    gone.forEach(each -> words.put(each, each.function().words()));
    come.forEach(each -> words.put(each, each.function().words()));
    for (var one : List.copyOf(gone)) {
      Optional<Placed> best = Optional.empty();
      double most = ALIKE;
      for (var other : come) {
        double likeness =
            likeness(words.getOrDefault(one, Set.of()), words.getOrDefault(other, Set.of()));
        if (likeness >= most) {
          most = likeness;
          best = Optional.of(other);
        }
      }
      best.ifPresent(other -> take(one, other));
    }
  }

  private static double likeness(Set<String> one, Set<String> other) {
    var shared = new HashSet<>(one);
    shared.retainAll(other);
    int all = one.size() + other.size() - shared.size();
    return all == 0 ? 0 : (double) shared.size() / all;
  }

  List<Pair> pairs() {
    return pairs;
  }

  List<Placed> gone() {
    return gone;
  }

  List<Placed> come() {
    return come;
  }
}
