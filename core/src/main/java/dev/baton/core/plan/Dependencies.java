package dev.baton.core.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A directed graph of numbers, each with those that must come first. It may have cycles.
final class Dependencies {
  private final List<int[]> dependencies;
  private final List<List<Integer>> dependents = new ArrayList<>();
  private final List<Integer> order;

  Dependencies(List<int[]> dependencies) {
    this.dependencies = dependencies;
    dependencies.forEach(_ -> dependents.add(new ArrayList<>()));
    for (int node = 0; node < dependencies.size(); node++) {
      for (int dependency : dependencies.get(node)) {
        dependents.get(dependency).add(node);
      }
    }
    order = sorted();
  }

  List<Integer> dependentsOf(int node) {
    return dependents.get(node);
  }

  /// All that are on no cycle and wait for none, each after what it waits for.
  List<Integer> order() {
    return order;
  }

  /// The rest.
  BitSet stuck() {
    var stuck = new BitSet();
    stuck.set(0, dependencies.size());
    order.forEach(stuck::clear);
    return stuck;
  }

  private List<Integer> sorted() {
    var waiting = dependencies.stream().mapToInt(it -> it.length).toArray();
    var ready = new ArrayDeque<Integer>();
    for (int node = 0; node < waiting.length; node++) {
      if (waiting[node] == 0) {
        ready.add(node);
      }
    }
    var sorted = new ArrayList<Integer>();
    while (!ready.isEmpty()) {
      int node = ready.remove();
      sorted.add(node);
      for (int dependent : dependents.get(node)) {
        if (--waiting[dependent] == 0) {
          ready.add(dependent);
        }
      }
    }
    return List.copyOf(sorted);
  }

  /// A stuck node waits for a stuck one, so a walk from it ends in a cycle or in an earlier walk.
  List<List<Integer>> cyclesAmong(BitSet stuck) {
    var cycles = new ArrayList<List<Integer>>();
    var walkOf = new int[dependencies.size()];
    stuck.stream()
        .filter(start -> walkOf[start] == 0)
        .forEach(start -> {
          var walked = walk(start, start + 1, walkOf, stuck);
          int end = next(walked.getLast(), stuck);
          if (walkOf[end] == start + 1) {
            cycles.add(walked.subList(walked.indexOf(end), walked.size()));
          }
        });
    return cycles;
  }

  private List<Integer> walk(int start, int name, int[] walkOf, BitSet stuck) {
    var walked = new ArrayList<Integer>();
    int node = start;
    do {
      walked.add(node);
      walkOf[node] = name;
      node = next(node, stuck);
    } while (walkOf[node] == 0);
    return walked;
  }

  private int next(int node, BitSet stuck) {
    return Arrays.stream(dependencies.get(node)).filter(stuck::get).findFirst().orElseThrow();
  }

  List<BitSet> ancestors() {
    var all = new ArrayList<BitSet>();
    dependencies.forEach(_ -> all.add(new BitSet()));
    for (int node : order) {
      for (int dependency : dependencies.get(node)) {
        all.get(node).or(all.get(dependency));
        all.get(node).set(dependency);
      }
    }
    stuck().stream().forEach(node -> all.set(node, reachedFrom(node)));
    return all;
  }

  private BitSet reachedFrom(int node) {
    var reached = new BitSet();
    var open = new ArrayDeque<Integer>(List.of(node));
    while (!open.isEmpty()) {
      for (int dependency : dependencies.get(open.remove())) {
        if (!reached.get(dependency)) {
          reached.set(dependency);
          open.add(dependency);
        }
      }
    }
    return reached;
  }
}
