package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.id;
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
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;
import static dev.baton.app.page.html.Html.ul;
import static dev.baton.app.page.html.Html.when;

import dev.baton.adapters.http.Request;
import dev.baton.adapters.http.Visitor;
import dev.baton.app.Baton;
import dev.baton.app.Discovery;
import dev.baton.app.Plainly;
import dev.baton.app.Problem;
import dev.baton.app.Runs;
import dev.baton.app.cli.GapCommand;
import dev.baton.app.page.Outgoing.Held;
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
/// what is needed from them, what it cost. They may answer what is open, and it leads nowhere else.
final class GuestScreen {
  private static final int LONGEST = 2_000;

  private final Ground ground;
  private final Outgoing outgoing;
  private final Visitor.Guest guest;
  private final Request request;

  GuestScreen(Ground ground, Outgoing outgoing, Visitor.Guest guest, Request request) {
    this.ground = ground;
    this.outgoing = outgoing;
    this.guest = guest;
    this.request = request;
  }

  /// Takes an answer, in the name of who got the link, or takes one back; a problem where that
  /// cannot be. It is written where its question stands in the spec once the time to take it back
  /// is over.
  void take() {
    var number = request.form().getOrDefault("number", "");
    if (number.isEmpty()) {
      answer(request.form().getOrDefault("item", ""));
    } else if (!outgoing.withdraw(Api.number(number), guest.person())) {
      throw Problem.no(
          "it is written down already", "say to whoever gave you this link what is wrong");
    }
  }

  private void answer(String item) {
    var said = request.form().getOrDefault("text", "").strip();
    if (said.length() > LONGEST) {
      throw Problem.usage("that is too long: say it in " + LONGEST + " letters", "say less");
    }
    if (said.codePoints().anyMatch(GuestScreen::isUnseen)) {
      throw Problem.usage("there are characters in it that nobody would see", "write it anew");
    }
    if (!isThere()) {
      throw Problem.usage("what was shared here is there no more", "ask for another link");
    }
    Discovery.of(ground.documents(), guest.name(), guest.person()).mustBeOpen(item, said);
    if (outgoing.held().stream().anyMatch(it -> it.isWaiting() && isTo(it, item))) {
      throw Problem.no("you have answered that a moment ago", "take it back, and answer anew");
    }
    var _ = outgoing.take(Order.settling(guest.name(), item, said, guest.person()));
  }

  private boolean isTo(Held held, String item) {
    return held.order().settles(guest.name(), item);
  }

  private static boolean isUnseen(int letter) {
    return Character.getType(letter) == Character.FORMAT
        || (Character.isISOControl(letter) && !Character.isWhitespace(letter));
  }

  private boolean isThere() {
    return ground.documents().names("spec.md").contains(guest.name());
  }

  /// `refused` is why what they said was not written down; empty where nothing was refused.
  String page(String refused) {
    var name = guest.name();
    var words = name.replace('-', ' ');
    if (!isThere()) {
      return Frame.bare(words, p(text("What was shared here is there no more.")));
    }
    var spec = ground.documents().spec(name);
    var gap = GapCommand.gap(ground.place(), ground.ledger(), name);
    var questions = spec.all(Item.Question.class).toList();
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
            needed(questions, refused),
            h2(text("What you asked for")),
            each(gap.statements(), said -> said(said, gap)),
            h2(text("What the product shall do")),
            each(gap.lines(), GuestScreen::line),
            cost(name)));
  }

  private Html needed(List<Item.Question> questions, String refused) {
    var open = questions.stream().filter(Item.Question::isOpen).toList();
    return all(
        h2(text("What we need from you")),
        when(
            !refused.isEmpty(),
            () ->
                p(
                    cls("why"),
                    Attribute.of("role", "alert"),
                    text("Not written down: " + refused + "."))),
        under(),
        open.isEmpty() ? p(text("Nothing at present.")) : each(open, this::question),
        when(
            !open.isEmpty() && request.forgeryKey().isEmpty(),
            () ->
                p(
                    cls("soft"),
                    text("Tell whoever gave you this link; they write it down in your words."))),
        told(questions));
  }

  /// What they said a moment ago, and what of it could not be written.
  private Html under() {
    return each(
        outgoing.held().stream()
            .filter(it -> !guest.person().isEmpty() && it.order().as().equals(guest.person()))
            .filter(it -> it.order().isAbout(guest.name()))
            .toList(),
        it ->
            div(
                id("held-" + it.number()),
                cls(it.isWaiting() ? "held" : "held bad"),
                it.isWaiting() ? Outbox.due(it) : nothing(),
                span(
                    cls("grow"),
                    text(
                        it.isWaiting()
                            ? it.order().text()
                            : "Not written down: " + it.order().text() + ". " + it.refused())),
                Outbox.form(
                    request.path(),
                    it,
                    request.forgeryKey(),
                    it.isWaiting() ? "Take it back" : "Understood",
                    "")));
  }

  private Html question(Item.Question question) {
    return article(
        cls("entry"),
        id(question.id().value()),
        h3(text(question.text().value())),
        question
            .fields()
            .value("If unanswered")
            .map(it -> p(cls("soft"), text("If nobody answers: " + it)))
            .orElse(nothing()),
        when(
            !request.forgeryKey().isEmpty()
                && outgoing.held().stream()
                    .noneMatch(it -> it.isWaiting() && isTo(it, question.id().value())),
            () -> form(question)));
  }

  private Html form(Item.Question question) {
    var field = "answer-" + question.id();
    return element(
        "form",
        cls("order"),
        Attribute.of("method", "post"),
        Attribute.action(request.path()),
        Forms.hidden("key", request.forgeryKey()),
        Forms.hidden("item", question.id().value()),
        div(
            cls("field"),
            element("label", Attribute.of("for", field), text("Your answer, as " + guest.person())),
            element(
                "textarea",
                id(field),
                Attribute.of("name", "text"),
                Attribute.of("rows", "3"),
                Attribute.of("maxlength", LONGEST),
                Attribute.of("required", ""))),
        element("button", cls("primary"), text("Answer")));
  }

  /// What this person has answered, so that they see it was heard.
  private Html told(List<Item.Question> questions) {
    var told =
        questions.stream()
            .filter(it -> !guest.person().isEmpty())
            .filter(it ->
                it.fields()
                    .value("Answered by")
                    .filter(by -> by.startsWith(guest.person() + ", "))
                    .isPresent())
            .toList();
    return when(
        !told.isEmpty(),
        () ->
            all(
                h2(text("What you told us")),
                each(
                    told,
                    it ->
                        article(
                            cls("entry"),
                            h3(text(it.text().value())),
                            element("blockquote", text(it.fields().value("Answer").orElse("")))))));
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
