package dev.baton.core.run;

import dev.baton.core.decision.Ruling;
import dev.baton.core.gate.Judgement;
import dev.baton.core.gate.Reach;
import dev.baton.core.plan.TaskId;
import dev.baton.core.queue.Intent;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Feedback.Cause;
import dev.baton.core.run.Limits.Approval;
import dev.baton.core.run.Refusal.BudgetReached;
import dev.baton.core.run.Refusal.NeedsReason;
import dev.baton.core.run.Refusal.NoSlot;
import dev.baton.core.run.Refusal.NotOpen;
import dev.baton.core.run.Refusal.NotRunning;
import dev.baton.core.run.Refusal.NothingToDo;
import dev.baton.core.run.Refusal.UnknownTask;
import dev.baton.core.run.Refusal.WrongState;
import dev.baton.core.run.RunCommand.Answer;
import dev.baton.core.run.RunCommand.AnswerQuestion;
import dev.baton.core.run.RunCommand.Approve;
import dev.baton.core.run.RunCommand.Ask;
import dev.baton.core.run.RunCommand.BeginAttempt;
import dev.baton.core.run.RunCommand.Block;
import dev.baton.core.run.RunCommand.CancelRun;
import dev.baton.core.run.RunCommand.CancelTask;
import dev.baton.core.run.RunCommand.Fall;
import dev.baton.core.run.RunCommand.HandIn;
import dev.baton.core.run.RunCommand.HoldTask;
import dev.baton.core.run.RunCommand.KeepEvidence;
import dev.baton.core.run.RunCommand.Launched;
import dev.baton.core.run.RunCommand.OpenRun;
import dev.baton.core.run.RunCommand.Pause;
import dev.baton.core.run.RunCommand.RaiseBudget;
import dev.baton.core.run.RunCommand.Reason;
import dev.baton.core.run.RunCommand.Reject;
import dev.baton.core.run.RunCommand.ReportCombination;
import dev.baton.core.run.RunCommand.ReportConflict;
import dev.baton.core.run.RunCommand.ReportJudgement;
import dev.baton.core.run.RunCommand.ReportMoved;
import dev.baton.core.run.RunCommand.ReportProof;
import dev.baton.core.run.RunCommand.ReportTargetElsewhere;
import dev.baton.core.run.RunCommand.ReportUsage;
import dev.baton.core.run.RunCommand.Rest;
import dev.baton.core.run.RunCommand.Resume;
import dev.baton.core.run.RunCommand.Retry;
import dev.baton.core.run.RunCommand.Tick;
import dev.baton.core.run.RunCommand.TimeSkipped;
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
import dev.baton.core.run.Task.Asking;
import dev.baton.core.run.Task.Attempting;
import dev.baton.core.run.Task.Judging;
import dev.baton.core.run.Task.Landing;
import dev.baton.core.run.Task.Live;
import dev.baton.core.run.Task.Parked;
import dev.baton.core.run.Task.Proof;
import dev.baton.core.run.Task.Queued;
import dev.baton.core.run.Task.Ready;
import dev.baton.core.run.Task.Resting;
import dev.baton.core.run.Task.Reviewing;
import dev.baton.core.run.Trial.Green;
import dev.baton.core.run.Trial.Proving;
import dev.baton.core.run.Trial.Red;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers every wish and every report with facts or a refusal. Pure; safe for any number of
/// threads.
public final class RunRules {
  private static final int MOST_RESTS = 12;
  private static final Duration LONGEST_REST = Duration.ofDays(8);

  private RunRules() {}

  public static Decision decide(Run run, RunCommand command) {
    return switch (run) {
      case Run.Unopened() ->
          command instanceof OpenRun open ? open(open) : Decision.refuse(new NotOpen());
      case Opened opened -> decide(opened, command);
    };
  }

  private static Decision open(OpenRun open) {
    if (open.outline().tasks().isEmpty()) {
      return Decision.refuse(new Refusal.NotAPlan("the plan has no task"));
    }
    return Decision.accept(
        new RunOpened(open.run(), open.outline(), open.limits(), open.by(), open.at()));
  }

