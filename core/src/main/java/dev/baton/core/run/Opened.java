package dev.baton.core.run;

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
import dev.baton.core.run.RunEvent.UsageReported;
import dev.baton.core.run.Task.Asking;
import dev.baton.core.run.Task.Attempting;
import dev.baton.core.run.Task.Cancelled;
import dev.baton.core.run.Task.Judging;
import dev.baton.core.run.Task.Landed;
import dev.baton.core.run.Task.Landing;
import dev.baton.core.run.Task.Live;
import dev.baton.core.run.Task.Parked;
import dev.baton.core.run.Task.Phase;
import dev.baton.core.run.Task.Proof;
import dev.baton.core.run.Task.Queued;
import dev.baton.core.run.Task.Ready;
import dev.baton.core.run.Task.Rest;
import dev.baton.core.run.Task.Resting;
import dev.baton.core.run.Task.Reviewing;
import dev.baton.core.run.Task.Sitting;
import dev.baton.core.run.Task.Waiting;
import dev.baton.core.run.Task.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
      Places<Task> tasks) {
    this.id = id;
    this.outline = outline;
    this.limits = limits;
    this.mode = mode;
    this.stop = stop;
    this.spent = spent;
    this.fence = fence;
    this.ticket = ticket;
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
      case CandidateHandedIn(var attempt, var candidate, _) ->
          put(attempt.task(), new Judging(new Work(attempt, candidate, effort(attempt.task()))));
      case ReviewAsked(var attempt, var proof, var why, var opens, _) ->
          put(attempt.task(), new Reviewing(work(attempt), proof, why, opens));
      case CandidateQueued(var attempt, var number, var proof, _) ->
          put(attempt.task(), new Queued(work(attempt), proof, number)).ticket(number);
      case Combined(var attempt, var combination, _) ->
          put(
              attempt.task(),
              new Landing(
                  work(attempt),
                  proof(attempt),
                  queued(attempt).ticket(),
                  combination,
                  Phase.PROVING));
      case CombinationJudged(var attempt, _, var cleared, _) ->
          cleared ? put(attempt.task(), moving(attempt)) : this;
      case CombinationKnown(var attempt, _, _) -> put(attempt.task(), moving(attempt));
      case TargetMovedAway(var attempt, _, _, _) ->
          put(attempt.task(), queuedAgain(attempt, effort(attempt.task()).chased()));
      case RunHalted(var attempt, var why, _) -> halted(attempt, why);
      case SentBack(var attempt, var feedback, _) ->
          put(attempt.task(), new Ready(effort(attempt.task()).after(feedback)));
      case TaskLanded(var attempt, var commit, _) -> landed(attempt, commit);
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
      case Queued(var work, _, _) -> work.effort();
      case Landing(var work, _, _, _, _) -> work.effort();
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
    var landing = expect(attempt.task(), Landing.class);
    var candidate = landing.work().candidate().commit();
    var landed = put(attempt.task(), new Landed(attempt, candidate, commit));
    for (var dependent : outline.dependents(outline.place(attempt.task()))) {
      landed = landed.freed(dependent, attempt.task());
    }
    return landed;
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

  private Landing moving(Attempt attempt) {
    var landing = expect(attempt.task(), Landing.class);
    return new Landing(
        landing.work(), landing.proof(), landing.ticket(), landing.combination(), Phase.MOVING);
  }

  private Opened halted(Attempt attempt, Halt why) {
    var halted =
        with(Optional.of(new Stop(why, fence, false)))
            .with(mode == Mode.RUNNING ? Mode.PAUSED : mode);
    return task(attempt.task()) instanceof Landing(var work, _, _, _, _)
        ? halted.put(attempt.task(), queuedAgain(attempt, work.effort()))
        : halted;
  }

  private Queued queuedAgain(Attempt attempt, Effort effort) {
    var landing = expect(attempt.task(), Landing.class);
    return new Queued(
        new Work(attempt, landing.work().candidate(), effort), landing.proof(), landing.ticket());
  }

  private Queued queued(Attempt attempt) {
    return expect(attempt.task(), Queued.class);
  }

  private Work work(Attempt attempt) {
    return switch (task(attempt.task())) {
      case Judging(var work) -> work;
      case Reviewing(var work, _, _, _) -> work;
      case Queued(var work, _, _) -> work;
      case Landing(var work, _, _, _, _) -> work;
      default -> throw surprise(attempt.task(), "one that has handed in");
    };
  }

  private Proof proof(Attempt attempt) {
    return switch (task(attempt.task())) {
      case Reviewing(_, var proof, _, _) -> proof;
      case Queued(_, var proof, _) -> proof;
      case Landing(_, var proof, _, _, _) -> proof;
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
        budget,
        limits.slots(),
        limits.approvals());
  }

  private Opened put(TaskId task, Task state) {
    return with(tasks.with(outline.place(task), state));
  }

  private Opened with(Places<Task> changed) {
    return new Opened(id, outline, limits, mode, stop, spent, fence, ticket, changed);
  }

  private Opened with(Optional<Stop> changed) {
    return new Opened(id, outline, limits, mode, changed, spent, fence, ticket, tasks);
  }

  private Opened with(Mode changed) {
    return new Opened(id, outline, limits, changed, stop, spent, fence, ticket, tasks);
  }

  private Opened with(Limits changed) {
    return new Opened(id, outline, changed, mode, stop, spent, fence, ticket, tasks);
  }

  private Opened fence(long given) {
    return new Opened(
        id, outline, limits, mode, stop, spent, Math.max(fence, given), ticket, tasks);
  }

  private Opened ticket(long given) {
    return new Opened(
        id, outline, limits, mode, stop, spent, fence, Math.max(ticket, given), tasks);
  }

  private Opened spent(Usage before, Usage after) {
    var sum = spent.plus(after.money().minus(before.money()));
    return new Opened(id, outline, limits, mode, stop, sum, fence, ticket, tasks);
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
