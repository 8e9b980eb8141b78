package dev.baton.core.run;

import dev.baton.core.gate.Judgement;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
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
import dev.baton.core.run.Task.Cancelled;
import dev.baton.core.run.Task.Judging;
import dev.baton.core.run.Task.Landed;
import dev.baton.core.run.Task.Landing;
import dev.baton.core.run.Task.Live;
import dev.baton.core.run.Task.Parked;
import dev.baton.core.run.Task.Proof;
import dev.baton.core.run.Task.Queued;
import dev.baton.core.run.Task.Ready;
import dev.baton.core.run.Task.Rest;
import dev.baton.core.run.Task.Resting;
import dev.baton.core.run.Task.Reviewing;
import dev.baton.core.run.Task.Sitting;
import dev.baton.core.run.Task.Waiting;
import dev.baton.core.run.Task.Work;
import dev.baton.core.run.Trial.Green;
import dev.baton.core.run.Trial.Proving;
import dev.baton.core.run.Trial.Red;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A run that is under way or over. Immutable; one event makes the next one.
public final class Opened implements Run {
  private final RunId id;
  private final Outline outline;
  private final Limits limits;
  private final Mode mode;
  private final Optional<Stop> stop;
  private final Money spent;
  private final long fence;
  private final long ticket;
  private final Optional<Commit> tip;
  private final Pace pace;
  private final List<Attempt> queue;
  private final Places<Task> tasks;

  private Opened(
      RunId id,
      Outline outline,
      Limits limits,
      Mode mode,
      Optional<Stop> stop,
      Money spent,
      long fence,
      long ticket,
      Optional<Commit> tip,
      Pace pace,
      List<Attempt> queue,
      Places<Task> tasks) {
    this.id = id;
    this.outline = outline;
    this.limits = limits;
    this.mode = mode;
    this.stop = stop;
    this.spent = spent;
    this.fence = fence;
    this.ticket = ticket;
    this.tip = tip;
    this.pace = pace;
    this.queue = queue;
    this.tasks = tasks;
  }

  static Opened by(RunOpened event) {
    var first =
        event.outline().tasks().stream()
            .<Task>map(task ->
                task.depends().isEmpty()
                    ? new Ready(Effort.NONE)
                    : new Waiting(new HashSet<>(task.depends()), Effort.NONE))
            .toList();
    return new Opened(
        event.run(),
        event.outline(),
        event.limits(),
        Mode.RUNNING,
        Optional.empty(),
        Money.ZERO,
        0,
        0,
        Optional.empty(),
        Pace.UNKNOWN,
        List.of(),
        Places.of(first));
  }

  public RunId id() {
    return id;
  }

  public Outline outline() {
    return outline;
  }

  public Limits limits() {
    return limits;
  }

  public Mode mode() {
    return mode;
  }

  /// Why it is paused, where no person paused it.
  public Optional<Halt> halt() {
    return stop.filter(it -> !it.isOver()).map(Stop::halt);
  }

  boolean isNews(Attempt attempt, Halt found) {
    return stop.filter(it -> it.tells(attempt, found)).isEmpty();
  }

  /// What all attempts together have reported.
  public Money spent() {
    return spent;
  }

  /// The largest fence given out so far.
  public long fence() {
    return fence;
  }

  /// Where the target was when the run last looked, if it has.
  public Optional<Commit> tip() {
    return tip;
  }

  /// How long tasks take, and landings.
  Pace pace() {
    return pace;
  }

  /// What waits to land or is landing, oldest first.
  public List<Attempt> queue() {
    return queue;
  }

  long nextTicket() {
    return ticket + 1;
  }

  public Task task(TaskId task) {
    return tasks.get(outline.place(task));
  }

  Task at(int place) {
    return tasks.get(place);
  }

  int size() {
    return tasks.size();
  }

  public Stream<Task> tasks() {
    return IntStream.range(0, tasks.size()).mapToObj(tasks::get);
  }