  private static Decision decide(Opened run, RunCommand command) {
    return switch (command) {
      case OpenRun _ -> Decision.refuse(new Refusal.AlreadyOpen(run.id()));
      case BeginAttempt begin -> begin(run, begin);
      case Answer answer -> answered(run, answer);
      case AnswerQuestion answer -> answerQuestion(run, answer);
      case Approve approve -> approve(run, approve);
      case Reject reject -> reject(run, reject);
      case Retry(var task, var by, var at) ->
          inState(run, task, Parked.class, "parked")
              .orElseGet(() -> Decision.accept(new TaskReopened(task, by, at)));
      case HoldTask hold -> holdTask(run, hold);
      case CancelTask cancel -> cancelTask(run, cancel);
      case Pause(var by, var at) ->
          run.mode() == Mode.RUNNING
              ? Decision.accept(new RunPaused(by, at))
              : Decision.refuse(new NotRunning(run.mode()));
      case Resume(var by, var at) ->
          run.mode() == Mode.PAUSED
              ? Decision.accept(new RunResumed(by, at))
              : Decision.refuse(new NothingToDo("the run is " + run.mode().word()));
      case CancelRun cancel -> cancelRun(run, cancel);
      case RaiseBudget(var budget, var by, var at) ->
          budget.compareTo(run.limits().budget()) > 0
              ? Decision.accept(new BudgetRaised(budget, by, at))
              : Decision.refuse(
                  new NothingToDo("the budget is " + run.limits().budget() + " already"));
      case Tick(var at) -> tick(run, at);
      case TimeSkipped(var by, var at) ->
          by.isPositive() && run.count(Attempting.class) > 0
              ? Decision.accept(new DeadlinesMoved(by, at))
              : Decision.refuse(new NothingToDo("nobody was at work"));
    };
  }

  private static Decision begin(Opened run, BeginAttempt begin) {
    if (run.mode() != Mode.RUNNING) {
      return Decision.refuse(new NotRunning(run.mode()));
    }
    if (!run.outline().knows(begin.task())) {
      return Decision.refuse(new UnknownTask(begin.task()));
    }
    var task = run.task(begin.task());
    if (!(task instanceof Ready) && !Owed.isDue(task)) {
      return Decision.refuse(new WrongState(begin.task(), task.word(), "ready"));
    }
    var outline = run.outline().task(begin.task());
    var role = Owed.role(run, run.outline().place(begin.task()));
    if (Owed.taken(run, role) >= run.limits().slotsOf(role)) {
      return Decision.refuse(new NoSlot(role));
    }
    if (Owed.isBudgetReached(run)) {
      return Decision.refuse(new BudgetReached(run.spent(), run.limits().budget()));
    }
    if (task instanceof Resting(var live, _, var rest, _)) {
      return resume(live, rest, begin.at());
    }
    var number = lastNumber(run, begin.task()) + 1;
    var attempt = new Attempt(begin.task(), number, run.fence() + 1);
    return Decision.accept(
        new AttemptStarted(
            attempt,
            Optional.of(role),
            begin.base(),
            begin.at().plus(outline.patience()),
            begin.at()));
  }

  private static Decision resume(Live live, Task.Rest rest, Instant at) {
    var rested = Duration.between(rest.since(), at);
    var deadline = rested.isPositive() ? live.deadline().plus(rested) : live.deadline();
    return Decision.accept(new AttemptResumed(live.attempt(), deadline, at));
  }

  // Feedback remembers every attempt that was sent back, so its count outlives a reopening.
  private static int lastNumber(Opened run, TaskId task) {
    var effort = run.effort(task);
    return Math.max(
        effort.attempts(), effort.feedback().stream().mapToInt(Feedback::attempt).max().orElse(0));
  }

