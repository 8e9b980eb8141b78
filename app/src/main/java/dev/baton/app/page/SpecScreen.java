package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.href;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Attribute.label;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.article;
import static dev.baton.app.page.html.Html.code;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.h1;
import static dev.baton.app.page.html.Html.h2;
import static dev.baton.app.page.html.Html.h3;
import static dev.baton.app.page.html.Html.li;
import static dev.baton.app.page.html.Html.link;
import static dev.baton.app.page.html.Html.nothing;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.section;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;
import static dev.baton.app.page.html.Html.ul;
import static dev.baton.app.page.html.Html.when;

import dev.baton.app.Plainly;
import dev.baton.app.cli.GapCommand;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.finding.Finding;
import dev.baton.core.finding.RuleBook;
import dev.baton.core.finding.Severity;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.Spec;
import dev.baton.core.trace.Gap;
import dev.baton.core.trace.Gap.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A spec as it is written, each requirement with how it stands; the gap as a picture.
final class SpecScreen {
  private final Ground ground;
  private final String key;

  SpecScreen(Ground ground, String key) {
    this.ground = ground;
    this.key = key;
  }

  /// `since` is the revision the spec is compared with; empty for what was approved last.
  Frame.Screen screen(Optional<String> named, String since) {
    var names = ground.documents().names("spec.md");
    var name =
        named
            .filter(names::contains)
            .or(() ->
                ground
                    .latest()
                    .map(seen -> Ground.nameOf(seen.run().outline().plan()))
                    .filter(names::contains))
            .or(() -> names.stream().findFirst());
    return new Frame.Screen(
        "/spec",
        "Spec",
        name.map(it -> body(it, names, since))
            .orElseGet(() ->
                all(
                    h1(text("Spec")),
                    Words.empty(
                        "There is no spec here yet.",
                        all(text("Begin one: "), code("baton discover"))))));
  }

  private Html body(String name, List<String> names, String since) {
    var spec = ground.documents().spec(name);
    var gap = GapCommand.gap(ground.place(), ground.ledger(), name);
    var findings = ground.documents().check(spec, ground.documents().lock(name));
    var lines =
        gap.lines().stream()
            .collect(Collectors.toMap(Gap.Line::id, Function.identity(), (a, _) -> a));
    return all(
        h1(text("Spec"), Words.soft(spec.path())),
        when(names.size() > 1, () -> others(name, names)),
        standing(gap),
        strip(gap),
        new Differences(ground).of(name, since),
        findings(findings),
        h2(text("As it is written")),
        each(spec.items(), item -> item(item, lines, spec, name)),
        unasked(gap));
  }

  private static Html others(String name, List<String> names) {
    return div(
        cls("tabs"),
        each(
            names,
            it ->
                element(
                    "a",
                    href("/spec/" + it),
                    Attribute.of("aria-current", it.equals(name) ? "page" : "false"),
                    text(it))));
  }

  private static Html standing(Gap gap) {
    return p(
        text(
            gap.isEmpty()
                ? "No gap: all " + gap.lines().size() + " are delivered."
                : "%d of %d delivered: %d partial, %d missing, %d stale, %d unproven."
                    .formatted(
                        gap.count(Status.DELIVERED),
                        gap.lines().size(),
                        gap.count(Status.PARTIAL),
                        gap.count(Status.MISSING),
                        gap.count(Status.STALE),
                        gap.count(Status.UNPROVEN))));
  }

  private static Html strip(Gap gap) {
    return element(
        "nav",
        cls("strip"),
        label("Requirements, each with how it stands"),
        each(
            gap.lines(),
            line ->
                element(
                    "a",
                    href("#" + line.id().value()),
                    cls(Words.kindOf(Plainly.of(line.status()))),
                    Attribute.title(line.id() + " " + line.title() + ": " + line.status().word()),
                    label(line.id() + ": " + line.status().word()))));
  }

  private static Html findings(List<Finding> findings) {
    return section(
        id("findings"),
        h2(text("Findings")),
        findings.isEmpty()
            ? p(cls("soft"), text("None: the rules for specs have nothing to say."))
            : each(findings, SpecScreen::finding));
  }

