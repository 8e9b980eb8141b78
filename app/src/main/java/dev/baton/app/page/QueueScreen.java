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

import dev.baton.app.Outlook;
import dev.baton.app.cli.Lines;
import dev.baton.app.page.Ground.Seen;
import dev.baton.app.page.html.Html;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEventCodec;
import dev.baton.core.run.Task;
import dev.baton.core.run.TaskOutline;
import dev.baton.core.run.Trial;
import java.util.List;
import java.util.Map;

/// What was cleared and is on its way onto the target, in order; and what became of the others.
final class QueueScreen {
  private static final int MOST = 100;
  private static final Map<String, String> TONES =
      Map.of("landing", "good", "proved", "good", "proving", "busy", "doubtful", "bad");

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
    var line = Outlook.all(run);
    return all(
        h1(text("Queue"), Words.soft("onto " + run.outline().target())),
        run.halt()
            .map(halt -> p(Words.badge("bad", "red tip"), text(" " + halt.words())))
            .orElse(Html.nothing()),
        line.isEmpty()
            ? Words.empty(
                "Nothing is queued.",
                text("What is cleared by its gates comes here, and lands from here."))
            : table(
                List.of("Task", "Stands", "Why", "Tree"),
                line.stream().map(it -> line(run, it)).toList()),
        h2(text("What became of the others")),
        history(seen));
  }

  private static Html line(Opened run, Outlook outlook) {
    var task = outlook.attempt().task();
    return row(
        all(Words.task(task), text(" " + title(run, task))),
        Words.badge(TONES.getOrDefault(outlook.word(), "idle"), outlook.word()),
        text(outlook.why()),
        tree(run.task(task)));
  }

  private static String title(Opened run, TaskId task) {
    return run.outline().tasks().stream()
        .filter(outline -> outline.id().equals(task))
        .map(TaskOutline::title)
        .findFirst()
        .orElse("");
  }

  /// What is proved, or was.
  private static Html tree(Task task) {
    return switch (task) {
      case Task.Queued(_, _, _, var trial) ->
          trial
              .flatMap(Trial::merged)
              .map(combination -> Html.code(combination.tree().brief()))
              .orElseGet(Html::nothing);
      case Task.Landing landing -> Html.code(landing.combination().tree().brief());
      default -> Html.nothing();
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
