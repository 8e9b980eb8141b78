package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.h1;
import static dev.baton.app.page.html.Html.h2;
import static dev.baton.app.page.html.Html.link;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.row;
import static dev.baton.app.page.html.Html.table;
import static dev.baton.app.page.html.Html.text;

import dev.baton.app.cli.Lines;
import dev.baton.app.page.Ground.Seen;
import dev.baton.app.page.html.Html;
import dev.baton.core.gate.Verdict;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEventCodec;
import dev.baton.core.run.Task;
import dev.baton.core.run.TaskOutline;
import dev.baton.core.run.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What was cleared and is on its way onto the target, in order; and what became of the others.
final class QueueScreen {
  private static final int MOST = 100;

  private final Ground ground;

  QueueScreen(Ground ground) {
    this.ground = ground;
  }

  Frame.Screen screen() {
    return new Frame.Screen(
        "/queue",
        "Queue",
        ground
            .latest()
            .map(QueueScreen::body)
            .orElseGet(() ->
                all(
                    h1(text("Queue")),
                    Words.empty("There is no run, so nothing is queued.", text("")))));
  }

  private static Html body(Seen seen) {
    var run = seen.run();
    var queued =
        run.outline().tasks().stream()
            .filter(it -> ticket(run.task(it.id())) > 0)
            .sorted(Comparator.comparingLong(it -> ticket(run.task(it.id()))))
            .toList();
    return all(
        h1(text("Queue"), Words.soft("onto " + run.outline().target())),
        run.halt()
            .map(halt -> p(Words.badge("bad", "red tip"), text(" " + halt.words())))
            .orElse(Html.nothing()),
        queued.isEmpty()
            ? Words.empty(
                "Nothing is queued.",
                text("What is cleared by its gates comes here, and lands from here."))
            : table(
                List.of("Number", "Task", "Where it is", "Tier", "Candidate"),
                queued.stream().map(it -> line(it, run.task(it.id()))).toList()),
        h2(text("What became of the others")),
        history(seen));
  }

  private static long ticket(Task task) {
    return switch (task) {
      case Task.Queued(_, _, var ticket, _) -> ticket;
      case Task.Landing(_, _, var ticket, _) -> ticket;
      default -> 0;
    };
  }

  private static Html line(TaskOutline outline, Task task) {
    return switch (task) {
      case Task.Queued(var work, var proof, var ticket, var trial) ->
          line(
              outline,
              work,
              proof,
              ticket,
              trial.map(QueueScreen::tried).orElse(text("not tried yet")));
      case Task.Landing(var work, var proof, var ticket, var combination) ->
          line(
              outline,
              work,
              proof,
              ticket,
              all(
                  Words.badge("good", "landing"),
                  text(" the target moves to " + combination.commit().brief())));
      default -> Html.nothing();
    };
  }

  private static Html line(
      TaskOutline outline, Task.Work work, Task.Proof proof, long ticket, Html where) {
    return row(
        text(ticket),
        all(Words.task(outline.id()), text(" " + outline.title())),
        where,
        text(proof.tier().name()),
        Html.code(work.candidate().commit().brief()));
  }

  /// What is known of it, and on what guess.
  private static Html tried(Trial trial) {
    var ahead = trial.ahead();
    var guess =
        ahead.isEmpty()
            ? " on the target as it is"
            : " as if "
                + ahead.stream().map(Attempt::toString).collect(Collectors.joining(", "))
                + " had landed";
    return switch (trial) {
      case Trial.Proving(_, var combination) ->
          all(Words.badge("busy", "proving"), text(" tree " + combination.tree().brief() + guess));
      case Trial.Green(_, var combination) ->
          all(Words.badge("good", "green"), text(" tree " + combination.tree().brief() + guess));
      case Trial.Red(_, _, var judgement) ->
          all(
              Words.badge("bad", "red"),
              text(
                  guess
                      + judgement.results().stream()
                          .filter(it -> it.verdict() instanceof Verdict.Fail)
                          .findFirst()
                          .map(it -> ": " + it.words())
                          .orElse("")));
      case Trial.Unclear(_, var why) ->
          all(Words.badge("wait", "unclear"), text(guess + ": " + why));
    };
  }

  private static Html history(Seen seen) {
    var told =
        seen.entries().reversed().stream()
            .filter(it -> isOfQueue(RunEventCodec.read(it.entry())))
            .limit(MOST)
            .toList();
    return told.isEmpty()
        ? p(Words.soft("Nothing has been queued yet."))
        : Html.element(
            "ol",
            cls("events"),
            each(
                told,
                it -> {
                  var event = RunEventCodec.read(it.entry());
                  return Html.element(
                      "li",
                      cls(TaskScreen.tone(event)),
                      link("/record/" + it.sequence(), cls("no"), text(it.sequence())),
                      Html.span(cls("grow"), text(Lines.of(event))),
                      Words.time(event.at()));
                }));
  }

  private static boolean isOfQueue(RunEvent event) {
    return event instanceof RunEvent.CandidateQueued
        || event instanceof RunEvent.Combined
        || event instanceof RunEvent.CombinationJudged
        || event instanceof RunEvent.CombinationKnown
        || event instanceof RunEvent.ConflictFound
        || event instanceof RunEvent.TargetMovedAway
        || event instanceof RunEvent.TrialUnclear
        || event instanceof RunEvent.LandingBegun
        || event instanceof RunEvent.RunHalted
        || event instanceof RunEvent.TaskLanded;
  }
}
