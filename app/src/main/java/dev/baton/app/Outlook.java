package dev.baton.app;

import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Verdict;
import dev.baton.core.merge.Settlement;
import dev.baton.core.queue.Intent;
import dev.baton.core.queue.Intent.Act;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Combination;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunRules;
import dev.baton.core.run.Task;
import dev.baton.core.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How it stands with one that waits to land, in words: what is done with it now, behind whom, and
/// why.
public record Outlook(Attempt attempt, String word, List<Attempt> behind, String why) {
  private static final String BEFORE_OTHERS =
      "judged before others landed that no gate sees beside it; ";

  public Outlook {
    behind = List.copyOf(behind);
  }

  /// Everything that waits to land, oldest first.
  public static List<Outlook> all(Opened run) {
    return RunRules.queue(run).stream().map(intent -> of(run, intent)).toList();
  }

  private static Outlook of(Opened run, Intent<Attempt> intent) {
    var settled = combination(run.task(intent.key().task())).map(Outlook::settled).orElse("");
    return new Outlook(
        intent.key(), word(intent.act()), intent.behind(), why(run, intent) + settled);
  }

  /// Which files of it were settled by structure and by what, as the end of a sentence.
  public static String settled(Combination combination) {
    return combination.settled().isEmpty()
        ? ""
        : combination.settled().stream()
            .map(Settlement::words)
            .collect(Collectors.joining(", ", "; settled by structure: ", ""));
  }

  private static Optional<Combination> combination(Task task) {
    return switch (task) {
      case Task.Queued queued -> queued.trial().flatMap(Trial::merged);
      case Task.Landing landing -> Optional.of(landing.combination());
      default -> Optional.empty();
    };
  }

  private static String word(Act act) {
    return switch (act) {
      case LANDING -> "landing";
      case LAND, FOLLOW -> "proved";
      case STAND_BY, CONFIRM, CONFIRMING -> "known";
      case GO_ON -> "proving";
      case PROVE -> "next";
      case DOUBT -> "doubtful";
      case WAIT -> "waiting";
    };
  }

  private static String why(Opened run, Intent<Attempt> intent) {
    var behind = intent.behind();
    return switch (intent.act()) {
      case LANDING -> "the target is being moved to it";
      case LAND -> "proved on what the target is; lands next";
      case FOLLOW -> "proved " + on(behind) + "; lands when that is so";
      case CONFIRM -> BEFORE_OTHERS + "is to be shown on what the target is now";
      case CONFIRMING -> BEFORE_OTHERS + "is being shown on what the target is now";
      case STAND_BY -> BEFORE_OTHERS + "takes its turn to be shown on what the target is";
      case GO_ON -> "is being proved " + on(behind);
      case PROVE -> "is to be proved " + on(behind);
      case DOUBT ->
          "behind " + names(behind) + ": " + doubt(run, intent.key()) + "; waits how that ends";
      case WAIT -> "waits for a free proof, to be proved " + on(behind);
    };
  }

  private static String doubt(Opened run, Attempt attempt) {
    var trial =
        run.task(attempt.task()) instanceof Task.Queued queued
            ? queued.trial()
            : Optional.<Trial>empty();
    return switch (trial.orElse(null)) {
      case Trial.Unclear(_, var why) -> why;
      case Trial.Red(_, _, var judgement) ->
          judgement.results().stream()
              .filter(result -> result.verdict() instanceof Verdict.Fail)
              .findFirst()
              .map(GateResult::words)
              .orElse("red");
      case null, default -> "red";
    };
  }

  private static String on(List<Attempt> behind) {
    return behind.isEmpty() ? "on the target" : "as if " + names(behind) + " had landed";
  }

  private static String names(List<Attempt> attempts) {
    return attempts.stream()
        .map(attempt -> attempt.task().value())
        .collect(Collectors.joining(", "));
  }
}
