package dev.baton.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.gate.Reach;
import dev.baton.core.gate.Tier;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.RunEvent.AttemptStarted;
import dev.baton.core.run.RunEvent.CandidateHandedIn;
import dev.baton.core.run.RunEvent.CandidateQueued;
import dev.baton.core.run.RunEvent.LandingBegun;
import dev.baton.core.run.RunEvent.ReviewAsked;
import dev.baton.core.run.RunEvent.RunOpened;
import dev.baton.core.run.RunEvent.SentBack;
import dev.baton.core.run.RunEvent.TaskLanded;
import dev.baton.core.run.Step.Begin;
import dev.baton.core.run.Task.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One slot. T-1 lands first; T-3 stands on T-2 and is long; T-4 is ready all the time and short.
class SlotTest {
  private static final Proof PROOF = new Proof(Hash.of("policy"), Tier.T1, Reach.EVERYTHING);
  private static final Duration WORK = Duration.ofMinutes(25);
  private static final Commit BASE = new Commit(Hash.of("base").hex());

  private final List<RunEvent> history = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T09:00:00Z");
  private long fence;
  private Outline outline = new Outline("plan.md", Hash.of("plan"), "main", List.of());

  @Test
  void is_kept_for_what_a_landing_is_about_to_make_ready() {
    opened().lands("T-1", Duration.ofMinutes(1)).handsIn("T-2");

    assertThat(begun()).isEmpty();

    lands(Duration.ofMinutes(1));
    assertThat(begun()).containsExactly("T-3");
  }

  @Test
  void is_given_to_what_was_sent_back_instead() {
    opened().lands("T-1", Duration.ofMinutes(1)).handsIn("T-2").isSentBack();

    assertThat(begun()).containsExactly("T-2");
  }

  @Test
  void is_not_kept_while_nobody_knows_how_long_a_landing_takes() {
    opened().handsIn("T-2");

    assertThat(begun()).containsExactly("T-1");
  }

  @Test
  void is_not_kept_where_landings_take_long() {
    opened().lands("T-1", Duration.ofMinutes(10)).handsIn("T-2");

    assertThat(begun()).containsExactly("T-4");
  }

  @Test
  void is_kept_however_long_a_person_took_to_approve_another() {
    opened(task("T-4", 10), task("T-5", 10))
        .handsIn("T-1")
        .isReviewed()
        .lands(Duration.ofHours(2))
        .lands("T-4", Duration.ofMinutes(1))
        .handsIn("T-2");

    assertThat(begun()).isEmpty();
  }

  @Test
  void is_not_kept_for_what_waits_for_a_person() {
    opened().lands("T-1", Duration.ofMinutes(1)).handsIn("T-2").isReviewed();

    assertThat(begun()).containsExactly("T-4");
  }

  @Test
  void is_not_kept_from_what_would_go_first_anyhow() {
    opened(task("T-4", 300)).lands("T-1", Duration.ofMinutes(1)).handsIn("T-2");

    assertThat(begun()).containsExactly("T-4");
  }

  private SlotTest opened() {
    return opened(task("T-4", 10));
  }

  private SlotTest opened(TaskOutline... others) {
    var tasks =
        Stream.concat(
                Stream.of(task("T-1", 20), task("T-2", 30), task("T-3", 60, "T-2")),
                Stream.of(others))
            .toList();
    outline = new Outline("plan.md", Hash.of("plan"), "main", tasks);
    var limits = new Limits(3, 2, 2, 2, 2, Money.dollars(100), Map.of("builder", 1), Map.of());
    history.add(new RunOpened(new RunId("R-1"), outline, limits, "Ada", now));
    return this;
  }

  private static TaskOutline task(String id, int minutes, String... depends) {
    return new TaskOutline(
        new TaskId(id),
        "task",
        Stream.of(depends).map(TaskId::new).toList(),
        "builder",
        Duration.ofMinutes(minutes),
        Money.dollars(1),
        Hash.of("contract"));
  }

  private SlotTest lands(String task, Duration after) {
    return handsIn(task).lands(after);
  }

  private SlotTest handsIn(String task) {
    fence++;
    var deadline = now.plus(outline.task(new TaskId(task)).patience());
    history.add(new AttemptStarted(attempt(task), Optional.empty(), BASE, deadline, now));
    now = now.plus(WORK);
    var made = Hash.of(task).hex();
    var candidate = new Candidate(BASE, new Commit(made), new Tree(made));
    history.add(new CandidateHandedIn(attempt(task), candidate, now));
    return this;
  }

  private SlotTest lands(Duration after) {
    now = now.plus(after);
    var made = Hash.of("landed " + fence).hex();
    var combination = new Combination(BASE, new Commit(made), new Tree(made), Hash.of("policy"));
    history.add(new CandidateQueued(latest(), fence, PROOF, now));
    history.add(new LandingBegun(latest(), combination, now));
    history.add(new TaskLanded(latest(), combination.commit(), now));
    return this;
  }

  private SlotTest isSentBack() {
    history.add(
        new SentBack(latest(), new Feedback(1, Feedback.Cause.GATE, "red", List.of()), now));
    return this;
  }

  private SlotTest isReviewed() {
    history.add(new ReviewAsked(latest(), PROOF, "tier T3", List.of(), now));
    return this;
  }

  private Attempt attempt(String task) {
    return new Attempt(new TaskId(task), 1, fence);
  }

  private Attempt latest() {
    return ((CandidateHandedIn)
            history.stream().filter(CandidateHandedIn.class::isInstance).toList().getLast())
        .attempt();
  }

  private List<String> begun() {
    return RunRules.next(Run.replay(history)).stream()
        .filter(Begin.class::isInstance)
        .map(step -> step.task().value())
        .toList();
  }
}
