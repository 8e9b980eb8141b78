package dev.baton.core.run;

import dev.baton.core.run.Feedback.Cause;
import java.util.ArrayList;
import java.util.List;

/// What a task has cost so far, counted so that every loop ends.
public record Effort(
    int attempts, int conflicts, int reworks, int chases, List<Feedback> feedback) {
  public static final Effort NONE = new Effort(0, 0, 0, 0, List.of());

  public Effort {
    feedback = List.copyOf(feedback);
  }

  /// How often the performer itself was why an attempt was not the last.
  int failures() {
    return Math.toIntExact(feedback.stream().filter(each -> each.cause().isPerformers()).count());
  }

  Effort begun() {
    return new Effort(attempts + 1, conflicts, reworks, chases, feedback);
  }

  Effort chased() {
    return new Effort(attempts, conflicts, reworks, chases + 1, feedback);
  }

  Effort after(Feedback because) {
    var all = new ArrayList<>(feedback);
    all.add(because);
    return new Effort(
        attempts - (because.cause() == Cause.RED_TARGET ? 1 : 0),
        conflicts + (because.cause() == Cause.CONFLICT ? 1 : 0),
        reworks + (because.cause() == Cause.COMBINATION ? 1 : 0),
        0,
        all);
  }

  /// The bounds start anew; what was learnt stays.
  Effort forgiven() {
    return new Effort(0, 0, 0, 0, feedback);
  }
}