  private static Decision answered(Opened run, Answer answer) {
    var attempt = answer.attempt();
    if (!run.outline().knows(attempt.task())) {
      return Decision.refuse(new UnknownTask(attempt.task()));
    }
    var task = run.task(attempt.task());
    if (!task.holder().equals(Optional.of(attempt))) {
      return stale(answer, "the task is " + task.word() + heldBy(task));
    }
    return switch (answer) {
      case Launched(_, var process, var at) ->
          Opened.live(task)
              .map(_ -> Decision.accept(new PerformerLaunched(attempt, process, at)))
              .orElseGet(() -> stale(answer, "it has handed in"));
      case KeepEvidence(_, var evidence, var at) ->
          Decision.accept(new EvidenceKept(attempt, evidence, at));
      case ReportUsage(_, var total, var at) -> usage(run, answer, total, at);
      case Ask ask -> ask(task, ask);
      case HandIn handIn -> handIn(run, task, handIn);
      case Fall fall -> fall(run, task, fall);
      case Rest rest -> rest(run, task, rest);
      case Block block -> block(task, block);
      case ReportJudgement report -> judged(run, task, report);
      case ReportCombination report -> combined(run, task, report);
      case ReportConflict report -> conflicted(run, task, report);
      case ReportProof report -> proved(run, task, report);
      case ReportMoved report -> moved(run, task, report);
      case ReportTargetElsewhere report -> targetElsewhere(run, task, report);
    };
  }

  private static Decision usage(Opened run, Answer answer, Usage total, Instant at) {
    var live = Opened.live(run.task(answer.attempt().task()));
    if (live.isEmpty()) {
      return stale(answer, "it has handed in");
    }
    var events = usageEvents(live.get(), total, at);
    if (events.isEmpty()) {
      return Decision.refuse(new NothingToDo("no new usage"));
    }
    var allowed = run.outline().task(answer.attempt().task()).money();
    var used = live.get().usage().atLeast(total).money();
    if (used.compareTo(allowed) <= 0) {
      return new Decision.Accepted(events);
    }
    return sentBack(
        run,
        answer.attempt(),
        new Feedback(
            answer.attempt().number(),
            Cause.OVER_BUDGET,
            "spent " + used + " of " + allowed,
            List.of()),
        events,
        at);
  }

  private static List<RunEvent> usageEvents(Live live, Usage reported, Instant at) {
    var total = live.usage().atLeast(reported);
    return total.equals(live.usage())
        ? List.of()
        : List.of(new UsageReported(live.attempt(), total, at));
  }

  private static Decision ask(Task task, Ask ask) {
    if (!(task instanceof Attempting(var live, _))) {
      return stale(ask, "the task is " + task.word());
    }
    var expected = live.exchanges().size() + 1;
    if (ask.question().number() != expected) {
      return stale(ask, "question " + expected + " would be next");
    }
    return Decision.accept(new QuestionAsked(ask.attempt(), ask.question(), ask.at()));
  }

  private static Decision handIn(Opened run, Task task, HandIn handIn) {
    var live = Opened.live(task);
    if (live.isEmpty()) {
      return stale(handIn, "it has handed in");
    }
    var events = new ArrayList<>(usageEvents(live.get(), handIn.total(), handIn.at()));
    if (handIn.candidate().commit().equals(live.get().base())) {
      var nothing =
          new Feedback(handIn.attempt().number(), Cause.EMPTY, "nothing was changed", List.of());
      return sentBack(run, handIn.attempt(), nothing, events, handIn.at());
    }
    events.add(new CandidateHandedIn(handIn.attempt(), handIn.candidate(), handIn.at()));
    return new Decision.Accepted(events);
  }

  private static Decision fall(Opened run, Task task, Fall fall) {
    var live = Opened.live(task);
    if (live.isEmpty()) {
      return stale(fall, "it has handed in");
    }
    var because = new Feedback(fall.attempt().number(), fall.cause(), fall.why(), List.of());
    return sentBack(
        run, fall.attempt(), because, usageEvents(live.get(), fall.total(), fall.at()), fall.at());
  }

