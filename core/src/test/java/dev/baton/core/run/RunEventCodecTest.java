package dev.baton.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.core.decision.Door;
import dev.baton.core.decision.Doorway;
import dev.baton.core.decision.Ruling;
import dev.baton.core.gate.Evidence;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Judgement;
import dev.baton.core.gate.Reach;
import dev.baton.core.gate.Risk;
import dev.baton.core.gate.Severity;
import dev.baton.core.gate.Tier;
import dev.baton.core.gate.Verdict;
import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import dev.baton.core.log.Entry;
import dev.baton.core.log.Recorded;
import dev.baton.core.log.StreamId;
import dev.baton.core.merge.Settlement;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Limits.Approval;
import dev.baton.core.run.RunCommand.ProcessIdentity;
import dev.baton.core.run.RunEvent.RunOpened;
import dev.baton.core.run.Task.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The golden file holds what a released Baton wrote; it is replayed forever. A line may be added,
/// never changed: `-Dbaton.golden=update` rewrites the file after a new event was added.
class RunEventCodecTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/run-events-1.jsonl");
  private static final Instant AT = Instant.parse("2026-03-01T09:00:00.123Z");
  private static final Attempt ATTEMPT = new Attempt(new TaskId("T-05"), 2, 17);
  private static final Attempt OTHER = new Attempt(new TaskId("T-04"), 1, 9);
  private static final Evidence LOG = new Evidence(Hash.of("log"), "log");
  private static final Doorway LIBRARY = new Doorway(Door.DEPENDENCY, "org.example:lib");
  private static final Ruling RULING =
      new Ruling("Use lib", "it is there", List.of("our own"), List.of(LIBRARY), "Ada", AT);
  private static final Proof PROOF = new Proof(Hash.of("policy"), Tier.T2, Reach.EVERYTHING);
  private static final Proof PROOF_OF_PARTS =
      new Proof(Hash.of("policy"), Tier.T2, Reach.of(Set.of("G21", "X-stock")));

  @Nested
  class Every_event {
    @Test
    void has_an_example_here() {
      assertThat(examples().map(Object::getClass).distinct().toList())
          .containsExactlyInAnyOrderElementsOf(leaves(RunEvent.class));
    }

    @ParameterizedTest
    @MethodSource("dev.baton.core.run.RunEventCodecTest#examples")
    void comes_back_as_it_went(RunEvent event) {
      var written = RunEventCodec.write(event);

      var read = RunEventCodec.read(written);

      assertThat(RunEventCodec.write(read).data().canonical())
          .isEqualTo(written.data().canonical());
      assertThat(RunEventCodec.write(read).type()).isEqualTo(written.type());
      if (!(event instanceof RunOpened)) {
        assertThat(read).isEqualTo(event);
      }
    }

    @Test
    void has_a_name_of_its_own() {
      var names = new ArrayList<Map.Entry<Class<?>, String>>();
      examples()
          .forEach(
              event -> names.add(Map.entry(event.getClass(), RunEventCodec.write(event).type())));

      assertThat(names.stream().distinct().map(Map.Entry::getValue)).doesNotHaveDuplicates();
    }
  }

  @Nested
  class The_golden_file {
    @Test
    void is_what_this_baton_writes() throws IOException {
      var lines = new ArrayList<String>();
      examples().forEach(event -> lines.add(line(lines.size() + 1, event)));
      if ("update".equals(System.getProperty("baton.golden"))) {
        Files.createDirectories(GOLDEN.getParent());
        Files.write(GOLDEN, lines);
      }

      assertThat(Files.readAllLines(GOLDEN)).isEqualTo(lines);
    }

    @Test
    void is_read_to_the_last_line() throws IOException {
      var examples = examples().toList();
      var lines = Files.readAllLines(GOLDEN);

      for (int i = 0; i < lines.size(); i++) {
        var recorded = Recorded.parse(lines.get(i));
        var event = RunEventCodec.read(recorded.entry());

        assertThat(recorded.canonical()).isEqualTo(lines.get(i));
        assertThat(RunEventCodec.write(event).data().canonical())
            .isEqualTo(recorded.entry().data().canonical());
        assertThat(event).hasSameClassAs(examples.get(i));
      }
    }

    private static String line(int number, RunEvent event) {
      return new Recorded(number, new StreamId("R-1"), number, RunEventCodec.write(event))
          .canonical();
    }
  }

  @Nested
  class An_event_of_an_older_baton {
    @Test
    void began_an_attempt_without_saying_whose_it_is() {
      var data =
          Json.parse(
                  """
                  {"attempt":{"fence":1,"number":1,"task":"T-05"},
                   "base":"%s","deadline":1772358000123}\
                  """
                      .formatted(commit("base").sha()))
              .asObject();
      var begun = RunEventCodec.read(new Entry("attempt-started", 1, AT, data));

      assertThat(((RunEvent.AttemptStarted) begun).role()).isEmpty();
    }
  }

  @Nested
  class An_event_of_a_newer_baton {
    @Test
    void is_refused_by_its_type_and_by_its_version() {
      var data = Json.object().put("by", "Ada").end();

      assertThatExceptionOfType(UnknownEvent.class)
          .isThrownBy(() -> RunEventCodec.read(new Entry("run-sung", 1, AT, data)));
      assertThatExceptionOfType(UnknownEvent.class)
          .isThrownBy(() -> RunEventCodec.read(new Entry("run-paused", 2, AT, data)));
    }
  }

  static Stream<RunEvent> examples() {
    var candidate = new Candidate(commit("base"), commit("candidate"), tree());
    return Stream.of(
        new RunOpened(new RunId("R-1"), outline(), limits(1), "Ada", AT),
        new RunEvent.RunPaused("Ada", AT),
        new RunEvent.RunResumed("Ada", AT),
        new RunEvent.RunCancelled("the order was withdrawn", "Ada", AT),
        new RunEvent.BudgetRaised(Money.dollars(60), "Ada", AT),
        new RunEvent.DeadlinesMoved(Duration.ofMillis(90_500), AT),
        new RunEvent.AttemptStarted(
            ATTEMPT, Optional.of("builder"), commit("base"), AT.plusSeconds(2_400), AT),
        new RunEvent.PerformerLaunched(ATTEMPT, new ProcessIdentity(4_711, 991_234, 4_711), AT),
        new RunEvent.EvidenceKept(ATTEMPT, new Evidence(Hash.of("brief"), "brief"), AT),
        new RunEvent.UsageReported(ATTEMPT, new Usage(12_000, 900, new Money(41_250)), AT),
        new RunEvent.QuestionAsked(
            ATTEMPT, new Question(1, "Which \"slot\"?\n\u2026 \ud83d\ude80"), AT),
        new RunEvent.QuestionAnswered(
            ATTEMPT, new Question(1, "Which slot?"), "the morning one", "Ada", AT),
        new RunEvent.CandidateHandedIn(ATTEMPT, candidate, AT),
        new RunEvent.CandidateJudged(ATTEMPT, judgement(), false, AT),
        new RunEvent.ReviewAsked(
            ATTEMPT, PROOF, "a change of tier T2 needs the reviewer", List.of(), AT),
        new RunEvent.CandidateApproved(ATTEMPT, "Grace", AT),
        new RunEvent.CandidateQueued(ATTEMPT, 4, PROOF, AT),
        new RunEvent.Combined(ATTEMPT, combination(), AT),
        new RunEvent.CombinationJudged(ATTEMPT, judgement(), true, AT),
        new RunEvent.CombinationKnown(ATTEMPT, tree(), AT),
        new RunEvent.TargetMovedAway(ATTEMPT, commit("tip"), commit("other"), AT),
        new RunEvent.ConflictFound(ATTEMPT, commit("tip"), List.of("b.java", "a.java"), AT),
        new RunEvent.TaskLanded(ATTEMPT, commit("combination"), AT),
        new RunEvent.TaskParked(ATTEMPT.task(), "3 of 3 attempts failed", AT),
        new RunEvent.TaskReopened(ATTEMPT.task(), "Ada", AT),
        new RunEvent.TaskCancelled(ATTEMPT.task(), "no longer wanted", "Ada", AT),
        new RunEvent.AnswerRefused(ATTEMPT, "HandIn", "the task is ready", AT),
        sentBack(Feedback.Cause.DIED),
        sentBack(Feedback.Cause.TIMED_OUT),
        sentBack(Feedback.Cause.OVER_BUDGET),
        sentBack(Feedback.Cause.EMPTY),
        sentBack(Feedback.Cause.REFUSED),
        sentBack(Feedback.Cause.GATE),
        sentBack(Feedback.Cause.REVIEW),
        sentBack(Feedback.Cause.CONFLICT),
        sentBack(Feedback.Cause.COMBINATION),
        sentBack(Feedback.Cause.STOPPED),
        sentBack(Feedback.Cause.LIMITED),
        new RunEvent.AttemptRested(ATTEMPT, AT.plusSeconds(900), "claude is limited", AT),
        new RunEvent.RestEnded(ATTEMPT, AT),
        new RunEvent.AttemptResumed(ATTEMPT, AT.plusSeconds(3_300), AT),
        new RunEvent.ReviewAsked(ATTEMPT, PROOF, "one-way doors", List.of(LIBRARY), AT),
        new RunEvent.CandidateQueued(ATTEMPT, 4, PROOF.ruled(RULING), AT),
        new RunEvent.Combined(
            ATTEMPT,
            new Combination(
                commit("tip"),
                commit("decision"),
                commit("combination"),
                tree(),
                Hash.of("policy")),
            AT),
        new RunEvent.CandidateJudged(
            ATTEMPT,
            new Judgement(
                tree(),
                Hash.of("policy"),
                Hash.of("environment"),
                new Risk(Tier.T2, List.of("code in 5 folders")),
                List.of()),
            false,
            AT),
        sentBack(Feedback.Cause.RED_TARGET),
        new RunEvent.RunHalted(ATTEMPT, new Halt.RedTarget(commit("tip"), "G21 tests: red"), AT),
        new RunEvent.RunHalted(ATTEMPT, new Halt.BrokenGates("no space left on device"), AT),
        new RunOpened(new RunId("R-1"), outline(), limits(3), "Ada", AT),
        new RunEvent.Combined(ATTEMPT, List.of(OTHER), combination(), AT),
        new RunEvent.TrialUnclear(ATTEMPT, List.of(OTHER), "conflicts in src/App.java", AT),
        new RunEvent.LandingBegun(ATTEMPT, combination(), AT),
        new RunEvent.CandidateQueued(ATTEMPT, 4, PROOF_OF_PARTS, AT),
        new RunEvent.Combined(
            ATTEMPT,
            new Combination(
                commit("tip"),
                commit("tip"),
                commit("combination"),
                tree(),
                Hash.of("policy"),
                List.of(new Settlement("src/App.java", "imports"))),
            AT));
  }

  private static RunEvent sentBack(Feedback.Cause cause) {
    return new RunEvent.SentBack(ATTEMPT, new Feedback(2, cause, "why not", List.of(LOG)), AT);
  }

  private static Outline outline() {
    var first = task("T-04", List.of());
    var second = task("T-05", List.of(new TaskId("T-04")));
    return new Outline("specs/lend/plan.md", Hash.of("plan"), "main", List.of(first, second));
  }

  private static TaskOutline task(String id, List<TaskId> depends) {
    return new TaskOutline(
        new TaskId(id),
        "Release after a no-show",
        depends,
        "builder",
        Duration.ofMinutes(40),
        Money.dollars(2),
        Hash.of("contract " + id));
  }

  private static Combination combination() {
    return new Combination(commit("tip"), commit("combination"), tree(), Hash.of("policy"));
  }

  private static Limits limits(int proofs) {
    return new Limits(
        3,
        2,
        1,
        4,
        proofs,
        Money.dollars(40),
        Map.of("builder", 3, "reviewer", 1),
        Map.of(
            Tier.T0, new Approval.Nobody(),
            Tier.T1, new Approval.Sample(10),
            Tier.T2, new Approval.Person("reviewer")));
  }

  private static Judgement judgement() {
    var results =
        Stream.of(
                new Verdict.Pass(),
                new Verdict.Fail("2 tests failed"),
                new Verdict.Unstable("red and green"),
                new Verdict.NoEvidence("no test ran"),
                new Verdict.NotApplicable("nothing to look at"),
                new Verdict.Waived("Ada", "known", AT.plusSeconds(86_400)))
            .map(verdict ->
                new GateResult(
                    new Gate("G-12", "unit tests", 3, Severity.BLOCK),
                    verdict,
                    List.of(),
                    List.of(LOG),
                    Duration.ofMillis(1_234)))
            .toList();
    return new Judgement(tree(), Hash.of("policy"), Hash.of("environment"), Tier.T3, results);
  }

  private static Tree tree() {
    return new Tree(Hash.of("tree").hex());
  }

  private static Commit commit(String what) {
    return new Commit(Hash.of(what).hex().substring(0, 40));
  }

  private static List<Class<?>> leaves(Class<?> type) {
    if (!type.isSealed()) {
      return List.of(type);
    }
    return Stream.of(type.getPermittedSubclasses())
        .flatMap(permitted -> leaves(permitted).stream())
        .distinct()
        .toList();
  }
}
