package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.label;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.h1;
import static dev.baton.app.page.html.Html.h2;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.row;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.table;
import static dev.baton.app.page.html.Html.text;

import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.run.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Figures of the latest run, each with what it counts.
final class FiguresScreen {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 18;

  private final Ground ground;

  FiguresScreen(Ground ground) {
    this.ground = ground;
  }

  Frame.Screen screen() {
    return new Frame.Screen(
        "/figures",
        "Figures",
        ground
            .latest()
            .map(seen -> body(Figures.of(seen.history()), seen.run().id().value()))
            .orElseGet(() ->
                all(
                    h1(text("Figures")),
                    Words.empty("Nothing has been run, so there is nothing to count.", text("")))));
  }

  private static Html body(Figures it, String run) {
    return all(
        h1(text("Figures"), Words.soft("of " + run + ", from its facts alone")),
        div(
            cls("tiles"),
            tile(String.valueOf(it.landed()), "landed", "tasks that are on the target"),
            tile(
                it.landed() == 0 ? "\u2013" : 100 * it.landedAtFirst() / it.landed() + " %",
                "first pass",
                "landed tasks that took one attempt: " + it.landedAtFirst() + " of " + it.landed()),
            tile(
                it.attempts() == 0 ? "\u2013" : 100 * rework(it) / it.attempts() + " %",
                "rework",
                "attempts that were sent back: " + rework(it) + " of " + it.attempts()),
            tile(
                it.landed() == 0
                    ? "\u2013"
                    : new Money(it.spent().micros() / it.landed()).toString(),
                "cost per landed task",
                "all that was reported as used, " + it.spent() + ", by landed tasks"),
            tile(
                Words.lasting(Figures.share(it.leadTimes(), 0.5)),
                "lead time, median",
                "from a task's first attempt to its landing; the slowest took "
                    + Words.lasting(Figures.share(it.leadTimes(), 1))),
            tile(
                Words.lasting(it.waitsForPeople().stream().reduce(Duration.ZERO, Duration::plus)),
                "waited for people",
                "from asking to the answer, over "
                    + Words.count(it.waitsForPeople().size(), "answer"))),
        h2(text("Why attempts were sent back")),
        it.sentBack().isEmpty() ? p(Words.soft("None was.")) : bars(it.sentBack(), "bad"),
        h2(text("Landed, by tier")),
        it.tiers().isEmpty() ? p(Words.soft("Nothing yet.")) : bars(it.tiers(), "good"),
        h2(text("By performer")),
        table(
            List.of("Performer", "Attempts", "Landed", "Spent"),
            it.performers().entrySet().stream()
                .map(one ->
                    row(
                        text(one.getKey()),
                        span(cls("num"), text(one.getValue().attempts())),
                        span(cls("num"), text(one.getValue().landed())),
                        span(cls("num"), text(one.getValue().spent().toString()))))
                .toList()));
  }

  private static int rework(Figures it) {
    return it.sentBack().values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Html tile(String value, String name, String meaning) {
    return div(
        cls("tile"),
        div(cls("value"), text(value)),
        div(text(name)),
        div(cls("soft"), text(meaning)));
  }

  private static Html bars(Map<String, Integer> counts, String kind) {
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    var rows = new ArrayList<Html>();
    counts.forEach((name, count) ->
        rows.add(
            div(
                cls("barrow"),
                span(text(name)),
                element(
                    "svg",
                    Attribute.of("viewBox", "0 0 " + WIDTH + " " + HEIGHT),
                    Attribute.of("preserveAspectRatio", "none"),
                    Attribute.of("role", "img"),
                    label(name + ": " + count),
                    element(
                        "rect",
                        cls("fill " + kind),
                        Attribute.of("height", HEIGHT),
                        Attribute.of("width", Math.max(2, WIDTH * count / most)))),
                span(cls("num"), text(count)))));
    return div(cls("bars"), each(rows, row -> row));
  }
}