  private static Decision rest(Opened run, Task task, Rest rest) {
    var live = Opened.live(task);
    if (live.isEmpty() || live.get().sitting().number() != rest.sitting()) {
      return stale(rest, "it is not at work in that sitting");
    }
    var events = new ArrayList<>(usageEvents(live.get(), rest.total(), rest.at()));
    if (task instanceof Attempting && rest.sitting() < MOST_RESTS) {
      var latest = rest.at().plus(LONGEST_REST);
      var until = rest.until().isAfter(latest) ? latest : rest.until();
      events.add(new AttemptRested(rest.attempt(), until, rest.why(), rest.at()));
      return new Decision.Accepted(events);
    }
    var because = new Feedback(rest.attempt().number(), Cause.LIMITED, rest.why(), List.of());
    return sentBack(run, rest.attempt(), because, events, rest.at());
  }

  private static Decision block(Task task, Block block) {
    var live = Opened.live(task);
    if (live.isEmpty()) {
      return stale(block, "it has handed in");
    }
    var events = new ArrayList<>(usageEvents(live.get(), block.total(), block.at()));
    events.add(new TaskParked(block.attempt().task(), "blocked: " + block.why(), block.at()));
    return new Decision.Accepted(events);
  }

  private static Decision judged(Opened run, Task task, ReportJudgement report) {
    var judgement = report.judgement();
    if (!(task instanceof Judging(var work))) {
      return stale(report, "the task is " + task.word());
    }
    if (!judgement.tree().equals(work.candidate().tree())) {
      return stale(report, "the verdict is about tree " + judgement.tree().brief());
    }
    var cleared = judgement.clears(report.at());
    var fact = new CandidateJudged(report.attempt(), judgement, cleared, report.at());
    if (!cleared && report.halt().isPresent()) {
      return halted(run, report, report.halt().get(), fact);
    }
    if (!cleared) {
      var because = refusal(report.attempt(), Cause.GATE, judgement, report.at());
      return sentBack(run, report.attempt(), because, List.of(fact), report.at());
    }
    var proof = new Proof(judgement.policy(), judgement.tier(), report.reach());
    return whoMustLook(run, judgement, report.at())
        .map(why ->
            Decision.accept(
                fact,
                new ReviewAsked(
                    report.attempt(), proof, why, judgement.doorways(report.at()), report.at())))
        .orElseGet(() ->
            Decision.accept(
                fact, new CandidateQueued(report.attempt(), run.nextTicket(), proof, report.at())));
  }

  // On a red target the attempt was begun in vain, and begins again on a better one. Where nothing
  // can be judged, what was handed in waits for its judgement.
  private static Decision halted(Opened run, ReportJudgement report, Halt halt, RunEvent fact) {
    var attempt = report.attempt();
    var event = new RunHalted(attempt, halt, report.at());
    if (halt instanceof Halt.BrokenGates) {
      return Decision.accept(fact, event);
    }
    var because = new Feedback(attempt.number(), Cause.RED_TARGET, halt.words(), List.of());
    var sentBack = new SentBack(attempt, because, report.at());
    return run.isNews(attempt, halt)
        ? Decision.accept(fact, event, sentBack)
        : Decision.accept(fact, sentBack);
  }

  private static Optional<String> whoMustLook(Opened run, Judgement judgement, Instant at) {
    var question = judgement.question(at);
    if (question.isPresent()) {
      var result = question.get();
      return Optional.of(result.gate().name() + ": " + result.verdict().why());
    }
    return switch (run.limits().approvalFor(judgement.tier())) {
      case Approval.Nobody() -> Optional.empty();
      case Approval.Person(var role) ->
          Optional.of(
              "a change of tier " + judgement.tier() + " needs the " + role + because(judgement));
      case Approval.Sample(var percent) ->
          isSampled(judgement, percent)
              ? Optional.of(percent + " % of tier " + judgement.tier() + " are looked at")
              : Optional.empty();
    };
  }

