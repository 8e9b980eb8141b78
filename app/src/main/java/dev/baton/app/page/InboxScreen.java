package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.data;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.article;
import static dev.baton.app.page.html.Html.code;
import static dev.baton.app.page.html.Html.details;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.h1;
import static dev.baton.app.page.html.Html.h2;
import static dev.baton.app.page.html.Html.link;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;
import static dev.baton.app.page.html.Html.when;

import dev.baton.app.Inbox;
import dev.baton.app.page.Ground.Seen;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.Task;
import dev.baton.core.run.TaskOutline;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Everything that waits for a person, newest first, each with all that is needed to decide it.
final class InboxScreen {
  private final Ground ground;
  private final String key;
  private final Contracts contracts;
  private final Changes changes;

  InboxScreen(Ground ground, Viewer viewer) {
    this.ground = ground;
    key = viewer.key();
    contracts = new Contracts(ground);
    changes = new Changes(ground, viewer);
  }

  Frame.Screen screen() {
    return new Frame.Screen(
        "/", "Inbox", ground.latest().map(this::body).orElseGet(this::nothingYet));
  }

  private Html nothingYet() {
    return all(
        h1(text("Inbox")),
        Words.empty(
            "Nothing has been run here yet.",
            all(
                text("Read the plan and approve it, then start: "),
                code("baton plan approve"),
                text(", "),
                code("baton run"))));
  }

  private Html body(Seen seen) {
    var items =
        Inbox.of(seen.run()).stream()
            .sorted(Comparator.comparing((Inbox.Waiting it) -> since(seen, it)).reversed())
            .toList();
    return all(
        h1(
            text("Inbox"),
            span(cls("soft"), text(items.isEmpty() ? "" : Words.count(items.size(), "item")))),
        items.isEmpty() ? nothingWaits(seen.run()) : each(items, item -> shown(seen, item)));
  }

  private static Html nothingWaits(Opened run) {
    return Words.empty(
        "Nothing waits for you.",
        run.isOver()
            ? all(
                text("The run is over: see what was delivered on "),
                link("/spec", text("Spec")),
                text("."))
            : all(text("What is at work now is on "), link("/score", text("Score")), text(".")));
  }

  private static Instant since(Seen seen, Inbox.Waiting item) {
    return item instanceof Inbox.OfTask of
        ? last(seen, of.task().id()).map(RunEvent::at).orElse(Instant.EPOCH)
        : seen.history().getLast().at();
  }

  private static Optional<RunEvent> last(Seen seen, TaskId task) {
    return seen.events(task).stream()
        .filter(it ->
            it instanceof RunEvent.QuestionAsked
                || it instanceof RunEvent.ReviewAsked
                || it instanceof RunEvent.TaskParked
                || it instanceof RunEvent.AttemptStarted)
        .reduce((_, later) -> later);
  }

  private Html shown(Seen seen, Inbox.Waiting item) {
    return switch (item) {
      case Inbox.Budget(var spent, var allowed) ->
          run(
              item,
              "The run has spent " + spent + " of " + allowed + ". Nothing new begins.",
              Forms.budget(key));
      case Inbox.Halted(var halt) ->
          run(
              item,
              halt.words(),
              all(
                  p(text("No attempt was counted. First: " + halt.mend() + ".")),
                  Forms.resume(key)));
      case Inbox.Asked(var outline, var question, var state) ->
          task(
              seen,
              item,
              outline,
              div(cls("question"), text(question.text())),
              all(
                  blocks(seen.run(), outline),
                  contracts.of(seen.run(), outline.id()),
                  transcript(seen, state)),
              Forms.answer(outline.id(), key));
      case Inbox.Review(var outline, var state) -> review(seen, item, outline, state);
      case Inbox.Parked(var outline, var state) ->
          task(
              seen,
              item,
              outline,
              p(cls("why"), text(state.why())),
              all(tried(seen, outline.id()), contracts.of(seen.run(), outline.id())),
              all(Forms.retry(outline.id(), key), Forms.cancel(outline.id(), key)));
      case Inbox.Yours(var outline, var live) ->
          task(
              seen,
              item,
              outline,
              p(
                  text("Work in "),
                  code(ground.place().clone(seen.run().id(), live.attempt()).toString()),
                  text(" and hand in what is there.")),
              contracts.of(seen.run(), outline.id()),
              Forms.handIn(outline.id(), key));
    };
  }

