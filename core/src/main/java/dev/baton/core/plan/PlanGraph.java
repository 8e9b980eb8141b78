package dev.baton.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The order among the tasks of a plan.
///
/// Built from any list of contracts: a dependency on a task that is not there is left out, and of
/// two contracts with one ID the first counts. Immutable, so safe for several threads.
public final class PlanGraph {
  private final List<Contract> tasks;
  private final Map<TaskId, Integer> numbers = new LinkedHashMap<>();
  private final Dependencies dependencies;
  private final List<BitSet> ancestors;
  private final Duration[] ranks;

  public PlanGraph(List<Contract> contracts) {
    contracts.forEach(task -> numbers.putIfAbsent(task.id(), numbers.size()));
    tasks = firstOfEach(contracts);
    dependencies = new Dependencies(tasks.stream().map(this::dependenciesOf).toList());
    ancestors = dependencies.ancestors();
    ranks = ranksOfAll();
  }

  /// The contracts of the graph, each ID once, as the plan has them.
  public List<Contract> tasks() {
    return tasks;
  }

  /// Every task after all it depends on, else in the order of the plan.
  ///
  /// Tasks on a cycle have no such place; they and all that waits for them are left out.
  public List<TaskId> order() {
    return dependencies.order().stream().map(this::id).toList();
  }

  /// The cycles, each as the tasks to follow from one to the next; no task is in two of them.
  ///
  /// When these are cut others may show, as with any tangle.
  public List<List<TaskId>> cycles() {
    var stuck = dependencies.stuck();
    return dependencies.cyclesAmong(stuck).stream()
        .map(cycle -> cycle.stream().map(this::id).toList())
        .toList();
  }

  public boolean contains(TaskId id) {
    return numbers.containsKey(id);
  }

  /// All that must have landed before this task opens.
  public Set<TaskId> ancestors(TaskId id) {
    var ids = new TreeSet<TaskId>();
    ancestors.get(number(id)).stream().forEach(it -> ids.add(id(it)));
    return Collections.unmodifiableSet(ids);
  }

  public boolean isAncestor(TaskId earlier, TaskId later) {
    return ancestors.get(number(later)).get(number(earlier));
  }

  /// Whether the two can never run at the same time.
  public boolean ordered(TaskId one, TaskId other) {
    return ordered(number(one), number(other));
  }

  boolean ordered(int one, int other) {
    return one == other || ancestors.get(one).get(other) || ancestors.get(other).get(one);
  }

  /// The time from the start of this task to the end of all that waits for it, by budgets. Zero for
  /// a task that has no place in the order.
  public Duration rank(TaskId id) {
    return ranks[number(id)];
  }

  /// The chain of tasks that decides how soon the plan can be done at best; empty without tasks.
  public List<TaskId> criticalPath() {
    var path = new ArrayList<TaskId>();
    var next = longest(dependencies.order());
    while (next >= 0) {
      path.add(id(next));
      next = longest(dependencies.dependentsOf(next).stream().filter(this::isSorted).toList());
    }
    return path;
  }

  /// The most tasks that can ever run at the same time, given slots enough.
  public int maximumParallelism() {
    return new Antichain(ancestors).width();
  }

  private int longest(List<Integer> candidates) {
    int longest = -1;
    for (int candidate : candidates) {
      if (longest < 0 || ranks[candidate].compareTo(ranks[longest]) > 0) {
        longest = candidate;
      }
    }
    return longest;
  }

  private List<Contract> firstOfEach(List<Contract> contracts) {
    var first = new LinkedHashMap<TaskId, Contract>();
    contracts.forEach(task -> first.putIfAbsent(task.id(), task));
    return List.copyOf(first.values());
  }

  private int[] dependenciesOf(Contract task) {
    return task.depends().stream()
        .filter(numbers::containsKey)
        .distinct()
        .mapToInt(this::number)
        .toArray();
  }

  private int number(TaskId id) {
    var number = numbers.get(id);
    if (number == null) {
      throw new IllegalArgumentException("not a task of this plan: " + id);
    }
    return number;
  }

  private TaskId id(int number) {
    return tasks.get(number).id();
  }

  private boolean isSorted(int task) {
    return !ranks[task].isZero();
  }

  private Duration[] ranksOfAll() {
    var all = new Duration[tasks.size()];
    Arrays.fill(all, Duration.ZERO);
    for (int task : dependencies.order().reversed()) {
      var rest =
          dependencies.dependentsOf(task).stream()
              .map(it -> all[it])
              .max(Duration::compareTo)
              .orElse(Duration.ZERO);
      all[task] = tasks.get(task).budget().time().plus(rest);
    }
    return all;
  }
}
