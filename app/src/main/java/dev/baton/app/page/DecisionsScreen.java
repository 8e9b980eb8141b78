package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.article;
import static dev.baton.app.page.html.Html.code;
import static dev.baton.app.page.html.Html.details;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.h1;
import static dev.baton.app.page.html.Html.h2;
import static dev.baton.app.page.html.Html.h3;
import static dev.baton.app.page.html.Html.li;
import static dev.baton.app.page.html.Html.link;
import static dev.baton.app.page.html.Html.nothing;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.pre;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;
import static dev.baton.app.page.html.Html.ul;
import static dev.baton.app.page.html.Html.when;

import dev.baton.app.DecisionFiles;
import dev.baton.app.Observance;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.decision.Baseline;
import dev.baton.core.decision.Breach;
import dev.baton.core.decision.Decision;
import dev.baton.core.decision.Decisions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decisions on record, with the rules they carry.
final class DecisionsScreen {
  private static final Observance UNREAD = new Observance(Optional.empty(), List.of());

  private final Ground ground;

  DecisionsScreen(Ground ground) {
    this.ground = ground;
  }

  Frame.Screen screen() {
    var tree = ground.target();
    var decisions =
        tree.map(new DecisionFiles(ground.trees())::of)
            .orElseGet(() -> DecisionFiles.here(ground.place().top()));
    var texts =
        tree.map(it -> ground.trees().texts(it, path -> path.startsWith(Decisions.FOLDER)))
            .orElseGet(() -> DecisionFiles.texts(ground.place().top()));
    var observance = tree.map(it -> ground.observance(it, decisions)).orElse(UNREAD);
    var body =
        all(
            h1(
                text("Decisions"),
                Words.soft(Words.count(decisions.all().size(), "decision") + " on the target")),
            standing(decisions, observance),
            when(
                !decisions.faults().isEmpty(),
                () ->
                    all(
                        h2(text("Cannot be read")),
                        ul(
                            cls("findings"),
                            each(
                                decisions.faults(),
                                it -> li(code(it.path()), text(" " + it.message())))))),
            decisions.all().isEmpty()
                ? Words.empty(
                    "No decision is on record.",
                    all(
                        text("A change through a one-way door brings one with it; or write one: "),
                        code("baton decide new")))
                : all(
                    h2(text("On record")),
                    each(
                        decisions.all().reversed(),
                        it -> decision(it, texts, decisions.baseline(), observance))));
    return new Frame.Screen("/decisions", "Decisions", body);
  }

  private static Html standing(Decisions decisions, Observance observance) {
    var breaches = observance.breaches();
    var frozen = breaches.stream().filter(decisions.baseline()::has).count();
    return observance
        .read()
        .map(read ->
            p(
                breaches.isEmpty()
                    ? Words.badge("good", "kept")
                    : Words.badge(
                        frozen < breaches.size() ? "bad" : "wait",
                        breaches.size() == 1 ? "1 breach" : breaches.size() + " breaches"),
                text(
                    frozen == 0
                        ? " "
                        : " %d of them %s there when the rule was made. "
                            .formatted(frozen, frozen == 1 ? "was" : "were")),
                Words.soft("Read: " + read + "; of other files rules say nothing.")))
        .orElse(nothing());
  }

  private static Html decision(
      Decision it, Map<String, String> texts, Baseline baseline, Observance observance) {
    return article(
        cls("entry"),
        id("decision-" + it.number()),
        h3(
            span(cls("id"), text(it.number())),
            text(it.title()),
            Words.badge(it.isInForce() ? "good" : "idle", it.status().words())),
        p(text(it.outcome())),
        div(
            cls("meta"),
            Words.soft(it.date()),
            Words.soft(String.join(", ", it.deciders())),
            each(it.opens(), door -> Words.badge("wait", "opens " + door.words()))),
        when(
            !it.rules().isEmpty(),
            () ->
                ul(
                    cls("findings"),
                    each(
                        it.rules(),
                        rule ->
                            li(code(rule.words()), breaches(observance.of(it, rule), baseline))))),
        details(
            text(it.file()),
            pre(cls("blob"), Attribute.focusable(), text(texts.getOrDefault(it.file(), "")))));
  }

  private static Html breaches(List<Breach> breaches, Baseline baseline) {
    return when(
        !breaches.isEmpty(),
        () ->
            ul(
                cls("breaches"),
                each(
                    breaches,
                    it ->
                        li(
                            Words.badge(
                                baseline.has(it) ? "wait" : "bad",
                                baseline.has(it) ? "frozen" : "breach"),
                            link(
                                "/why?at=" + Words.inAddress(it.path() + ":" + it.line()),
                                cls("path"),
                                text(it.path() + ":" + it.line())),
                            span(text(it.what()))))));
  }
}
