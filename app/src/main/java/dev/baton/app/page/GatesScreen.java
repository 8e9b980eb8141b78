package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.article;
import static dev.baton.app.page.html.Html.code;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.h1;
import static dev.baton.app.page.html.Html.h2;
import static dev.baton.app.page.html.Html.h3;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;

import dev.baton.app.Policies;
import dev.baton.app.Problem;
import dev.baton.app.page.html.Html;
import dev.baton.app.redteam.KeptReport;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateBook;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Judgement;
import dev.baton.core.gate.Severity;
import dev.baton.core.policy.CommandGate;
import dev.baton.core.policy.Policy;
import dev.baton.core.run.RunEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The gates there are, what they ran into, and how they are set here.
final class GatesScreen {
  private final Ground ground;

  GatesScreen(Ground ground) {
    this.ground = ground;
  }

  Frame.Screen screen() {
    var tallies = tallies();
    return new Frame.Screen(
        "/gates",
        "Gates",
        all(
            h1(
                text("Gates"),
                Words.soft("what a change must pass, and what each said in the latest run")),
            configuration(),
            h2(text("Red team")),
            new RedTeamResults(KeptReport.of(ground.place())).shown(),
            h2(text("Catalogue")),
            each(GateBook.all(), lesson -> lesson(lesson, tallies))));
  }

  private Html configuration() {
    try {
      return commands(Policies.fromFile(ground.place().config()));
    } catch (Problem e) {
      return p(Words.badge("bad", Policy.FILE), text(" " + e.message()));
    }
  }

  private static Html commands(Policy policy) {
    var rows = new ArrayList<Html>();
    Stream.of(policy.build(), policy.test(), policy.held())
        .flatMap(Optional::stream)
        .forEach(gate -> rows.add(row(gate)));
    policy.others().forEach(gate -> rows.add(row(gate)));
    return rows.isEmpty()
        ? Words.empty(
            "No command is set as a gate.",
            all(text("Say how tests are run in "), code(Policy.FILE)))
        : all(
            h2(text("Commands of baton.yaml")),
            Html.table(List.of("Gate", "Command", "At most"), rows));
  }

  private static Html row(CommandGate gate) {
    return Html.row(
        text(gate.name()),
        code(gate.run()),
        span(cls("num"), text(Words.lasting(gate.patience()))));
  }

  private Map<String, Map<String, Integer>> tallies() {
    var tallies = new HashMap<String, Map<String, Integer>>();
    ground
        .latest()
        .ifPresent(seen ->
            seen.history().stream()
                .flatMap(event ->
                    switch (event) {
                      case RunEvent.CandidateJudged(_, var judged, _, _) -> results(judged);
                      case RunEvent.CombinationJudged(_, var judged, _, _) -> results(judged);
                      default -> Stream.<GateResult>of();
                    })
                .forEach(result -> count(tallies, result.gate(), result)));
    return tallies;
  }

  private static Stream<GateResult> results(Judgement judged) {
    return judged.results().stream();
  }

  private static void count(
      Map<String, Map<String, Integer>> tallies, Gate gate, GateResult result) {
    tallies
        .computeIfAbsent(gate.id(), _ -> new HashMap<>())
        .merge(result.verdict().word(), 1, Integer::sum);
  }

  private static Html lesson(GateBook.Lesson lesson, Map<String, Map<String, Integer>> tallies) {
    var said = tallies.getOrDefault(lesson.id(), Map.of());
    return article(
        cls("entry"),
        id(lesson.id()),
        h3(
            span(cls("id"), text(lesson.id())),
            text(lesson.what()),
            Words.badge(
                lesson.severity() == Severity.BLOCK
                    ? "bad"
                    : lesson.severity() == Severity.HUMAN ? "wait" : "idle",
                lesson.severity().word())),
        p(text(lesson.why())),
        div(
            cls("meta"),
            each(
                said.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList(),
                it -> Words.soft(it.getValue() + " " + it.getKey())),
            Words.soft("needs: " + lesson.needs())),
        p(cls("soft"), text("If it says no: " + lesson.mend() + ".")));
  }
}
