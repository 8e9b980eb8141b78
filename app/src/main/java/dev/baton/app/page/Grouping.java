package dev.baton.app.page;

import dev.baton.core.layout.Layered.Arrow;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Opened;
import dev.baton.core.run.TaskOutline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What of a run is drawn: each task as a box where they are few; else those that something happens
/// to each by itself, and the others in boxes of many that are about as far on.
record Grouping(List<Box> boxes, List<Arrow> arrows) {
  /// As many boxes as somebody can read at once.
  static final int MOST = 150;

  private static final int NEAR = 25;
  private static final int STAGES = 12;
  private static final Set<String> QUIET = Set.of("good", "idle");

  Grouping {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }

  /// What is in one box, and what that means for who looks at it.
  record Box(String kind, List<TaskOutline> tasks) {
    Box {
      tasks = List.copyOf(tasks);
    }

    boolean isOne() {
      return tasks.size() == 1;
    }

    TaskOutline first() {
      return tasks.getFirst();
    }

    /// The same for the same box, however its tasks go on.
    String name() {
      return isOne() ? first().id().value() : kind + "-" + first().id();
    }
  }

  static Grouping of(Opened run) {
    var tasks = run.outline().tasks();
    return tasks.size() <= MOST ? single(run, tasks) : grouped(run, tasks);
  }

  /// The task with what it waits for and what waits for it, the nearest first.
  static Grouping around(Opened run, TaskId focus) {
    var waiting = new HashMap<TaskId, List<TaskId>>();
    run.outline()
        .tasks()
        .forEach(it ->
            it.depends()
                .forEach(before ->
                    waiting.computeIfAbsent(before, _ -> new ArrayList<>()).add(it.id())));
    var near = new HashSet<>(nearest(focus, it -> run.outline().task(it).depends()));
    near.addAll(nearest(focus, it -> waiting.getOrDefault(it, List.of())));
    return single(
        run, run.outline().tasks().stream().filter(it -> near.contains(it.id())).toList());
  }

  private static Set<TaskId> nearest(TaskId from, Function<TaskId, List<TaskId>> next) {
    var found = new LinkedHashSet<TaskId>();
    var open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty() && found.size() < NEAR) {
      var at = open.removeFirst();
      if (found.add(at)) {
        open.addAll(next.apply(at));
      }
    }
    return found;
  }

  private static Grouping single(Opened run, List<TaskOutline> tasks) {
    return of(tasks.stream().map(it -> new Box(kind(run, it), List.of(it))).toList());
  }

  private static Grouping grouped(Opened run, List<TaskOutline> tasks) {
    var longest =
        IntStream.range(0, tasks.size()).mapToLong(run.outline()::remaining).max().orElse(0);
    var loud = tasks.stream().filter(it -> !QUIET.contains(kind(run, it))).count();
    var groups = new LinkedHashMap<String, List<TaskOutline>>();
    for (int place = 0; place < tasks.size(); place++) {
      var task = tasks.get(place);
      var kind = kind(run, task);
      var stands = loud <= MOST - 2 * STAGES && !QUIET.contains(kind);
      groups
          .computeIfAbsent(
              stands ? task.id().value() : kind + stage(run, place, longest),
              _ -> new ArrayList<>())
          .add(task);
    }
    return of(groups.values().stream().map(it -> new Box(kind(run, it.getFirst()), it)).toList());
  }

  private static String kind(Opened run, TaskOutline task) {
    return Words.kindOf(run.task(task.id()));
  }

  /// How far on a task is, in so many equal parts: by what is still to be done from there to the
  /// end.
  private static long stage(Opened run, int place, long longest) {
    return STAGES * (longest - run.outline().remaining(place)) / Math.max(1, longest);
  }

  private static Grouping of(List<Box> boxes) {
    var places = new HashMap<TaskId, Integer>();
    for (int place = 0; place < boxes.size(); place++) {
      for (var task : boxes.get(place).tasks()) {
        places.put(task.id(), place);
      }
    }
    var arrows = new LinkedHashSet<Arrow>();
    for (int to = 0; to < boxes.size(); to++) {
      for (var task : boxes.get(to).tasks()) {
        for (var before : task.depends()) {
          var from = places.getOrDefault(before, to);
          if (from != to) {
            arrows.add(new Arrow(from, to));
          }
        }
      }
    }
    return new Grouping(boxes, List.copyOf(arrows));
  }
}
