package dev.baton.core.run;

import static java.util.Map.entry;

import dev.baton.core.decision.Doorway;
import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.log.Entry;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.RunEvent.AnswerRefused;
import dev.baton.core.run.RunEvent.AttemptRested;
import dev.baton.core.run.RunEvent.AttemptResumed;
import dev.baton.core.run.RunEvent.AttemptStarted;
import dev.baton.core.run.RunEvent.BudgetRaised;
import dev.baton.core.run.RunEvent.CandidateApproved;
import dev.baton.core.run.RunEvent.CandidateHandedIn;
import dev.baton.core.run.RunEvent.CandidateJudged;
import dev.baton.core.run.RunEvent.CandidateQueued;
import dev.baton.core.run.RunEvent.CombinationJudged;
import dev.baton.core.run.RunEvent.CombinationKnown;
import dev.baton.core.run.RunEvent.Combined;
import dev.baton.core.run.RunEvent.ConflictFound;
import dev.baton.core.run.RunEvent.DeadlinesMoved;
import dev.baton.core.run.RunEvent.EvidenceKept;
import dev.baton.core.run.RunEvent.LandingBegun;
import dev.baton.core.run.RunEvent.PerformerLaunched;
import dev.baton.core.run.RunEvent.QuestionAnswered;
import dev.baton.core.run.RunEvent.QuestionAsked;
import dev.baton.core.run.RunEvent.RestEnded;
import dev.baton.core.run.RunEvent.ReviewAsked;
import dev.baton.core.run.RunEvent.RunCancelled;
import dev.baton.core.run.RunEvent.RunHalted;
import dev.baton.core.run.RunEvent.RunOpened;
import dev.baton.core.run.RunEvent.RunPaused;
import dev.baton.core.run.RunEvent.RunResumed;
import dev.baton.core.run.RunEvent.SentBack;
import dev.baton.core.run.RunEvent.TargetMovedAway;
import dev.baton.core.run.RunEvent.TaskCancelled;
import dev.baton.core.run.RunEvent.TaskLanded;
import dev.baton.core.run.RunEvent.TaskParked;
import dev.baton.core.run.RunEvent.TaskReopened;
import dev.baton.core.run.RunEvent.TrialUnclear;
import dev.baton.core.run.RunEvent.UsageReported;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// Run events to ledger entries and back. An entry of every version ever written can be read; the
/// name of a type and the meaning of a field never change.
public final class RunEventCodec {
  private static final int VERSION = 1;

