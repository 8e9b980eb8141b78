package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.h1;
import static dev.baton.app.page.html.Html.link;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;
import static dev.baton.app.page.html.Html.when;

import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;

/// Where words stand in what was said and logged.
final class SearchScreen {
  static final String PATH = "/search";

  private final Ground ground;

  SearchScreen(Ground ground) {
    this.ground = ground;
  }

  Frame.Screen screen(String asked) {
    return new Frame.Screen(
        PATH,
        "Search",
        all(h1(text("Search")), form(asked), asked.isBlank() ? hint() : found(asked)));
  }

  private static Html form(String asked) {
    return element(
        "form",
        cls("filter"),
        Attribute.of("method", "get"),
        Attribute.action(PATH),
        div(
            cls("field wide"),
            element("label", Attribute.of("for", "q"), text("Words that stand in one line")),
            element(
                "input",
                id("q"),
                Attribute.of("name", "q"),
                Attribute.of("value", asked),
                Attribute.of("maxlength", "200"),
                Attribute.of("autocomplete", "off"))),
        element("button", cls("primary"), text("Search")));
  }

  private static Html hint() {
    return Words.empty(
        "Everything that was said and logged in the latest run can be searched.",
        text("Briefs, transcripts, what gates printed, and the facts on record."));
  }

  private Html found(String asked) {
    var found = Search.of(ground, asked);
    return found.hits().isEmpty()
        ? none(found.isWhole())
        : all(
            p(
                cls("soft"),
                text(
                    Words.count(found.hits().size(), "line")
                        + (found.isWhole() ? "." : ", and there may be more: say more words."))),
            element("ol", cls("events hits"), each(found.hits(), SearchScreen::line)),
            when(!found.isWhole(), () -> p(cls("soft"), text("The search stopped here."))));
  }

  private static Html none(boolean isWhole) {
    return isWhole
        ? Words.empty(
            "No line of the latest run has these words.",
            text("Try fewer words, or a part of one; two letters at least."))
        : Words.empty(
            "Nothing was found so far: the search stopped before it had looked everywhere.",
            text("Search again in a moment, or for a longer word."));
  }

  private static Html line(Search.Hit hit) {
    return element(
        "li",
        link(hit.path(), cls("where"), text(hit.where())),
        span(
            cls("grow"),
            text(hit.before()),
            element("mark", text(hit.match())),
            text(hit.after())));
  }
}