  private static String because(Judgement judgement) {
    var reasons = judgement.risk().reasons();
    return reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")";
  }

  // Chosen by content: the same change is always or never in the sample, and nobody can steer it.
  private static boolean isSampled(Judgement judgement, int percent) {
    return Long.parseLong(judgement.tree().sha().substring(0, 8), 16) % 100 < percent;
  }

  private static Decision combined(Opened run, Task task, ReportCombination report) {
    if (!(task instanceof Queued queued) || !Queueing.wants(run, report.asked())) {
      return stale(report, "it is not to be merged there");
    }
    var attempt = report.attempt();
    var combination = report.combination();
    var fact = new Combined(attempt, report.asked().ahead(), combination, report.at());
    if (!report.asked().ahead().isEmpty() || !isKnown(queued, combination)) {
      return Decision.accept(fact);
    }
    var known = new CombinationKnown(attempt, combination.tree(), report.at());
    return Decision.accept(
        Stream.concat(Stream.of(fact, known), landing(run, attempt, combination, report.at())));
  }

  private static boolean isKnown(Queued queued, Combination combination) {
    return isItself(queued, combination)
        || queued.trial().filter(Green.class::isInstance).map(Green.class::cast).stream()
            .filter(green -> green.ahead().isEmpty())
            .anyMatch(green -> green.shows(combination.tree(), combination.policy()));
  }

  private static boolean isItself(Queued queued, Combination combination) {
    // Judged alone, a change is asked about no part that it does not touch.
    return queued.proof().reach() instanceof Reach.Everything
        && combination.tree().equals(queued.work().candidate().tree())
        && combination.policy().equals(queued.proof().policy());
  }

  // One after the other, since each moves the target from where the one before has left it.
  private static Stream<RunEvent> landing(
      Opened run, Attempt attempt, Combination combination, Instant at) {
    return Queueing.isLanding(run)
        ? Stream.empty()
        : Stream.of(new LandingBegun(attempt, combination, at));
  }

  private static Decision conflicted(Opened run, Task task, ReportConflict report) {
    if (!(task instanceof Queued) || !Queueing.wants(run, report.asked())) {
      return stale(report, "it is not to be merged there");
    }
    var ahead = report.asked().ahead();
    var paths = String.join(", ", report.paths());
    if (!ahead.isEmpty()) {
      var why = "conflicts in " + paths;
      return Decision.accept(new TrialUnclear(report.attempt(), ahead, why, report.at()));
    }
    var fact = new ConflictFound(report.attempt(), report.tip(), report.paths(), report.at());
    var because =
        new Feedback(
            report.attempt().number(),
            Cause.CONFLICT,
            "conflicts with " + report.tip().brief() + " in " + paths,
            List.of());
    return sentBack(run, report.attempt(), because, List.of(fact), report.at());
  }

  private static Decision proved(Opened run, Task task, ReportProof report) {
    if (!(task instanceof Queued queued)
        || !(queued.trial().orElse(null) instanceof Proving proving)) {
      return stale(report, "nothing of it is being proved");
    }
    var combination = proving.combination();
    var judgement = report.judgement();
    if (!report.combination().equals(combination.commit())
        || !judgement.tree().equals(combination.tree())
        || !judgement.policy().equals(combination.policy())) {
      return stale(report, "the verdict is about tree " + judgement.tree().brief());
    }
    var attempt = report.attempt();
    var cleared = judgement.clears(report.at());
    var fact = new CombinationJudged(attempt, judgement, cleared, report.at());
    if (!cleared) {
      return refused(run, proving, report, fact);
    }
    return proving.fits(run.tip())
        ? Decision.accept(
            Stream.concat(Stream.of(fact), landing(run, attempt, combination, report.at())))
        : Decision.accept(fact);
  }

