package dev.baton.app.page;

import dev.baton.core.gate.Evidence;
import dev.baton.core.gate.Judgement;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.Exchange;
import dev.baton.core.run.Feedback;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What became of each try at a task, gathered from the facts about it.
record Attempts(List<One> all) {
  Attempts {
    all = List.copyOf(all);
  }

  /// One try. What has not happened yet is absent.
  record One(
      Attempt attempt,
      String role,
      Instant began,
      Optional<Instant> ended,
      Usage usage,
      List<Evidence> evidence,
      List<Exchange> exchanges,
      Optional<Candidate> candidate,
      Optional<Judgement> alone,
      Optional<Judgement> combined,
      Optional<Feedback> sentBack,
      Optional<Commit> landed) {

    Optional<Hash> kept(String kind) {
      return evidence.stream()
          .filter(it -> it.kind().equals(kind))
          .reduce((_, later) -> later)
          .map(Evidence::hash);
    }
  }

  static Attempts of(Ground.Seen seen, TaskId task) {
    var tries = new LinkedHashMap<Attempt, Gathering>();
    for (var event : seen.events(task)) {
      if (event instanceof RunEvent.AttemptStarted started) {
        tries.put(started.attempt(), new Gathering(started));
      } else if (event instanceof RunEvent.OfAttempt of && tries.containsKey(of.attempt())) {
        tries.get(of.attempt()).take(of);
      }
    }
    return new Attempts(tries.values().stream().map(Gathering::one).toList());
  }

  private static final class Gathering {
    private final RunEvent.AttemptStarted started;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private Usage usage = Usage.NONE;
    private Optional<Instant> ended = Optional.empty();
    private Optional<Candidate> candidate = Optional.empty();
    private Optional<Judgement> alone = Optional.empty();
    private Optional<Judgement> combined = Optional.empty();
    private Optional<Feedback> sentBack = Optional.empty();
    private Optional<Commit> landed = Optional.empty();

    Gathering(RunEvent.AttemptStarted started) {
      this.started = started;
    }

    void take(RunEvent.OfAttempt event) {
      switch (event) {
        case RunEvent.EvidenceKept(_, var kept, _) -> evidence.add(kept);
        case RunEvent.UsageReported(_, var total, _) -> usage = usage.atLeast(total);
        case RunEvent.QuestionAnswered(_, var question, var answer, var by, _) ->
            exchanges.add(new Exchange(question, answer, by));
        case RunEvent.CandidateHandedIn(_, var handedIn, var at) -> {
          candidate = Optional.of(handedIn);
          ended = Optional.of(at);
        }
        case RunEvent.CandidateJudged(_, var judgement, _, _) -> alone = Optional.of(judgement);
        case RunEvent.CombinationJudged(_, var judgement, _, _) ->
            combined = Optional.of(judgement);
        case RunEvent.SentBack(_, var feedback, var at) -> {
          sentBack = Optional.of(feedback);
          ended = ended.or(() -> Optional.of(at));
        }
        case RunEvent.TaskLanded(_, var commit, _) -> landed = Optional.of(commit);
        default -> {
          // In the list of what happened.
        }
      }
    }

    One one() {
      return new One(
          started.attempt(),
          started.role().orElse(""),
          started.at(),
          ended,
          usage,
          List.copyOf(evidence),
          List.copyOf(exchanges),
          candidate,
          alone,
          combined,
          sentBack,
          landed);
    }
  }

  Optional<One> latest() {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  Optional<One> find(int number) {
    return all.stream().filter(it -> it.attempt().number() == number).findFirst();
  }

  Usage usage() {
    return all.stream().map(One::usage).reduce(Usage.NONE, Usage::plus);
  }
}
