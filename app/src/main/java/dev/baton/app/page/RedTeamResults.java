package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.code;
import static dev.baton.app.page.html.Html.details;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.li;
import static dev.baton.app.page.html.Html.nothing;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;
import static dev.baton.app.page.html.Html.ul;
import static dev.baton.app.page.html.Html.when;

import dev.baton.app.page.html.Html;
import dev.baton.app.redteam.KeptReport;
import dev.baton.app.redteam.KeptReport.Line;
import dev.baton.core.gate.GateBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the red team found the last time, by the control that has to catch each attack.
record RedTeamResults(Optional<KeptReport> report) {
  private static final String WALLS = "walls";
  private static final String STORE = "store";

  Html shown() {
    return report
        .map(RedTeamResults::shown)
        .orElseGet(() ->
            Words.empty(
                "Never run here.",
                all(
                    text("Attack this configuration, and see what catches what: "),
                    code("baton redteam"))));
  }

  private static Html shown(KeptReport report) {
    var groups =
        report.lines().stream()
            .collect(
                Collectors.groupingBy(Line::expected, LinkedHashMap::new, Collectors.toList()));
    return all(
        p(
            text(
                "%d of %d attacks caught, %d of %d benign twins passed. "
                    .formatted(
                        count(report.lines(), Line::caught),
                        report.lines().size(),
                        count(report.lines(), Line::twinPassed),
                        report.lines().size())),
            report.at().map(Words::time).orElse(Words.soft("nobody knows when")),
            Words.soft(", contained by " + report.containment() + ".")),
        each(groups.entrySet(), it -> group(it.getKey(), it.getValue())));
  }

  private static long count(List<Line> lines, Predicate<Line> like) {
    return lines.stream().filter(like).count();
  }

  private static Html group(String control, List<Line> lines) {
    var caught = count(lines, Line::caught);
    var stopped = lines.size() - count(lines, Line::twinPassed);
    return details(
        span(
            cls("group"),
            span(cls("id"), text(control)),
            span(cls("grow"), text(what(control))),
            Words.badge(
                caught == lines.size() ? "good" : "bad",
                caught + " of " + lines.size() + " caught"),
            when(
                stopped > 0, () -> Words.badge("wait", Words.count(stopped, "twin") + " stopped"))),
        ul(cls("findings"), each(lines, RedTeamResults::line)));
  }

  private static String what(String control) {
    return switch (control) {
      case WALLS -> "the walls around performers and gates";
      case STORE -> "what Baton's own store takes in";
      default ->
          GateBook.all().stream()
              .filter(it -> it.id().equals(control))
              .map(GateBook.Lesson::what)
              .findFirst()
              .orElse("");
    };
  }

  private static Html line(Line line) {
    return li(
        Words.badge(line.caught() ? "good" : "bad", line.caught() ? "by " + line.by() : "missed"),
        span(cls("id"), text(" " + line.id() + " ")),
        text(line.attack()),
        line.caught() ? nothing() : p(cls("soft"), text(line.why())),
        line.twinPassed()
            ? nothing()
            : p(cls("soft"), text("Its benign twin was stopped: " + line.twin())));
  }
}