  // Nobody is blamed for what was red before: where others are ahead, it may be them.
  private static Decision refused(
      Opened run, Proving proving, ReportProof report, CombinationJudged fact) {
    var attempt = report.attempt();
    var ahead = proving.ahead();
    var halt = report.halt();
    var isThere = holds(run, attempt, proving, report.judgement(), report.at());
    if (halt.isPresent() && (isThere || halt.get() instanceof Halt.BrokenGates)) {
      return Decision.accept(fact, new RunHalted(attempt, halt.get(), report.at()));
    }
    if (halt.isPresent() && !ahead.isEmpty()) {
      var why = "red without it: " + halt.get().why();
      return Decision.accept(fact, new TrialUnclear(attempt, ahead, why, report.at()));
    }
    return isThere
        ? notThere(run, attempt, report.judgement(), List.of(fact), report.at())
        : Decision.accept(fact);
  }

  // What was found on an earlier target is found on this one too, if by a gate that sees nothing of
  // what has landed since; else it has to be found there first.
  private static boolean holds(
      Opened run, Attempt attempt, Trial trial, Judgement judgement, Instant at) {
    var reach = run.proof(attempt).reach();
    return trial.fits(run.tip())
        || (trial.ahead().isEmpty()
            && judgement.refusal(at).filter(it -> reach.has(it.gate())).isPresent());
  }

  private static Decision notThere(
      Opened run, Attempt attempt, Judgement judgement, List<RunEvent> first, Instant at) {
    return sentBack(run, attempt, refusal(attempt, Cause.COMBINATION, judgement, at), first, at);
  }

  private static Decision moved(Opened run, Task task, ReportMoved report) {
    if (!isLanding(task, report.combination())) {
      return stale(report, "that combination is not being landed");
    }
    var fact = new TaskLanded(report.attempt(), report.combination(), report.at());
    var events = new ArrayList<RunEvent>(List.of(fact));
    follow(run.after(fact), events, report.at());
    return new Decision.Accepted(events);
  }

  // With everything ahead of them landed, what was found of those behind holds.
  private static void follow(Opened run, List<RunEvent> events, Instant at) {
    var now = run;
    for (var attempt : run.queue()) {
      if (trial(now, attempt) instanceof Red red && holds(now, attempt, red, red.judgement(), at)) {
        for (var event : notThere(now, attempt, red.judgement(), List.of(), at).events()) {
          events.add(event);
          now = now.after(event);
        }
      }
    }
    var after = now;
    if (after.mode() == Mode.RUNNING) {
      after.queue().stream()
          .flatMap(attempt ->
              trial(after, attempt) instanceof Green green && green.fits(after.tip())
                  ? landing(after, attempt, green.combination(), at)
                  : Stream.empty())
          .findFirst()
          .ifPresent(events::add);
    }
  }

  private static @Nullable Trial trial(Opened run, Attempt attempt) {
    return run.task(attempt.task()) instanceof Queued queued ? queued.trial().orElse(null) : null;
  }

  private static Decision targetElsewhere(Opened run, Task task, ReportTargetElsewhere report) {
    if (!(task instanceof Landing landing) || !isLanding(task, report.combination())) {
      return stale(report, "that combination is not being landed");
    }
    var tip = landing.combination().tip();
    var fact = new TargetMovedAway(report.attempt(), tip, report.found(), report.at());
    if (run.mode() == Mode.CANCELLED) {
      // It was past recall when the run was cancelled; now it is not.
      var why = "the run was cancelled before it landed";
      return Decision.accept(
          fact, new TaskCancelled(report.attempt().task(), why, "baton", report.at()));
    }
    if (landing.work().effort().chases() < run.limits().chases()) {
      return Decision.accept(fact);
    }
    var why = "the target moved away " + (run.limits().chases() + 1) + " times before the landing";
    return Decision.accept(fact, new TaskParked(report.attempt().task(), why, report.at()));
  }

  private static boolean isLanding(Task task, Commit combination) {
    return task instanceof Landing landing && landing.combination().commit().equals(combination);
  }

