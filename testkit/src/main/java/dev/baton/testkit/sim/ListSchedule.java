package dev.baton.testkit.sim;

import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Outline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// A plan put on slots without the engine, by the engine's own rule: of the ready tasks the one
/// with the longest way behind it first. Here a task has landed the moment its performer is done,
/// before its slot is given away.
final class ListSchedule {
  private final Outline outline;
  private final Map<Integer, Long> running = new HashMap<>();
  private final HashSet<TaskId> landed = new HashSet<>();
  private final List<Integer> waiting = new ArrayList<>();

  private ListSchedule(Outline outline) {
    this.outline = outline;
    for (int place = 0; place < outline.tasks().size(); place++) {
      waiting.add(place);
    }
    waiting.sort(Comparator.comparingLong((Integer place) -> outline.remaining(place)).reversed());
  }

  /// In seconds.
  static long of(Outline outline, int slots) {
    return new ListSchedule(outline).over(slots);
  }

  private long over(int slots) {
    long now = 0;
    while (landed.size() < outline.tasks().size()) {
      start(slots, now);
      long next = running.values().stream().mapToLong(end -> end).min().orElseThrow();
      running.forEach((place, end) -> {
        if (end == next) {
          landed.add(outline.tasks().get(place).id());
        }
      });
      running.values().removeIf(end -> end == next);
      now = next;
    }
    return now;
  }

  private void start(int slots, long now) {
    for (var each = waiting.iterator(); each.hasNext() && running.size() < slots; ) {
      var place = each.next();
      var task = outline.tasks().get(place);
      if (landed.containsAll(task.depends())) {
        running.put(place, now + task.patience().toSeconds());
        each.remove();
      }
    }
  }
}
