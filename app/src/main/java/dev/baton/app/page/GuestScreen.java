package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.label;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.article;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.h1;
import static dev.baton.app.page.html.Html.h2;
import static dev.baton.app.page.html.Html.h3;
import static dev.baton.app.page.html.Html.li;
import static dev.baton.app.page.html.Html.nothing;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.text;
import static dev.baton.app.page.html.Html.ul;
import static dev.baton.app.page.html.Html.when;

import dev.baton.app.Baton;
import dev.baton.app.Plainly;
import dev.baton.app.Runs;
import dev.baton.app.cli.GapCommand;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.run.Money;
import dev.baton.core.run.Opened;
import dev.baton.core.spec.Item;
import dev.baton.core.trace.Gap;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// For somebody who asked for something and does not read code: what they said, where each stands,
/// what is needed from them, what it cost. Read only, and leads nowhere else.
final class GuestScreen {
  private final Ground ground;

  GuestScreen(Ground ground) {
    this.ground = ground;
  }

  String page(String name) {
    var words = name.replace('-', ' ');
    if (!ground.documents().names("spec.md").contains(name)) {
      return Frame.bare(words, p(text("What was shared here is there no more.")));
    }
    var spec = ground.documents().spec(name);
    var gap = GapCommand.gap(ground.place(), ground.ledger(), name);
    var open = spec.all(Item.Question.class).filter(Item.Question::isOpen).toList();
    return Frame.bare(
        words,
        all(
            h1(text(words)),
            p(
                cls("soft"),
                text(
                    "What was asked for, and where it stands on "
                        + LocalDate.ofInstant(Baton.CLOCK.instant(), ZoneId.systemDefault())
                        + ".")),
            p(element("strong", text(Plainly.verdict(gap)))),
            div(
                cls("strip"),
                Attribute.of("role", "img"),
                label(Plainly.verdict(gap)),
                each(
                    gap.lines(),
                    line -> element("i", cls(Words.kindOf(Plainly.of(line.status())))))),
            needed(open),
            h2(text("What you asked for")),
            each(gap.statements(), said -> said(said, gap)),
            h2(text("What the product shall do")),
            each(gap.lines(), GuestScreen::line),
            cost(name)));
  }

  private static Html needed(List<Item.Question> open) {
    return all(
        h2(text("What we need from you")),
        open.isEmpty()
            ? p(text("Nothing at present."))
            : ul(each(open, it -> li(text(it.text().value())))),
        when(
            !open.isEmpty(),
            () ->
                p(
                    cls("soft"),
                    text("Tell whoever gave you this link; they write it down in your words."))));
  }

  private static Html said(Gap.Said said, Gap gap) {
    return article(
        cls("entry"),
        h3(text(said.who()), Words.badge(Plainly.of(said, gap))),
        element("blockquote", text(said.words())));
  }

  private static Html line(Gap.Line line) {
    return article(
        cls("entry"),
        h3(text(line.title()), Words.badge(Plainly.of(line.status()))),
        p(text(line.text())),
        when(
            !line.scenarios().isEmpty(),
            () ->
                ul(
                    cls("shown"),
                    each(
                        line.scenarios(),
                        it ->
                            li(
                                text(it.title() + " "),
                                Words.badge(Plainly.of(it)),
                                it.measured()
                                    .map(value -> Words.soft(" measured: " + value))
                                    .orElse(nothing()))))));
  }

  private Html cost(String name) {
    var spent =
        new Runs(ground.ledger())
            .all().stream()
                .map(id -> ground.seen(id).run())
                .filter(run -> Ground.nameOf(run.outline().plan()).equals(name))
                .map(Opened::spent)
                .reduce(Money.ZERO, Money::plus);
    return all(
        h2(text("What it cost so far")),
        p(text(spent + " for the work of agents, as they reported it.")));
  }
}
