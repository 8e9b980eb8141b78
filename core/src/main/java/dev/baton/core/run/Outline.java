package dev.baton.core.run;

import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The graph a run works through, with each task's place in it. Built once, shared by every state.
public final class Outline {
  private final String plan;
  private final Hash planText;
  private final String target;
  private final List<TaskOutline> tasks;
  private final Map<TaskId, Integer> places = new HashMap<>();
  private final List<List<Integer>> dependents;
  private final long[] remaining;

  public Outline(String plan, Hash planText, String target, List<TaskOutline> tasks) {
    this.plan = plan;
    this.planText = planText;
    this.target = target;
    this.tasks = List.copyOf(tasks);
    for (int place = 0; place < tasks.size(); place++) {
      if (places.put(tasks.get(place).id(), place) != null) {
        throw new IllegalArgumentException("two tasks are called " + tasks.get(place).id());
      }
    }
    dependents = dependents();
    remaining = remaining();
  }

  public String plan() {
    return plan;
  }

  public Hash planText() {
    return planText;
  }

  public String target() {
    return target;
  }

  public List<TaskOutline> tasks() {
    return tasks;
  }

  public TaskOutline task(int place) {
    return tasks.get(place);
  }

  public TaskOutline task(TaskId id) {
    return tasks.get(place(id));
  }

  public boolean knows(TaskId id) {
    return places.containsKey(id);
  }

  int place(TaskId id) {
    var place = places.get(id);
    if (place == null) {
      throw new IllegalArgumentException("no task " + id + " in plan " + plan);
    }
    return place;
  }

  List<Integer> dependents(int place) {
    return dependents.get(place);
  }

  /// Seconds of work on the longest way from here to the end: what stands on it is begun first.
  public long remaining(int place) {
    return remaining[place];
  }

  private List<List<Integer>> dependents() {
    var all = new ArrayList<List<Integer>>();
    tasks.forEach(_ -> all.add(new ArrayList<>()));
    for (int place = 0; place < tasks.size(); place++) {
      for (var dependency : tasks.get(place).depends()) {
        all.get(place(dependency)).add(place);
      }
    }
    return all;
  }

  // Backwards through a topological order; a task that never comes up stands on a cycle.
  private long[] remaining() {
    var open = new int[tasks.size()];
    var ends = new ArrayList<Integer>();
    for (int place = 0; place < tasks.size(); place++) {
      open[place] = dependents.get(place).size();
      if (open[place] == 0) {
        ends.add(place);
      }
    }
    var longest = new long[tasks.size()];
    for (int done = 0; done < ends.size(); done++) {
      var place = ends.get(done);
      longest[place] += tasks.get(place).patience().toSeconds();
      for (var dependency : tasks.get(place).depends()) {
        var before = place(dependency);
        longest[before] = Math.max(longest[before], longest[place]);
        if (--open[before] == 0) {
          ends.add(before);
        }
      }
    }
    if (ends.size() != tasks.size()) {
      throw new IllegalArgumentException("the tasks of plan " + plan + " depend in a circle");
    }
    return longest;
  }
}