  public long count(Class<? extends Task> state) {
    return tasks().filter(state::isInstance).count();
  }

  /// Every task has landed or was cancelled.
  public boolean isOver() {
    return tasks().allMatch(Task::isOver);
  }

  Opened after(RunEvent event) {
    return switch (event) {
      case RunOpened again -> throw new IllegalStateException("opened twice: " + again.run());
      case RunPaused _ -> with(Mode.PAUSED);
      case RunResumed _ -> with(stop.map(Stop::over)).with(Mode.RUNNING);
      case RunCancelled _ -> with(stop.map(Stop::over)).with(Mode.CANCELLED);
      case BudgetRaised(var budget, _, _) -> with(raised(budget));
      case DeadlinesMoved(var by, _) -> moved(by);
      case AttemptStarted started -> started(started);
      case PerformerLaunched _,
          EvidenceKept _,
          AnswerRefused _,
          CandidateJudged _,
          CandidateApproved _,
          ConflictFound _ ->
          this;
      case UsageReported(var attempt, var total, _) -> used(attempt, total);
      case QuestionAsked asked -> put(asked.task(), asking(asked));
      case QuestionAnswered answered -> put(answered.task(), answered(answered));
      case AttemptRested rested -> put(rested.task(), resting(rested));
      case RestEnded(var attempt, _) -> put(attempt.task(), due(attempt));
      case AttemptResumed(var attempt, var deadline, _) ->
          put(attempt.task(), resumed(attempt, deadline));
      case CandidateHandedIn(var attempt, var candidate, var at) ->
          pace(pace.worked(worked(attempt, at)))
              .put(
                  attempt.task(),
                  new Judging(
                      new Work(attempt, candidate, effort(attempt.task()), Optional.of(at))));
      case ReviewAsked(var attempt, var proof, var why, var opens, _) ->
          put(attempt.task(), new Reviewing(work(attempt).reviewed(), proof, why, opens));
      case CandidateQueued(var attempt, var number, var proof, _) ->
          put(attempt.task(), new Queued(work(attempt), proof, number, Optional.empty()))
              .ticket(number);
      case Combined combined -> combined(combined);
      case CombinationJudged(var attempt, var judgement, var cleared, _) ->
          tried(attempt, cleared ? green(attempt) : red(attempt, judgement));
      case CombinationKnown(var attempt, _, _) -> tried(attempt, green(attempt));
      case TrialUnclear(var attempt, var ahead, var why, _) ->
          tried(attempt, new Trial.Unclear(ahead, why));
      case LandingBegun(var attempt, var combination, _) ->
          put(
              attempt.task(),
              new Landing(work(attempt), proof(attempt), ticket(attempt), combination));
      case TargetMovedAway(var attempt, _, var found, _) -> movedAway(attempt, found);
      case RunHalted(_, var why, _) -> halted(why);
      case SentBack(var attempt, var feedback, _) ->
          put(attempt.task(), new Ready(effort(attempt.task()).after(feedback)));
      case TaskLanded(var attempt, var commit, var at) ->
          work(attempt)
              .handedIn()
              .map(since -> pace(pace.landed(Duration.between(since, at))))
              .orElse(this)
              .landed(attempt, commit);
      case TaskParked(var task, var why, _) ->
          put(task, new Parked(task(task).holder(), effort(task), why));
      case TaskReopened(var task, _, _) -> put(task, reopened(task));
      case TaskCancelled(var task, var why, _, _) ->
          put(task, new Cancelled(task(task).holder(), why));
    };
  }

  /// What the task has cost so far, whatever state it is in.
  public Effort effort(TaskId task) {
    return switch (task(task)) {
      case Waiting(_, var effort) -> effort;
      case Ready(var effort) -> effort;
      case Attempting(_, var effort) -> effort;
      case Asking(_, var effort, _, _) -> effort;
      case Resting(_, var effort, _, _) -> effort;
      case Judging(var work) -> work.effort();
      case Reviewing(var work, _, _, _) -> work.effort();
      case Queued(var work, _, _, _) -> work.effort();
      case Landing(var work, _, _, _) -> work.effort();
      case Parked(_, var effort, _) -> effort;
      case Landed _, Cancelled _ -> Effort.NONE;
    };
  }