  private static Decision answerQuestion(Opened run, AnswerQuestion answer) {
    if (!run.outline().knows(answer.task())) {
      return Decision.refuse(new UnknownTask(answer.task()));
    }
    if (!(run.task(answer.task()) instanceof Asking(var live, _, var question, _))
        || question.number() != answer.number()) {
      return Decision.refuse(
          new WrongState(
              answer.task(), run.task(answer.task()).word(), "asking question " + answer.number()));
    }
    return Decision.accept(
        new QuestionAnswered(live.attempt(), question, answer.text(), answer.by(), answer.at()));
  }

  private static Decision approve(Opened run, Approve approve) {
    var refused = inState(run, approve.task(), Reviewing.class, "reviewing");
    if (refused.isPresent() || !(run.task(approve.task()) instanceof Reviewing reviewing)) {
      return refused.orElseThrow();
    }
    if (approve.reason().isEmpty() && !reviewing.opens().isEmpty()) {
      return Decision.refuse(new NeedsReason(approve.task(), reviewing.opens()));
    }
    var attempt = reviewing.work().attempt();
    var proof =
        approve
            .reason()
            .map(reason -> reviewing.proof().ruled(ruling(run, reviewing, approve, reason)))
            .orElse(reviewing.proof());
    return Decision.accept(
        new CandidateApproved(attempt, approve.by(), approve.at()),
        new CandidateQueued(attempt, run.nextTicket(), proof, approve.at()));
  }

  private static Ruling ruling(Opened run, Reviewing reviewing, Approve approve, Reason reason) {
    var title =
        reason.title().isBlank() ? run.outline().task(approve.task()).title() : reason.title();
    return new Ruling(
        title, reason.because(), reason.instead(), reviewing.opens(), approve.by(), approve.at());
  }

  private static Decision reject(Opened run, Reject reject) {
    return inState(run, reject.task(), Reviewing.class, "reviewing")
        .orElseGet(() -> {
          var attempt = run.task(reject.task()).holder().orElseThrow();
          var because =
              new Feedback(
                  attempt.number(), Cause.REVIEW, reject.by() + ": " + reject.why(), List.of());
          return sentBack(run, attempt, because, List.of(), reject.at());
        });
  }

  private static Decision holdTask(Opened run, HoldTask hold) {
    return mayLeave(run, hold.task())
        .or(() ->
            run.task(hold.task()) instanceof Parked
                ? Optional.of(new WrongState(hold.task(), "parked", "not parked"))
                : Optional.empty())
        .map(Decision::refuse)
        .orElseGet(() -> Decision.accept(new TaskParked(hold.task(), hold.why(), hold.at())));
  }

  private static Decision cancelTask(Opened run, CancelTask cancel) {
    return mayLeave(run, cancel.task())
        .map(Decision::refuse)
        .orElseGet(() ->
            Decision.accept(
                new TaskCancelled(cancel.task(), cancel.why(), cancel.by(), cancel.at())));
  }

  /// Why a person cannot take the task out of the work, if they cannot.
  private static Optional<Refusal> mayLeave(Opened run, TaskId id) {
    if (!run.outline().knows(id)) {
      return Optional.of(new UnknownTask(id));
    }
    var task = run.task(id);
    if (task.isOver()) {
      return Optional.of(new WrongState(id, task.word(), "neither landed nor cancelled"));
    }
    return task instanceof Landing
        ? Optional.of(new WrongState(id, "landing: its target may have moved", "not landing"))
        : Optional.empty();
  }

  private static Decision cancelRun(Opened run, CancelRun cancel) {
    if (run.mode() == Mode.CANCELLED) {
      return Decision.refuse(new NotRunning(run.mode()));
    }
    var events = new ArrayList<RunEvent>();
    events.add(new RunCancelled(cancel.why(), cancel.by(), cancel.at()));
    for (int place = 0; place < run.size(); place++) {
      var task = run.at(place);
      if (!task.isOver() && !(task instanceof Landing)) {
        events.add(
            new TaskCancelled(
                run.outline().task(place).id(), cancel.why(), cancel.by(), cancel.at()));
      }
    }
    return new Decision.Accepted(events);
  }

