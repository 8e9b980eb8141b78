package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.data;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.code;
import static dev.baton.app.page.html.Html.details;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.h1;
import static dev.baton.app.page.html.Html.h2;
import static dev.baton.app.page.html.Html.h3;
import static dev.baton.app.page.html.Html.link;
import static dev.baton.app.page.html.Html.nothing;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.pre;
import static dev.baton.app.page.html.Html.section;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;
import static dev.baton.app.page.html.Html.when;

import dev.baton.app.cli.Lines;
import dev.baton.app.page.Ground.Seen;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.Policy;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEventCodec;
import dev.baton.core.run.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One task: what was asked beside what happened, and every try at it.
final class TaskScreen {
  private final Ground ground;
  private final String key;
  private final Changes changes;

  TaskScreen(Ground ground, Viewer viewer) {
    this.ground = ground;
    key = viewer.key();
    changes = new Changes(ground, viewer);
  }

  /// Nothing where the latest run has no such task.
  Optional<Frame.Screen> screen(TaskId task) {
    return ground
        .latest()
        .filter(seen -> seen.run().outline().knows(task))
        .map(seen -> new Frame.Screen("/score", task + " " + title(seen, task), body(seen, task)));
  }

  private static String title(Seen seen, TaskId task) {
    return seen.run().outline().task(task).title();
  }

  private Html body(Seen seen, TaskId task) {
    var state = seen.run().task(task);
    var attempts = Attempts.of(seen, task);
    return all(
        h1(span(cls("id"), text(task.value())), text(title(seen, task)), Words.state(state)),
        p(
            cls("soft"),
            text(standing(seen, task, state, attempts) + " \u00b7 "),
            link("/score?focus=" + task + "#box-" + task, text("in the score"))),
        when(
            waits(state),
            () ->
                p(
                    link(
                        "/#item-" + task,
                        text("In the inbox it stands with all that is needed to decide it.")))),
        div(
            cls("columns"),
            section(
                h2(text("Contract")),
                new Contracts(ground)
                    .whole(seen.run(), task)
                    .orElse(p(cls("soft"), text("The contract is not in the evidence store."))),
                orders(seen, task, state)),
            section(h2(text("What happened")), happened(seen, task))),
        h2(text(attempts.all().isEmpty() ? "No attempt yet" : "Attempts")),
        attempts.all().size() > 1 ? compared(task, attempts) : nothing(),
        each(
            attempts.all().reversed(),
            it -> attempt(seen, it, it.equals(attempts.all().getLast()))));
  }

  private static String standing(Seen seen, TaskId task, Task state, Attempts attempts) {
    var cost = attempts.usage();
    var waits =
        state instanceof Task.Waiting(var on, _)
            ? "waits for "
                + String.join(", ", on.stream().sorted().map(TaskId::value).toList())
                + " · "
            : "";
    return waits
        + Words.count(attempts.all().size(), "attempt")
        + " · "
        + cost.money()
        + " · "
        + "%,d tokens in, %,d out".formatted(cost.tokensIn(), cost.tokensOut())
        + " · performed by "
        + String.join(", then ", seen.run().outline().task(task).roles());
  }

  private static boolean waits(Task state) {
    return state instanceof Task.Asking
        || state instanceof Task.Reviewing
        || state instanceof Task.Parked;
  }

  private Html orders(Seen seen, TaskId task, Task state) {
    return when(
        !state.isOver() && !key.isEmpty(),
        () ->
            all(
                decision(seen, task, state),
                details(
                    text("Hold it, or give it up"),
                    state instanceof Task.Parked ? nothing() : Forms.hold(task, key),
                    Forms.cancel(task, key))));
  }

  /// What can be said to it now. The inbox has the same with all that is needed to decide it.
  private Html decision(Seen seen, TaskId task, Task state) {
    return switch (state) {
      case Task.Asking asking ->
          all(
              h2(text("It asks")),
              div(cls("question"), text(asking.question().text())),
              Forms.answer(task, key));
      case Task.Reviewing reviewing ->
          all(
              h2(text("It waits for your yes")),
              p(text(reviewing.why())),
              Forms.approve(task, title(seen, task), reviewing.opens(), key),
              Forms.reject(task, key));
      case Task.Parked parked ->
          all(h2(text("It is parked")), p(text(parked.why())), Forms.retry(task, key));
      case Task.Attempting(var live, _) when live.role().equals(Policy.HUMAN) ->
          all(
              h2(text("It is yours")),
              p(
                  text("Work in "),
                  code(ground.place().clone(seen.run().id(), live.attempt()).toString()),
                  text(".")),
              Forms.handIn(task, key));
      case Task.Attempting _ ->
          p(
              cls("soft"),
              text(
                  "It hears you when it asks, and when its change comes back to it. Hold it to stop it now."));
      default -> nothing();
    };
  }