  private static Html finding(Finding finding) {
    return div(
        cls("change"),
        div(
            cls("what"),
            Words.badge(
                finding.severity() == Severity.ERROR ? "bad" : "wait",
                finding.severity().name().toLowerCase(Locale.ROOT)),
            place(finding),
            span(cls("grow"), text(finding.message())),
            Words.soft(finding.rule())),
        p(Words.soft("Mend: "), text(finding.mend() + ".")),
        RuleBook.lesson(finding.rule())
            .map(it -> p(cls("soft"), text(it.why())))
            .orElse(nothing()));
  }

  private static Html place(Finding finding) {
    var line = "line " + finding.range().line();
    return finding.item().isEmpty()
        ? text(line)
        : link(
            "#" + finding.item().replace(' ', '-'),
            cls("id"),
            Attribute.title(finding.path() + ", " + line),
            text(finding.item()));
  }

  private Html item(Item item, Map<ItemId, Gap.Line> lines, Spec spec, String name) {
    return switch (item) {
      case Item.Scenario _ -> nothing();
      case Item.Obligation it -> obligation(it, Optional.ofNullable(lines.get(it.id())), spec);
      case Item.Statement it -> plain(it, element("blockquote", text(it.text().value())));
      case Item.Question it ->
          plain(
              it,
              all(
                  p(text(it.text().value().equals(it.title()) ? "" : it.text().value())),
                  it.isOpen()
                      ? all(p(Words.badge("wait", "open")), Forms.settle(name, it.id(), key))
                      : p(text("Answer: " + it.fields().value("Answer").orElse("none")))));
      case Item.Term it -> plain(it, p(text(it.text().value())));
      case Item.Boundary it -> plain(it, p(text(it.text().value())));
      case Item.Decision it -> plain(it, p(text(it.text().value())));
    };
  }

  private static Html plain(Item item, Html body) {
    return article(
        cls("entry"),
        id(item.id().value().replace(' ', '-')),
        h3(span(cls("id"), text(item.id().value())), text(item.title())),
        body);
  }

  private static Html obligation(Item.Obligation item, Optional<Gap.Line> line, Spec spec) {
    return article(
        cls("entry"),
        id(item.id().value()),
        h3(
            span(cls("id"), text(item.id().value())),
            text(item.title()),
            line.map(it -> Words.badge(Words.kindOf(Plainly.of(it.status())), it.status().word()))
                .orElse(nothing())),
        p(text(item.text().value())),
        div(
            cls("meta"),
            each(
                item.sources(),
                source ->
                    all(element("a", href("#" + source.value()), text(source.value())), text(" "))),
            item.priority()
                .map(it -> Words.soft(it.name().toLowerCase(Locale.ROOT)))
                .orElse(nothing()),
            Words.soft("fingerprint " + item.fingerprint().brief()),
            line.map(it -> each(it.tasks(), task -> all(Words.task(task), text(" "))))
                .orElse(nothing()),
            line.map(it ->
                    each(it.commits().stream().distinct().toList(), commit -> code(commit.brief())))
                .orElse(nothing())),
        line.map(it -> shown(it, spec)).orElse(nothing()));
  }

  private static Html shown(Gap.Line line, Spec spec) {
    var scenarios =
        spec.all(Item.Scenario.class)
            .collect(Collectors.toMap(Item::id, Function.identity(), (a, _) -> a));
    return when(
        !line.scenarios().isEmpty(),
        () ->
            ul(
                cls("shown"),
                each(
                    line.scenarios(),
                    it ->
                        li(
                            span(cls("id"), text(it.id().value())),
                            text(it.title() + " "),
                            Words.badge(Plainly.of(it)),
                            it.by()
                                .map(by ->
                                    all(
                                        code(by.checks().getOrDefault(it.id(), "")),
                                        Words.soft(" on " + by.commit().brief() + " "),
                                        Words.time(by.at())))
                                .orElse(nothing()),
                            it.measured()
                                .map(value -> Words.soft(" measured: " + value))
                                .orElse(nothing()),
                            Optional.ofNullable(scenarios.get(it.id()))
                                .map(SpecScreen::steps)
                                .orElse(nothing())))));
  }

  private static Html steps(Item.Scenario scenario) {
    return div(
        cls("steps"),
        each(
            scenario.steps(),
            step -> div(Words.soft(step.keyword().word()), text(" " + step.text()))));
  }

  private static Html unasked(Gap gap) {
    return when(
        !gap.unasked().isEmpty(),
        () ->
            section(
                h2(text("Changes that nobody asked for")),
                ul(
                    each(
                        gap.unasked(),
                        it -> li(code(it.commit().brief()), text(" " + it.what()))))));
  }
}