  // A task can be taken out before its turn has come, and others may have landed meanwhile.
  private Task reopened(TaskId task) {
    var waitsFor =
        outline.task(outline.place(task)).depends().stream()
            .filter(before -> !(task(before) instanceof Landed))
            .collect(Collectors.toSet());
    var effort = effort(task).forgiven();
    return waitsFor.isEmpty() ? new Ready(effort) : new Waiting(waitsFor, effort);
  }

  private Opened started(AttemptStarted event) {
    var live =
        new Live(
            event.attempt(),
            event.role().orElse(outline.task(event.task()).roles().getFirst()),
            event.base(),
            event.deadline(),
            Usage.NONE,
            List.of(),
            Sitting.FIRST);
    var attempting = new Attempting(live, effort(event.task()).begun());
    return put(event.task(), attempting).fence(event.attempt().fence());
  }

  private Task asking(QuestionAsked event) {
    var attempting = expect(event.task(), Attempting.class);
    return new Asking(attempting.live(), attempting.effort(), event.question(), event.at());
  }

  // The clock of an attempt stands still while it waits for a person.
  private Task answered(QuestionAnswered event) {
    var asking = expect(event.task(), Asking.class);
    var live = asking.live();
    var waited = Duration.between(asking.since(), event.at());
    var deadline = waited.isPositive() ? live.deadline().plus(waited) : live.deadline();
    var exchange = new Exchange(event.question(), event.answer(), event.by());
    return new Attempting(live.due(deadline).answered(exchange), asking.effort());
  }

  private Task resting(AttemptRested event) {
    var attempting = expect(event.task(), Attempting.class);
    var rest = new Rest(event.at(), event.until(), event.why());
    return new Resting(attempting.live(), attempting.effort(), rest, false);
  }

  private Task due(Attempt attempt) {
    var resting = expect(attempt.task(), Resting.class);
    return new Resting(resting.live(), resting.effort(), resting.rest(), true);
  }

  private Task resumed(Attempt attempt, Instant deadline) {
    var resting = expect(attempt.task(), Resting.class);
    return new Attempting(resting.live().due(deadline).again(), resting.effort());
  }

  private Opened used(Attempt attempt, Usage total) {
    return switch (task(attempt.task())) {
      case Attempting(var live, var effort) ->
          put(attempt.task(), new Attempting(live.used(total), effort)).spent(live.usage(), total);
      case Asking(var live, var effort, var question, var since) ->
          put(attempt.task(), new Asking(live.used(total), effort, question, since))
              .spent(live.usage(), total);
      default -> throw surprise(attempt.task(), "attempting or asking");
    };
  }

  private Opened moved(Duration by) {
    var moved = this;
    for (int place = 0; place < tasks.size(); place++) {
      if (tasks.get(place) instanceof Attempting(var live, var effort)) {
        var later = new Attempting(live.due(live.deadline().plus(by)), effort);
        moved = moved.put(outline.task(place).id(), later);
      }
    }
    return moved;
  }

  private Opened landed(Attempt attempt, Commit commit) {
    var candidate = candidate(attempt).commit();
    var landed =
        put(attempt.task(), new Landed(attempt, candidate, commit)).tip(seen(attempt, commit));
    for (var dependent : outline.dependents(outline.place(attempt.task()))) {
      landed = landed.freed(dependent, attempt.task());
    }
    var reach = proof(attempt).reach();
    return landed.retried(
        (it, trial) -> trial.after(attempt, commit, reach.meets(it.proof().reach())));
  }

  // Whoever looked at the target while it was landing has seen what came on top of it.
  private Commit seen(Attempt attempt, Commit landed) {
    return task(attempt.task()) instanceof Landing landing
            && tip.filter(it -> !it.equals(landing.combination().tip())).isPresent()
        ? tip.get()
        : landed;
  }

