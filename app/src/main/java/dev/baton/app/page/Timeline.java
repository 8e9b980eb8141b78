package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.label;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;

import dev.baton.app.Baton;
import dev.baton.app.page.Ground.Seen;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.run.TaskOutline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Who worked on what when: a row for each task that was begun, a bar for each attempt.
final class Timeline {
  private static final int WIDTH = 1_000;
  private static final int HEIGHT = 14;
  private static final int MOST_ROWS = 60;

  private final Seen seen;
  private final Instant begin;
  private final Duration length;

  Timeline(Seen seen) {
    this.seen = seen;
    begin = seen.history().getFirst().at();
    var end = seen.run().isOver() ? seen.history().getLast().at() : Baton.CLOCK.instant();
    length = Duration.between(begin, end).plusMillis(1);
  }

  Html shown() {
    var rows = new ArrayList<Html>();
    int begun = 0;
    for (var outline : seen.run().outline().tasks()) {
      var attempts = Attempts.of(seen, outline.id()).all();
      begun += attempts.isEmpty() ? 0 : 1;
      if (!attempts.isEmpty() && begun <= MOST_ROWS) {
        rows.add(row(outline, attempts));
      }
    }
    if (rows.isEmpty()) {
      return p(Words.soft("Nobody has begun yet."));
    }
    return all(
        div(cls("timeline"), all(rows.stream())),
        p(
            Words.soft(
                Words.lasting(length)
                    + " from the first fact on; a bar is one attempt"
                    + (begun > MOST_ROWS ? "; the first " + MOST_ROWS + " tasks" : ""))));
  }

  private Html row(TaskOutline outline, List<Attempts.One> attempts) {
    var bars = new ArrayList<Html>();
    for (var attempt : attempts) {
      var end = attempt.ended().orElseGet(() -> begin.plus(length));
      long from = at(attempt.began());
      bars.add(
          element(
              "rect",
              cls("fill " + kind(attempt)),
              Attribute.of("x", from),
              Attribute.of("width", Math.max(3, at(end) - from)),
              Attribute.of("height", HEIGHT),
              element("title", text(words(attempt, end)))));
    }
    return div(
        cls("barrow"),
        Words.task(outline.id()),
        element(
            "svg",
            Attribute.of("viewBox", "0 0 " + WIDTH + " " + HEIGHT),
            Attribute.of("preserveAspectRatio", "none"),
            Attribute.of("role", "img"),
            label(
                outline.id()
                    + ": "
                    + String.join(
                        "; ",
                        attempts.stream()
                            .map(it -> words(it, it.ended().orElseGet(() -> begin.plus(length))))
                            .toList())),
            all(bars.stream())),
        span(cls("soft"), text(attempts.getLast().role())));
  }

  private long at(Instant moment) {
    return Math.clamp(
        WIDTH * Duration.between(begin, moment).toMillis() / length.toMillis(), 0, WIDTH);
  }

  private static String kind(Attempts.One attempt) {
    return attempt.sentBack().isPresent() ? "bad" : attempt.landed().isPresent() ? "good" : "busy";
  }

  private static String words(Attempts.One attempt, Instant end) {
    return "attempt "
        + attempt.attempt().number()
        + " by "
        + attempt.role()
        + ", "
        + Words.lasting(Duration.between(attempt.began(), end))
        + attempt.sentBack().map(back -> ", sent back: " + back.cause().word()).orElse("");
  }
}