  private static final Map<String, BiFunction<Obj, Instant, RunEvent>> READERS =
      Map.ofEntries(
          entry(
              "run-opened",
              (data, at) ->
                  new RunOpened(
                      new RunId(data.text("run")),
                      RunEventFormat.outline(data.object("outline")),
                      RunEventFormat.limits(data.object("limits")),
                      data.text("by"),
                      at)),
          entry("run-paused", (data, at) -> new RunPaused(data.text("by"), at)),
          entry("run-resumed", (data, at) -> new RunResumed(data.text("by"), at)),
          entry(
              "run-cancelled",
              (data, at) -> new RunCancelled(data.text("why"), data.text("by"), at)),
          entry(
              "budget-raised",
              (data, at) ->
                  new BudgetRaised(new Money(data.number("micros")), data.text("by"), at)),
          entry(
              "deadlines-moved",
              (data, at) -> new DeadlinesMoved(Duration.ofMillis(data.number("millis")), at)),
          entry(
              "attempt-started",
              (data, at) ->
                  new AttemptStarted(
                      RunEventFormat.attempt(data),
                      data.has("role") ? Optional.of(data.text("role")) : Optional.empty(),
                      new Commit(data.text("base")),
                      Instant.ofEpochMilli(data.number("deadline")),
                      at)),
          entry(
              "performer-launched",
              (data, at) ->
                  new PerformerLaunched(
                      RunEventFormat.attempt(data),
                      RunEventFormat.process(data.object("process")),
                      at)),
          entry(
              "evidence-kept",
              (data, at) ->
                  new EvidenceKept(
                      RunEventFormat.attempt(data),
                      RunEventFormat.oneEvidence(data.object("evidence")),
                      at)),
          entry(
              "usage-reported",
              (data, at) ->
                  new UsageReported(
                      RunEventFormat.attempt(data),
                      RunEventFormat.usage(data.object("total")),
                      at)),
          entry(
              "question-asked",
              (data, at) ->
                  new QuestionAsked(
                      RunEventFormat.attempt(data),
                      RunEventFormat.question(data.object("question")),
                      at)),
          entry(
              "question-answered",
              (data, at) ->
                  new QuestionAnswered(
                      RunEventFormat.attempt(data),
                      RunEventFormat.question(data.object("question")),
                      data.text("answer"),
                      data.text("by"),
                      at)),
          entry(
              "attempt-rested",
              (data, at) ->
                  new AttemptRested(
                      RunEventFormat.attempt(data),
                      Instant.ofEpochMilli(data.number("until")),
                      data.text("why"),
                      at)),
          entry("rest-ended", (data, at) -> new RestEnded(RunEventFormat.attempt(data), at)),
          entry(
              "attempt-resumed",
              (data, at) ->
                  new AttemptResumed(
                      RunEventFormat.attempt(data),
                      Instant.ofEpochMilli(data.number("deadline")),
                      at)),
          entry(
              "candidate-handed-in",
              (data, at) ->
                  new CandidateHandedIn(
                      RunEventFormat.attempt(data),
                      RunEventFormat.candidate(data.object("candidate")),
                      at)),
          entry(
              "candidate-judged",
              (data, at) ->
                  new CandidateJudged(
                      RunEventFormat.attempt(data),
                      RunEventFormat.judgement(data.object("judgement")),
                      data.flag("cleared"),
                      at)),
          entry(
              "review-asked",
              (data, at) ->
                  new ReviewAsked(
                      RunEventFormat.attempt(data),
                      RunEventFormat.proof(data.object("proof")),
                      data.text("why"),
                      RunEventFormat.doorways(data, "opens"),
                      at)),
          entry(
              "candidate-approved",
              (data, at) ->
                  new CandidateApproved(RunEventFormat.attempt(data), data.text("by"), at)),
          entry(
              "candidate-queued",
              (data, at) ->
                  new CandidateQueued(
                      RunEventFormat.attempt(data),
                      data.number("ticket"),
                      RunEventFormat.proof(data.object("proof")),
                      at)),
          entry(
              "combined",
              (data, at) ->
                  new Combined(
                      RunEventFormat.attempt(data),
                      RunEventFormat.ahead(data),
                      RunEventFormat.combination(data.object("combination")),
                      at)),
          entry(
              "trial-unclear",
              (data, at) ->
                  new TrialUnclear(
                      RunEventFormat.attempt(data),
                      RunEventFormat.ahead(data),
                      data.text("why"),
                      at)),
          entry(
              "landing-begun",
              (data, at) ->
                  new LandingBegun(
                      RunEventFormat.attempt(data),
                      RunEventFormat.combination(data.object("combination")),
                      at)),
          entry(
              "combination-judged",
              (data, at) ->
                  new CombinationJudged(
                      RunEventFormat.attempt(data),
                      RunEventFormat.judgement(data.object("judgement")),
                      data.flag("cleared"),
                      at)),
          entry(
              "combination-known",
              (data, at) ->
                  new CombinationKnown(
                      RunEventFormat.attempt(data), new Tree(data.text("tree")), at)),
          entry(
              "target-moved-away",
              (data, at) ->
                  new TargetMovedAway(
                      RunEventFormat.attempt(data),
                      new Commit(data.text("expected")),
                      new Commit(data.text("found")),
                      at)),
          entry(
              "conflict-found",
              (data, at) ->
                  new ConflictFound(
                      RunEventFormat.attempt(data),
                      new Commit(data.text("tip")),
                      data.texts("paths"),
                      at)),
          entry(
              "run-halted",
              (data, at) ->
                  new RunHalted(
                      RunEventFormat.attempt(data), RunEventFormat.halt(data.object("halt")), at)),
          entry(
              "sent-back",
              (data, at) ->
                  new SentBack(
                      RunEventFormat.attempt(data),
                      RunEventFormat.feedback(data.object("feedback")),
                      at)),
          entry(
              "task-landed",
              (data, at) ->
                  new TaskLanded(
                      RunEventFormat.attempt(data), new Commit(data.text("commit")), at)),
          entry(
              "task-parked",
              (data, at) -> new TaskParked(new TaskId(data.text("task")), data.text("why"), at)),
          entry(
              "task-reopened",
              (data, at) -> new TaskReopened(new TaskId(data.text("task")), data.text("by"), at)),
          entry(
              "task-cancelled",
              (data, at) ->
                  new TaskCancelled(
                      new TaskId(data.text("task")), data.text("why"), data.text("by"), at)),
          entry(
              "answer-refused",
              (data, at) ->
                  new AnswerRefused(
                      RunEventFormat.attempt(data), data.text("answer"), data.text("why"), at)));

