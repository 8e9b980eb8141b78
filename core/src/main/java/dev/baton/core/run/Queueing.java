package dev.baton.core.run;

import dev.baton.core.queue.Intent;
import dev.baton.core.queue.Intent.Act;
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

/// A run's queue, as the planner sees it.
final class Queueing {
  private Queueing() {}

  /// What lands is proved on the very tree that the target gets, so whatever lands before may
  /// change what is found.
  static List<Intent<Attempt>> plan(Opened run) {
    var places = run.queue().stream().map(attempt -> new Place<>(attempt, standing(run, attempt)));
    return new Lineup<>(places.toList(), (_, _) -> true, run.limits().proofs()).plan();
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
      // To be merged anew. It may turn out to be the same tree, or it has to be proved.
      case Green green when green.ahead().isEmpty() && !green.fits(run.tip()) ->
          new Standing.Untried<>();
      case Proving(var ahead, _) -> new Standing.Proving<>(ahead);
      case Green(var ahead, _) -> new Standing.Proved<>(ahead);
      case Red(var ahead, _, _) -> new Standing.Doubtful<>(ahead);
      case Unclear(var ahead, _) -> new Standing.Doubtful<>(ahead);
    };
  }

  /// Whether that merge is still what the plan asks for.
  static boolean wants(Opened run, Asked asked) {
    return run.halt().isEmpty()
        && run.tip().equals(asked.tip())
        && plan(run).stream()
            .filter(intent -> intent.key().equals(asked.attempt()))
            .anyMatch(intent ->
                (intent.act() == Act.PROVE || intent.act() == Act.LAND)
                    && intent.behind().equals(asked.ahead()));
  }

  static boolean isLanding(Opened run) {
    return run.queue().stream().anyMatch(attempt -> run.task(attempt.task()) instanceof Landing);
  }
}