  private Html review(Seen seen, Inbox.Waiting item, TaskOutline outline, Task.Reviewing state) {
    var attempts = Attempts.of(seen, outline.id());
    var candidate = state.work().candidate();
    return task(
        seen,
        item,
        outline,
        p(cls("why"), text(state.why())),
        all(
            attempts
                .latest()
                .flatMap(Attempts.One::alone)
                .map(judgement -> all(h2(text("Verdicts")), Verdicts.of(judgement)))
                .orElse(Html.nothing()),
            h2(text("Diff")),
            changes.of(candidate, attempts.latest()),
            contracts.of(seen.run(), outline.id())),
        all(
            div(
                ifYes(seen.run(), state),
                Forms.approve(outline.id(), outline.title(), state.opens(), key)),
            Forms.reject(outline.id(), key)));
  }

  private static Html ifYes(Opened run, Task.Reviewing state) {
    return p(
        cls("then"),
        text(
            "If you say yes, it is queued, merged with "
                + run.outline().target()
                + " as it is then, judged once more as merged, and lands if that is green."
                + (state.opens().isEmpty()
                    ? ""
                    : " Your reason is written to decisions/ under the change.")));
  }

  private static Html run(Inbox.Waiting item, String words, Html forms) {
    return article(
        cls("item"),
        id("item-" + item.kind()),
        data("item", item.kind()),
        Attribute.of("tabindex", "-1"),
        div(cls("head"), Words.badge("wait", item.kind()), h2(text("The run"))),
        p(cls("why"), text(words)),
        div(cls("decide"), forms));
  }

  private Html task(
      Seen seen, Inbox.Waiting item, TaskOutline outline, Html first, Html context, Html forms) {
    return article(
        cls("item"),
        id("item-" + outline.id()),
        data("item", outline.id().value()),
        Attribute.of("tabindex", "-1"),
        div(
            cls("head"),
            Words.badge("wait", item.kind()),
            Words.task(outline.id()),
            h2(text(outline.title())),
            last(seen, outline.id()).map(it -> Words.time(it.at())).orElse(Html.nothing())),
        first,
        div(cls("decide"), forms),
        div(cls("context"), context));
  }

  private static Html blocks(Opened run, TaskOutline outline) {
    var blocked =
        run.outline().tasks().stream().filter(it -> it.depends().contains(outline.id())).toList();
    return p(
        cls("soft"),
        blocked.isEmpty()
            ? text("No other task waits for this one.")
            : all(
                text("Waiting for it: "),
                each(blocked, it -> all(Words.task(it.id()), text(" " + it.title() + "  ")))));
  }

  private Html transcript(Seen seen, Task.Asking state) {
    var folder = ground.place().work(seen.run().id(), state.live().attempt());
    return details(text("What it said so far"), Transcripts.of(Transcripts.soFar(folder)));
  }

  private static Html tried(Seen seen, TaskId task) {
    var attempts = Attempts.of(seen, task).all();
    return when(
        !attempts.isEmpty(),
        () ->
            all(
                h2(text("What was tried")),
                Html.table(
                    List.of("Attempt", "By", "Cost", "Sent back for", "Because"),
                    attempts.stream()
                        .map(it ->
                            Html.row(
                                link(
                                    "/task/" + task + "#attempt-" + it.attempt().number(),
                                    text(it.attempt().toString())),
                                text(it.role()),
                                span(cls("num"), text(it.usage().money().toString())),
                                text(it.sentBack().map(back -> back.cause().word()).orElse("")),
                                text(it.sentBack().map(back -> back.text()).orElse(""))))
                        .toList())));
  }
}
