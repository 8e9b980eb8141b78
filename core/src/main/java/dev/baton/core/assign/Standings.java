package dev.baton.core.assign;

import dev.baton.core.run.Attempt;
import dev.baton.core.run.Feedback.Cause;
import dev.baton.core.run.Money;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Run;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEvent.AttemptStarted;
import dev.baton.core.run.RunEvent.SentBack;
import dev.baton.core.run.RunEvent.TaskLanded;
import dev.baton.core.run.RunEvent.UsageReported;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads standings from the histories of runs. A first attempt counts once it has landed or was
/// refused for its own sake; what met with another task, was stopped or limited says nothing.
public final class Standings {
  private final Map<String, Standing> all = new TreeMap<>();

  /// Takes in one run from its first event to its last.
  public void add(Collection<RunEvent> history) {
    var roles = new HashMap<Attempt, String>();
    var spent = new HashMap<Attempt, Money>();
    var run = Run.unopened();
    for (var event : history) {
      run = run.evolve(event);
      switch (event) {
        case AttemptStarted started when started.attempt().number() == 1 ->
            roles.put(started.attempt(), role(run, started));
        case UsageReported(var attempt, var total, _) -> spent.put(attempt, total.money());
        case SentBack(var attempt, var feedback, _) when counts(feedback.cause()) ->
            count(roles.remove(attempt), false, spent.getOrDefault(attempt, Money.ZERO));
        case TaskLanded(var attempt, _, _) ->
            count(roles.remove(attempt), true, spent.getOrDefault(attempt, Money.ZERO));
        default -> {
          // Says nothing of how well somebody works.
        }
      }
    }
  }

  // Who is limited is not worse for it.
  private static boolean counts(Cause cause) {
    return cause.isPerformers() && cause != Cause.LIMITED;
  }

  private static String role(Run run, AttemptStarted started) {
    return started
        .role()
        .orElseGet(() ->
            run instanceof Opened opened
                ? opened.outline().task(started.task()).roles().getFirst()
                : "");
  }

  private void count(@Nullable String role, boolean passed, Money spent) {
    if (role != null) {
      all.merge(
          role, Standing.none(role).and(passed, spent), (before, _) -> before.and(passed, spent));
    }
  }

  public List<Standing> all() {
    return List.copyOf(all.values());
  }
}
