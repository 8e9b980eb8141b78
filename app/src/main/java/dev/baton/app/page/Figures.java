package dev.baton.app.page;

import dev.baton.core.run.Money;
import dev.baton.core.run.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What can be counted in the facts of one run. Each figure says what it counts.
record Figures(
    int landed,
    int landedAtFirst,
    int attempts,
    Money spent,
    List<Duration> leadTimes,
    List<Duration> waitsForPeople,
    Map<String, Integer> sentBack,
    Map<String, Performer> performers,
    Map<String, Integer> tiers) {

  /// How one role's attempts went.
  record Performer(int attempts, int landed, Money spent) {}

  static Figures of(List<RunEvent> history) {
    return new Counting().over(history);
  }

  private static final class Counting {
    private final Map<String, Instant> began = new HashMap<>();
    private final Map<String, Integer> tries = new HashMap<>();
    private final Map<String, Instant> asked = new HashMap<>();
    private final Map<String, String> roles = new HashMap<>();
    private final Map<String, Money> costs = new HashMap<>();
    private final Map<String, String> tierOf = new HashMap<>();
    private final List<String> landed = new ArrayList<>();
    private final List<Duration> leadTimes = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Map<String, Integer> sentBack = new TreeMap<>();
    private int atFirst;

    Figures over(List<RunEvent> history) {
      history.forEach(this::take);
      var performers = new TreeMap<String, Performer>();
      var tiers = new TreeMap<String, Integer>();
      roles.forEach((attempt, role) ->
          performers.merge(
              role,
              new Performer(
                  1, landed.contains(attempt) ? 1 : 0, costs.getOrDefault(attempt, Money.ZERO)),
              (one, other) ->
                  new Performer(
                      one.attempts() + other.attempts(),
                      one.landed() + other.landed(),
                      one.spent().plus(other.spent()))));
      landed.forEach(attempt -> tiers.merge(tierOf.getOrDefault(attempt, "?"), 1, Integer::sum));
      return new Figures(
          landed.size(),
          atFirst,
          roles.size(),
          costs.values().stream().reduce(Money.ZERO, Money::plus),
          leadTimes.stream().sorted().toList(),
          waits.stream().sorted().toList(),
          sentBack,
          performers,
          tiers);
    }

    private void take(RunEvent event) {
      switch (event) {
        case RunEvent.AttemptStarted(var attempt, var role, _, _, var at) -> {
          began.putIfAbsent(attempt.task().value(), at);
          tries.merge(attempt.task().value(), 1, Integer::sum);
          roles.put(attempt.toString(), role.orElse("unknown"));
        }
        case RunEvent.UsageReported(var attempt, var total, _) ->
            costs.merge(
                attempt.toString(),
                total.money(),
                (one, other) -> one.isAtLeast(other) ? one : other);
        case RunEvent.QuestionAsked asks -> asked.put(asks.task().value(), asks.at());
        case RunEvent.ReviewAsked asks -> asked.put(asks.task().value(), asks.at());
        case RunEvent.QuestionAnswered told -> waited(told.task().value(), told.at());
        case RunEvent.CandidateApproved told -> waited(told.task().value(), told.at());
        case RunEvent.CandidateJudged(var attempt, var judgement, _, _) ->
            tierOf.put(attempt.toString(), judgement.tier().name());
        case RunEvent.SentBack(var attempt, var feedback, var at) -> {
          sentBack.merge(feedback.cause().word(), 1, Integer::sum);
          waited(attempt.task().value(), at);
        }
        case RunEvent.TaskLanded(var attempt, _, var at) -> {
          landed.add(attempt.toString());
          atFirst += tries.getOrDefault(attempt.task().value(), 0) == 1 ? 1 : 0;
          leadTimes.add(Duration.between(began.getOrDefault(attempt.task().value(), at), at));
        }
        default -> {
          // Says nothing that is counted here.
        }
      }
    }

    private void waited(String task, Instant at) {
      var since = asked.remove(task);
      if (since != null) {
        waits.add(Duration.between(since, at));
      }
    }
  }

  /// The duration that this share of them does not exceed.
  static Duration share(List<Duration> sorted, double share) {
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
  }
}