  private static Decision tick(Opened run, Instant at) {
    var events = new ArrayList<RunEvent>();
    for (int place = 0; place < run.size(); place++) {
      if (run.at(place) instanceof Attempting(var live, _) && at.isAfter(live.deadline())) {
        var patience = run.outline().task(place).patience();
        var because =
            new Feedback(
                live.attempt().number(),
                Cause.TIMED_OUT,
                "not done after " + patience.toMinutes() + " min",
                List.of());
        events.addAll(sentBack(run, live.attempt(), because, List.of(), at).events());
      }
      if (run.at(place) instanceof Resting(var live, _, var rest, var isDue)
          && !isDue
          && !at.isBefore(rest.until())) {
        events.add(new RestEnded(live.attempt(), at));
      }
    }
    return events.isEmpty()
        ? Decision.refuse(new NothingToDo("nobody is late, and nobody's rest is over"))
        : new Decision.Accepted(events);
  }

  /// The attempt is over. Whether another may follow depends on what has been spent already.
  private static Decision sentBack(
      Opened run, Attempt attempt, Feedback because, List<? extends RunEvent> first, Instant at) {
    var events = new ArrayList<RunEvent>(first);
    events.add(new SentBack(attempt, because, at));
    exhausted(run.limits(), run.effort(attempt.task()).after(because))
        .ifPresent(
            why -> events.add(new TaskParked(attempt.task(), why + "; " + because.text(), at)));
    return new Decision.Accepted(events);
  }

  private static Optional<String> exhausted(Limits limits, Effort effort) {
    if (effort.conflicts() > limits.conflicts()) {
      return Optional.of("sent back for conflicts " + limits.conflicts() + " times already");
    }
    if (effort.reworks() > limits.reworks()) {
      return Optional.of("red in combination " + limits.reworks() + " times already");
    }
    var failures = effort.attempts() - effort.conflicts() - effort.reworks();
    return failures >= limits.attempts()
        ? Optional.of(failures + " of " + limits.attempts() + " attempts failed")
        : Optional.empty();
  }

  private static Feedback refusal(Attempt attempt, Cause cause, Judgement judgement, Instant at) {
    return judgement
        .refusal(at)
        .map(result -> new Feedback(attempt.number(), cause, result.words(), result.evidence()))
        .orElseGet(() ->
            new Feedback(
                attempt.number(), cause, "no gate showed anything: no evidence", List.of()));
  }

  private static Decision stale(Answer answer, String why) {
    var name = answer.getClass().getSimpleName();
    return new Decision.Refused(
        new Refusal.Stale(answer.attempt(), why),
        List.of(new AnswerRefused(answer.attempt(), name, why, answer.at())));
  }

  private static String heldBy(Task task) {
    return task.holder().map(holder -> ", held by " + holder).orElse("");
  }

  private static Optional<Decision> inState(
      Opened run, TaskId task, Class<? extends Task> wanted, String word) {
    if (!run.outline().knows(task)) {
      return Optional.of(Decision.refuse(new UnknownTask(task)));
    }
    var found = run.task(task);
    return wanted.isInstance(found)
        ? Optional.empty()
        : Optional.of(Decision.refuse(new WrongState(task, found.word(), word)));
  }

  /// What the run owes the world now. Derived from the state alone, never from the event that led
  /// here: after a crash the engine asks again and nothing is lost.
  public static List<Step> next(Run run) {
    return switch (run) {
      case Run.Unopened() -> List.of();
      case Opened opened -> Owed.by(opened);
    };
  }

  /// What is to be done with each that waits to land, oldest first.
  public static List<Intent<Attempt>> queue(Opened run) {
    return Queueing.plan(run);
  }

  /// Every attempt whose performer may be at work.
  public static List<Live> live(Opened run) {
    return IntStream.range(0, run.size())
        .mapToObj(run::at)
        .flatMap(task -> Opened.live(task).stream())
        .toList();
  }
}
