package dev.baton.app;

import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Verdict;
import dev.baton.core.queue.Intent;
import dev.baton.core.run.Attempt;
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
  public Outlook {
    behind = List.copyOf(behind);
  }

  /// Everything that waits to land, oldest first.
  public static List<Outlook> all(Opened run) {
    return RunRules.queue(run).stream().map(intent -> of(run, intent)).toList();
  }

  public static Optional<Outlook> of(Opened run, Attempt attempt) {
    return all(run).stream().filter(it -> it.attempt().equals(attempt)).findFirst();
  }

  private static Outlook of(Opened run, Intent<Attempt> intent) {
    return switch (intent) {
      case Intent.Landing<Attempt>(var attempt) ->
          new Outlook(attempt, "landing", List.of(), "the target is being moved to it");
      case Intent.Land<Attempt>(var attempt) ->
          new Outlook(attempt, "proved", List.of(), "proved on what the target is; lands next");
      case Intent.Follow<Attempt>(var attempt, var behind) ->
          new Outlook(
              attempt,
              "proved",
              behind,
              "proved as if " + names(behind) + " had landed; lands when that is so");
      case Intent.GoOn<Attempt>(var attempt, var behind) ->
          new Outlook(attempt, "proving", behind, "is being proved " + on(behind));
      case Intent.Prove<Attempt>(var attempt, var behind) ->
          new Outlook(attempt, "next", behind, "is to be proved " + on(behind));
      case Intent.Doubt<Attempt>(var attempt, var behind) ->
          new Outlook(
              attempt,
              "doubtful",
              behind,
              "behind " + names(behind) + ": " + doubt(run, attempt) + "; waits how that ends");
      case Intent.Wait<Attempt>(var attempt, var behind) ->
          new Outlook(
              attempt, "waiting", behind, "waits for a free proof, to be proved " + on(behind));
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