  private RunEventCodec() {}

  public static Entry write(RunEvent event) {
    return switch (event) {
      case RunOpened(var run, var outline, var limits, var by, var at) ->
          written(
              "run-opened",
              at,
              Json.object()
                  .put("run", run.value())
                  .put("outline", RunEventFormat.write(outline))
                  .put("limits", RunEventFormat.write(limits))
                  .put("by", by));
      case RunPaused(var by, var at) -> written("run-paused", at, Json.object().put("by", by));
      case RunResumed(var by, var at) -> written("run-resumed", at, Json.object().put("by", by));
      case RunCancelled(var why, var by, var at) ->
          written("run-cancelled", at, Json.object().put("why", why).put("by", by));
      case BudgetRaised(var budget, var by, var at) ->
          written("budget-raised", at, Json.object().put("micros", budget.micros()).put("by", by));
      case DeadlinesMoved(var by, var at) ->
          written("deadlines-moved", at, Json.object().put("millis", by.toMillis()));
      case AttemptStarted started -> written("attempt-started", started.at(), data(started));
      case PerformerLaunched(var attempt, var process, var at) ->
          written(
              "performer-launched",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("process", RunEventFormat.write(process)));
      case EvidenceKept(var attempt, var evidence, var at) ->
          written(
              "evidence-kept",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("evidence", RunEventFormat.write(evidence)));
      case UsageReported(var attempt, var total, var at) ->
          written(
              "usage-reported",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("total", RunEventFormat.write(total)));
      case QuestionAsked(var attempt, var question, var at) ->
          written(
              "question-asked",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("question", RunEventFormat.write(question)));
      case QuestionAnswered(var attempt, var question, var answer, var by, var at) ->
          written(
              "question-answered",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("question", RunEventFormat.write(question))
                  .put("answer", answer)
                  .put("by", by));
      case AttemptRested(var attempt, var until, var why, var at) ->
          written(
              "attempt-rested",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("until", until.toEpochMilli())
                  .put("why", why));
      case RestEnded(var attempt, var at) ->
          written("rest-ended", at, Json.object().put("attempt", RunEventFormat.write(attempt)));
      case AttemptResumed(var attempt, var deadline, var at) ->
          written(
              "attempt-resumed",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("deadline", deadline.toEpochMilli()));
      case CandidateHandedIn(var attempt, var candidate, var at) ->
          written(
              "candidate-handed-in",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("candidate", RunEventFormat.write(candidate)));
      case CandidateJudged(var attempt, var judgement, var cleared, var at) ->
          written(
              "candidate-judged",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("judgement", RunEventFormat.write(judgement))
                  .put("cleared", cleared));
      case ReviewAsked asked -> written("review-asked", asked.at(), review(asked));
      case CandidateApproved(var attempt, var by, var at) ->
          written(
              "candidate-approved",
              at,
              Json.object().put("attempt", RunEventFormat.write(attempt)).put("by", by));
      case CandidateQueued(var attempt, var ticket, var proof, var at) ->
          written(
              "candidate-queued",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("ticket", ticket)
                  .put("proof", RunEventFormat.write(proof)));
      case Combined combined -> written("combined", combined.at(), data(combined));
      case TrialUnclear(var attempt, var ahead, var why, var at) ->
          written(
              "trial-unclear",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .putEach("ahead", ahead, RunEventFormat::write)
                  .put("why", why));
      case LandingBegun(var attempt, var combination, var at) ->
          written(
              "landing-begun",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("combination", RunEventFormat.write(combination)));
      case CombinationJudged(var attempt, var judgement, var cleared, var at) ->
          written(
              "combination-judged",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("judgement", RunEventFormat.write(judgement))
                  .put("cleared", cleared));
      case CombinationKnown(var attempt, var tree, var at) ->
          written(
              "combination-known",
              at,
              Json.object().put("attempt", RunEventFormat.write(attempt)).put("tree", tree.sha()));
      case TargetMovedAway(var attempt, var expected, var found, var at) ->
          written(
              "target-moved-away",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("expected", expected.sha())
                  .put("found", found.sha()));
      case ConflictFound(var attempt, var tip, var paths, var at) ->
          written(
              "conflict-found",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("tip", tip.sha())
                  .putTexts("paths", paths));
      case RunHalted(var attempt, var halt, var at) ->
          written(
              "run-halted",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("halt", RunEventFormat.write(halt)));
      case SentBack(var attempt, var feedback, var at) ->
          written(
              "sent-back",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("feedback", RunEventFormat.write(feedback)));
      case TaskLanded(var attempt, var commit, var at) ->
          written(
              "task-landed",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("commit", commit.sha()));
      case TaskParked(var task, var why, var at) ->
          written("task-parked", at, Json.object().put("task", task.value()).put("why", why));
      case TaskReopened(var task, var by, var at) ->
          written("task-reopened", at, Json.object().put("task", task.value()).put("by", by));
      case TaskCancelled(var task, var why, var by, var at) ->
          written(
              "task-cancelled",
              at,
              Json.object().put("task", task.value()).put("why", why).put("by", by));
      case AnswerRefused(var attempt, var answer, var why, var at) ->
          written(
              "answer-refused",
              at,
              Json.object()
                  .put("attempt", RunEventFormat.write(attempt))
                  .put("answer", answer)
                  .put("why", why));
    };
  }

