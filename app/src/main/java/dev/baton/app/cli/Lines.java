package dev.baton.app.cli;

import dev.baton.app.Outlook;
import dev.baton.core.gate.Judgement;
import dev.baton.core.gate.Verdict;
import dev.baton.core.incident.IncidentEvent;
import dev.baton.core.incident.IncidentEvent.IncidentClosed;
import dev.baton.core.incident.IncidentEvent.IncidentExamined;
import dev.baton.core.incident.IncidentEvent.IncidentOpened;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunEvent;
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
import dev.baton.core.run.Task;
import dev.baton.core.run.TaskOutline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Facts and states as lines for a person.
public final class Lines {
  private Lines() {}

  /// One fact, without its time.
  public static String of(RunEvent event) {
    return Console.visible(
        switch (event) {
          case RunOpened(var run, var outline, _, var by, _) ->
              run
                  + " opened by "
                  + by
                  + ": "
                  + Console.count(outline.tasks().size(), "task")
                  + " onto "
                  + outline.target();
          case RunPaused(var by, _) -> "paused by " + by;
          case RunResumed(var by, _) -> "resumed by " + by;
          case RunHalted(var attempt, var halt, _) ->
              "halted, for nothing can pass: " + halt.words() + " (seen with " + attempt + ")";
          case RunCancelled(var why, var by, _) -> "cancelled by " + by + ": " + why;
          case BudgetRaised(var budget, var by, _) -> "budget raised to " + budget + " by " + by;
          case DeadlinesMoved(var by, _) ->
              "the machine slept; deadlines moved by " + by.toMinutes() + " min";
          case AttemptStarted(var attempt, var role, var base, _, _) ->
              attempt + role.map(it -> " by " + it).orElse("") + " begins on " + base.brief();
          case PerformerLaunched(var attempt, var process, _) ->
              attempt + " performs as process " + process.pid();
          case EvidenceKept(var attempt, var evidence, _) ->
              attempt + " " + evidence.kind() + " kept as " + evidence.hash().brief();
          case UsageReported(var attempt, var total, _) -> attempt + " has used " + total.money();
          case QuestionAsked(var attempt, var question, _) -> attempt + " asks: " + question.text();
          case QuestionAnswered(var attempt, _, var answer, var by, _) ->
              attempt + " is answered by " + by + ": " + answer;
          case AttemptRested(var attempt, var until, var why, _) ->
              attempt + " rests until " + until.truncatedTo(ChronoUnit.SECONDS) + ": " + why;
          case RestEnded(var attempt, _) -> attempt + " has rested";
          case AttemptResumed(var attempt, _, _) -> attempt + " goes on";
          case CandidateHandedIn(var attempt, var candidate, _) ->
              attempt + " hands in " + candidate.commit().brief();
          case CandidateJudged(var attempt, var judgement, var cleared, _) ->
              attempt
                  + (cleared ? " is cleared by " : " is refused by ")
                  + gates(judgement, cleared, event.at());
          case ReviewAsked(var attempt, _, var why, _, _) ->
              attempt + " waits for a person: " + why;
          case CandidateApproved(var attempt, var by, _) -> attempt + " approved by " + by;
          case CandidateQueued(var attempt, var ticket, _, _) ->
              attempt + " queued as number " + ticket;
          case Combined(var attempt, var ahead, var combination, _) ->
              attempt
                  + " combined with "
                  + combination.tip().brief()
                  + behind(ahead)
                  + " as tree "
                  + combination.tree().brief()
                  + Outlook.settled(combination);
          case TrialUnclear(var attempt, var ahead, var why, _) ->
              attempt + " cannot be told yet" + behind(ahead) + ": " + why;
          case LandingBegun(var attempt, var combination, _) ->
              attempt + " lands as " + combination.commit().brief();
          case CombinationJudged(var attempt, var judgement, var cleared, _) ->
              attempt
                  + " combined is "
                  + (cleared ? "cleared by " : "refused by ")
                  + gates(judgement, cleared, event.at());
          case CombinationKnown(var attempt, var tree, _) ->
              attempt + " combined is tree " + tree.brief() + ", judged before";
          case TargetMovedAway(var attempt, _, var found, _) ->
              attempt + " must combine again: the target moved to " + found.brief();
          case ConflictFound(var attempt, var tip, var paths, _) ->
              attempt + " conflicts with " + tip.brief() + " in " + String.join(", ", paths);
          case SentBack(var attempt, var feedback, _) ->
              attempt + " sent back (" + feedback.cause().word() + "): " + feedback.text();
          case TaskLanded(var attempt, var commit, _) -> attempt + " landed as " + commit.brief();
          case TaskParked(var task, var why, _) -> task + " parked: " + why;
          case TaskReopened(var task, var by, _) -> task + " reopened by " + by;
          case TaskCancelled(var task, var why, var by, _) ->
              task + " cancelled by " + by + ": " + why;
          case AnswerRefused(var attempt, var answer, var why, _) ->
              attempt + " " + answer + " refused as stale: " + why;
        });
  }