  private Opened freed(int place, TaskId landed) {
    if (!(tasks.get(place) instanceof Waiting(var on, var effort))) {
      return this;
    }
    var left = new HashSet<>(on);
    left.remove(landed);
    Task next = left.isEmpty() ? new Ready(effort) : new Waiting(left, effort);
    return with(tasks.with(place, next));
  }

  // From another tip than the others were tried on: whatever came meanwhile, they were tried
  // without it.
  private Opened combined(Combined event) {
    var found = event.combination().tip();
    var same = tip.isEmpty() || tip.get().equals(found) ? this : untried();
    var isKnown =
        same.queued(event.attempt()).trial().filter(it -> it.isOfEarlier(same.tip)).isPresent();
    return same.tip(found)
        .tried(event.attempt(), new Proving(event.ahead(), event.combination(), isKnown));
  }

  private Opened movedAway(Attempt attempt, Commit found) {
    var work = work(attempt);
    var effort = work.effort().chased();
    var again = new Work(attempt, work.candidate(), effort, work.handedIn());
    return put(attempt.task(), new Queued(again, proof(attempt), ticket(attempt), Optional.empty()))
        .tip(found)
        .untried();
  }

  private Opened halted(Halt why) {
    return with(Optional.of(new Stop(why, fence, false)))
        .with(mode == Mode.RUNNING ? Mode.PAUSED : mode)
        .untried();
  }

  private Opened untried() {
    return retried((_, _) -> Optional.empty());
  }

  private Opened retried(BiFunction<Queued, Trial, Optional<Trial>> change) {
    var changed = this;
    for (var attempt : queue) {
      if (task(attempt.task()) instanceof Queued queued && queued.trial().isPresent()) {
        var trial = queued.trial().flatMap(it -> change.apply(queued, it));
        changed = changed.put(attempt.task(), queued.tried(trial));
      }
    }
    return changed;
  }

  private Opened tried(Attempt attempt, Trial trial) {
    return put(attempt.task(), queued(attempt).tried(Optional.of(trial)));
  }

  private Green green(Attempt attempt) {
    var proving = proving(attempt);
    return new Green(proving.ahead(), proving.combination());
  }

  private Red red(Attempt attempt, Judgement judgement) {
    var proving = proving(attempt);
    return new Red(proving.ahead(), proving.combination(), judgement);
  }

  Proving proving(Attempt attempt) {
    return queued(attempt)
        .trial()
        .flatMap(trial -> trial instanceof Proving it ? Optional.of(it) : Optional.empty())
        .orElseThrow(() -> surprise(attempt.task(), "being proved"));
  }

  private Queued queued(Attempt attempt) {
    return expect(attempt.task(), Queued.class);
  }

  private long ticket(Attempt attempt) {
    return ticket(task(attempt.task())).orElseThrow(() -> surprise(attempt.task(), "in the queue"));
  }

  private static Optional<Long> ticket(Task task) {
    return switch (task) {
      case Queued(_, _, var number, _) -> Optional.of(number);
      case Landing(_, _, var number, _) -> Optional.of(number);
      default -> Optional.empty();
    };
  }

  Candidate candidate(Attempt attempt) {
    return work(attempt).candidate();
  }

  private Work work(Attempt attempt) {
    return switch (task(attempt.task())) {
      case Judging(var work) -> work;
      case Reviewing(var work, _, _, _) -> work;
      case Queued(var work, _, _, _) -> work;
      case Landing(var work, _, _, _) -> work;
      default -> throw surprise(attempt.task(), "one that has handed in");
    };
  }

  Proof proof(Attempt attempt) {
    return switch (task(attempt.task())) {
      case Reviewing(_, var proof, _, _) -> proof;
      case Queued(_, var proof, _, _) -> proof;
      case Landing(_, var proof, _, _) -> proof;
      default -> throw surprise(attempt.task(), "one that was cleared");
    };
  }

