package dev.baton.core.run;

import static java.util.stream.Collectors.toMap;

import dev.baton.core.gate.Reach;
import dev.baton.core.queue.Intent;
import dev.baton.core.queue.Lineup;
import dev.baton.core.queue.Lineup.Place;
import dev.baton.core.queue.Standing;
import dev.baton.core.run.RunCommand.Asked;
import dev.baton.core.run.Task.Landing;
import dev.baton.core.run.Task.Queued;
import dev.baton.core.run.Trial.Green;
import dev.baton.core.run.Trial.Proving;
import dev.baton.core.run.Trial.Red;
import dev.baton.core.run.Trial.Unclear;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A run's queue, as the planner sees it.
final class Queueing {
  private Queueing() {}

  static List<Intent<Attempt>> plan(Opened run) {
    var places = run.queue().stream().map(attempt -> new Place<>(attempt, standing(run, attempt)));
    var reach =
        run.queue().stream().collect(toMap(Function.identity(), it -> run.proof(it).reach()));
    return new Lineup<>(
            places.toList(), (before, it) -> meet(reach, before, it), run.limits().proofs())
        .plan();
  }

  private static boolean meet(Map<Attempt, Reach> reach, Attempt one, Attempt other) {
    return reach
        .getOrDefault(one, Reach.EVERYTHING)
        .meets(reach.getOrDefault(other, Reach.EVERYTHING));
  }

  private static Standing<Attempt> standing(Opened run, Attempt attempt) {
    return switch (run.task(attempt.task())) {
      case Queued queued ->
          queued.trial().map(trial -> standing(run, trial)).orElseGet(Standing.Untried::new);
      case Landing _ -> new Standing.Landing<>();
      case Task task -> throw new IllegalStateException(attempt + " queues, and is " + task.word());
    };
  }

  private static Standing<Attempt> standing(Opened run, Trial trial) {
    return switch (trial) {
      case Trial it when it.isOfEarlier(run.tip()) -> new Standing.Known<>();
      case Green(var ahead, _) -> new Standing.Proved<>(ahead);
      case Proving(var ahead, _, var isKnown) ->
          isKnown ? new Standing.Confirming<>() : new Standing.Proving<>(ahead);
      // Nobody is ahead any more whose doing it might be, so it can be found out.
      case Unclear(var ahead, _) when ahead.isEmpty() -> new Standing.Untried<>();
      case Red _, Unclear _ -> new Standing.Doubtful<>(trial.ahead());
    };
  }

  /// Whether that merge is still what the plan asks for.
  static boolean wants(Opened run, Asked asked) {
    return run.halt().isEmpty()
        && run.tip().equals(asked.tip())
        && plan(run).stream()
            .filter(intent -> intent.key().equals(asked.attempt()))
            .anyMatch(intent -> intent.act().isMerging() && intent.behind().equals(asked.ahead()));
  }

  static boolean isLanding(Opened run) {
    return run.queue().stream().anyMatch(attempt -> run.task(attempt.task()) instanceof Landing);
  }
}