  private static Html happened(Seen seen, TaskId task) {
    return element(
        "ol",
        cls("events"),
        each(
            seen.about(task).reversed(),
            recorded -> {
              var event = RunEventCodec.read(recorded.entry());
              return element(
                  "li",
                  cls(tone(event)),
                  link("/record/" + recorded.sequence(), cls("no"), text(recorded.sequence())),
                  span(cls("grow"), text(Lines.of(event))),
                  Words.time(event.at()));
            }));
  }

  static String tone(RunEvent event) {
    return switch (event) {
      case RunEvent.TaskLanded _ -> "good";
      case RunEvent.SentBack _, RunEvent.TaskParked _, RunEvent.RunHalted _ -> "bad";
      case RunEvent.QuestionAsked _, RunEvent.ReviewAsked _ -> "wait";
      case RunEvent.EvidenceKept _, RunEvent.PerformerLaunched _, RunEvent.UsageReported _ ->
          "small";
      default -> "plain";
    };
  }

  private static Html compared(TaskId task, Attempts attempts) {
    return Html.table(
        List.of("Attempt", "By", "Began", "Took", "Cost", "Tier", "Ended", "Because"),
        attempts.all().stream()
            .map(it ->
                Html.row(
                    link(
                        "#attempt-" + it.attempt().number(),
                        text(task + "/" + it.attempt().number())),
                    text(it.role()),
                    Words.time(it.began()),
                    span(
                        cls("num"),
                        text(
                            it.ended()
                                .map(end -> Words.lasting(Duration.between(it.began(), end)))
                                .orElse(""))),
                    span(cls("num"), text(it.usage().money().toString())),
                    text(it.alone().map(judged -> judged.tier().name()).orElse("")),
                    ending(it),
                    text(it.sentBack().map(back -> back.text()).orElse(""))))
            .toList());
  }

  private static Html ending(Attempts.One it) {
    return it.landed()
        .map(commit -> Words.badge("good", "landed"))
        .or(() -> it.sentBack().map(back -> Words.badge("bad", back.cause().word())))
        .or(() -> it.candidate().map(_ -> Words.badge("next", "handed in")))
        .orElse(Words.badge("busy", "under way"));
  }

  private Html attempt(Seen seen, Attempts.One it, boolean isLatest) {
    var number = it.attempt().number();
    return element(
        "details",
        cls("attempt"),
        id("attempt-" + number),
        isLatest ? Attribute.of("open", "") : cls("attempt"),
        element(
            "summary",
            h3(text(it.attempt().toString())),
            text(it.role()),
            ending(it),
            Words.time(it.began())),
        it.sentBack()
            .map(back -> p(cls("why"), text(back.cause().word() + ": " + back.text())))
            .orElse(nothing()),
        each(
            it.exchanges(),
            exchange ->
                div(
                    cls("exchange"),
                    div(cls("question"), text(exchange.question().text())),
                    div(cls("answer"), Words.soft(exchange.by()), text(" " + exchange.answer())))),
        it.kept("brief")
            .map(hash -> details(text("Brief, as it was given"), blob(hash)))
            .orElse(nothing()),
        transcript(seen, it),
        it.candidate()
            .map(candidate ->
                details(
                    text("Diff of " + candidate.commit().brief()),
                    Attribute.of(isLatest ? "open" : "class", isLatest ? "" : "later"),
                    changes.of(candidate, Optional.of(it))))
            .orElse(nothing()),
        it.alone()
            .map(judged -> all(h3(text("Verdicts on the change alone")), Verdicts.of(judged)))
            .orElse(nothing()),
        it.combined()
            .map(judged -> all(h3(text("Verdicts on the change as merged")), Verdicts.of(judged)))
            .orElse(nothing()));
  }

  private Html transcript(Seen seen, Attempts.One it) {
    var kept = it.kept("transcript").flatMap(ground.place().evidence()::text);
    var words =
        kept.orElseGet(() -> Transcripts.soFar(ground.place().work(seen.run().id(), it.attempt())));
    return when(
        !words.isBlank(),
        () ->
            details(
                text(kept.isPresent() ? "Transcript" : "Transcript so far"),
                kept.isPresent() ? cls("kept") : Attribute.of("open", ""),
                kept.isPresent() ? cls("kept") : data("stream", ""),
                Transcripts.of(words)));
  }

  private Html blob(Hash hash) {
    return pre(
        cls("blob"),
        Attribute.focusable(),
        text(ground.place().evidence().text(hash).orElse("not in the evidence store")));
  }
}