  private <T extends Task> T expect(TaskId task, Class<T> state) {
    var found = task(task);
    if (!state.isInstance(found)) {
      throw surprise(task, state.getSimpleName());
    }
    return state.cast(found);
  }

  private IllegalStateException surprise(TaskId task, String wanted) {
    return new IllegalStateException(task + " is " + task(task) + ", not " + wanted);
  }

  private Limits raised(Money budget) {
    return new Limits(
        limits.attempts(),
        limits.conflicts(),
        limits.reworks(),
        limits.chases(),
        limits.proofs(),
        budget,
        limits.slots(),
        limits.approvals());
  }

  private Opened put(TaskId task, Task state) {
    var before = ticket(task(task));
    var after = with(tasks.with(outline.place(task), state));
    return ticket(state).equals(before) ? after : after.lined(task);
  }

  // The queue is short while the plan is long, so who is in it stands by itself.
  private Opened lined(TaskId changed) {
    var line =
        Stream.concat(
                queue.stream().filter(attempt -> !attempt.task().equals(changed)),
                task(changed).holder().filter(_ -> ticket(task(changed)).isPresent()).stream())
            .sorted(Comparator.comparingLong(this::ticket))
            .toList();
    return new Opened(
        id, outline, limits, mode, stop, spent, fence, ticket, tip, pace, line, tasks);
  }

  private Opened tip(Commit found) {
    var now = Optional.of(found);
    return new Opened(
        id, outline, limits, mode, stop, spent, fence, ticket, now, pace, queue, tasks);
  }

  // What was waited for answers moved the deadline.
  private Duration worked(Attempt attempt, Instant at) {
    var live = expect(attempt.task(), Attempting.class).live();
    var patience = outline.task(attempt.task()).patience();
    return patience.minus(Duration.between(at, live.deadline()));
  }

  private Opened pace(Pace now) {
    return new Opened(
        id, outline, limits, mode, stop, spent, fence, ticket, tip, now, queue, tasks);
  }

  private Opened with(Places<Task> changed) {
    return new Opened(
        id, outline, limits, mode, stop, spent, fence, ticket, tip, pace, queue, changed);
  }

  private Opened with(Optional<Stop> changed) {
    return new Opened(
        id, outline, limits, mode, changed, spent, fence, ticket, tip, pace, queue, tasks);
  }

  private Opened with(Mode changed) {
    return new Opened(
        id, outline, limits, changed, stop, spent, fence, ticket, tip, pace, queue, tasks);
  }

  private Opened with(Limits changed) {
    return new Opened(
        id, outline, changed, mode, stop, spent, fence, ticket, tip, pace, queue, tasks);
  }

  private Opened fence(long given) {
    return new Opened(
        id,
        outline,
        limits,
        mode,
        stop,
        spent,
        Math.max(fence, given),
        ticket,
        tip,
        pace,
        queue,
        tasks);
  }

  private Opened ticket(long given) {
    return new Opened(
        id,
        outline,
        limits,
        mode,
        stop,
        spent,
        fence,
        Math.max(ticket, given),
        tip,
        pace,
        queue,
        tasks);
  }

  private Opened spent(Usage before, Usage after) {
    var sum = spent.plus(after.money().minus(before.money()));
    return new Opened(id, outline, limits, mode, stop, sum, fence, ticket, tip, pace, queue, tasks);
  }

  @Override
  public String toString() {
    var text = new StringBuilder(id + " " + mode.word());
    Consumer<Integer> line =
        place -> text.append("\n  ").append(outline.task(place).id()).append(' ').append(at(place));
    IntStream.range(0, size()).boxed().forEach(line);
    return text.toString();
  }

  /// The attempt somebody works on, if somebody does.
  static Optional<Live> live(Task task) {
    return switch (task) {
      case Attempting(var live, _) -> Optional.of(live);
      case Asking(var live, _, _, _) -> Optional.of(live);
      default -> Optional.empty();
    };
  }
}