  /// One fact about an incident, without its time.
  public static String of(IncidentEvent event) {
    return Console.visible(
        switch (event) {
          case IncidentOpened(var id, var text, _, var task, var by, _) ->
              id + " opened by " + by + task.map(it -> " about " + it).orElse("") + ": " + text;
          case IncidentExamined(var id, var finding, _) ->
              id + " examined: " + finding.verdict().word() + ", " + finding.reason();
          case IncidentClosed(var id, var because, var by, _) ->
              id + " closed by " + by + ": " + because;
        });
  }

  private static String gates(Judgement judgement, boolean cleared, Instant at) {
    return cleared
        ? judgement.results().stream().filter(it -> it.verdict() instanceof Verdict.Pass).count()
            + " gates"
        : judgement
            .refusal(at)
            .map(it -> it.gate().id() + " " + it.gate().name() + ": " + it.verdict().why())
            .orElse("no gate at all");
  }

  /// Every task with its state and what it waits for.
  static List<List<String>> tasks(Opened run, Console console) {
    var rows = new ArrayList<List<String>>();
    var queue = Outlook.all(run);
    for (var outline : run.outline().tasks()) {
      rows.add(
          List.of(
              outline.id().value(),
              painted(run.task(outline.id()), console),
              note(run, outline, queue),
              Console.visible(outline.title())));
    }
    return rows;
  }

  private static String painted(Task task, Console console) {
    return switch (task) {
      case Task.Landed _ -> console.good(task.word());
      case Task.Parked _, Task.Asking _, Task.Reviewing _ -> console.warn(task.word());
      case Task.Cancelled _ -> console.bad(task.word());
      case Task.Waiting _ -> console.faint(task.word());
      default -> task.word();
    };
  }

  private static String note(Opened run, TaskOutline outline, List<Outlook> queue) {
    return switch (run.task(outline.id())) {
      case Task.Waiting(var on, _) ->
          "for " + on.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
      case Task.Attempting(var live, _) ->
          "attempt " + live.attempt().number() + " by " + live.role();
      case Task.Asking(_, _, var question, _) -> "asks: " + cut(question.text());
      case Task.Resting(_, _, var rest, var isDue) ->
          isDue
              ? "goes on when a slot is free"
              : "until " + rest.until().truncatedTo(ChronoUnit.SECONDS) + ": " + cut(rest.why());
      case Task.Queued queued ->
          queue.stream()
              .filter(it -> it.attempt().equals(queued.work().attempt()))
              .map(it -> cut(it.why()))
              .collect(Collectors.joining());
      case Task.Parked(_, _, var why) -> cut(why);
      case Task.Reviewing(_, _, var why, _) -> cut(why);
      case Task.Landed(_, _, var commit) -> commit.brief();
      case Task.Cancelled(_, var why) -> cut(why);
      default -> {
        var attempts = run.effort(outline.id()).attempts();
        yield attempts == 0 ? "" : "attempt " + attempts;
      }
    };
  }

  private static String behind(List<Attempt> ahead) {
    return ahead.isEmpty()
        ? ""
        : ahead.stream()
            .map(Attempt::toString)
            .collect(Collectors.joining(", ", ", as if landed: ", ""));
  }

  private static String cut(String text) {
    var line = Console.visible(text);
    return line.length() <= 60 ? line : line.substring(0, 57) + "...";
  }

  /// How the run stands, in one sentence.
  static String standing(Opened run) {
    var counts = new ArrayList<String>();
    for (var word :
        List.of(
            "landed",
            "landing",
            "queued",
            "reviewing",
            "judging",
            "asking",
            "attempting",
            "ready",
            "waiting",
            "parked",
            "cancelled")) {
      var count = run.tasks().filter(task -> task.word().equals(word)).count();
      if (count > 0) {
        counts.add(count + " " + word);
      }
    }
    return "%s is %s: %s; spent %s of %s"
        .formatted(
            run.id(),
            run.isOver() ? "over" : run.mode().word(),
            String.join(", ", counts),
            run.spent(),
            run.limits().budget());
  }
}