  public static RunEvent read(Entry entry) {
    var reader = READERS.get(entry.type());
    if (reader == null || entry.version() > VERSION) {
      throw new UnknownEvent(entry.type(), entry.version());
    }
    return reader.apply(entry.data(), entry.at());
  }

  private static Json.Fields review(ReviewAsked asked) {
    var data =
        Json.object()
            .put("attempt", RunEventFormat.write(asked.attempt()))
            .put("proof", RunEventFormat.write(asked.proof()))
            .put("why", asked.why());
    if (!asked.opens().isEmpty()) {
      data.putTexts("opens", asked.opens().stream().map(Doorway::words).toList());
    }
    return data;
  }

  private static Json.Fields data(AttemptStarted started) {
    var data =
        Json.object()
            .put("attempt", RunEventFormat.write(started.attempt()))
            .put("base", started.base().sha())
            .put("deadline", started.deadline().toEpochMilli());
    started.role().ifPresent(role -> data.put("role", role));
    return data;
  }

  private static Json.Fields data(Combined combined) {
    var data =
        Json.object()
            .put("attempt", RunEventFormat.write(combined.attempt()))
            .put("combination", RunEventFormat.write(combined.combination()));
    return combined.ahead().isEmpty()
        ? data
        : data.putEach("ahead", combined.ahead(), RunEventFormat::write);
  }

  private static Entry written(String type, Instant at, Json.Fields data) {
    return new Entry(type, VERSION, at, data.end());
  }
}
