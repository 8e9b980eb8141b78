package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.data;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.code;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.h1;
import static dev.baton.app.page.html.Html.h2;
import static dev.baton.app.page.html.Html.nothing;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;

import dev.baton.adapters.http.Access;
import dev.baton.adapters.http.Admitted;
import dev.baton.adapters.http.Role;
import dev.baton.adapters.http.Visitor;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import java.time.Instant;
import java.util.List;

/// Who is let in, each to be thrown out by itself.
final class AccessScreen {
  static final String PATH = "/access";
  static final String END = "/access/end";
  static final String LEAVE = "/leave";

  private final Access access;
  private final String own;
  private final String key;

  AccessScreen(Access access, Visitor visitor, String key) {
    this.access = access;
    this.key = key;
    own = access.nameOf(visitor);
  }

  Frame.Screen screen() {
    var all = access.admitted();
    return new Frame.Screen(
        PATH,
        "Access",
        all(
            h1(text("Access"), Words.soft(all.size() + " sessions and links")),
            p(
                cls("soft"),
                text(
                    "Whoever is thrown out sees nothing more, also in pages that are open. A reader's link"
                        + " ends with them, for everybody who came by it. Who still has the"
                        + " conductor's link can come in again by it: "),
                code("baton serve --revoke"),
                text(" makes that and every other link worthless.")),
            Html.table(
                List.of("ID", "Role", "Who", "Let in", "Last seen", "From", "With", "End it"),
                all.stream().map(this::row).toList()),
            h2(text("Let somebody in")),
            each(List.of(Role.values()), AccessScreen::way)));
  }

  private Html row(Admitted it) {
    var sight = it.sight();
    var isOwn = it.id().equals(own);
    return Html.row(
        span(cls("id"), text(it.id())),
        Words.badge(kind(it.role()), it.role().word()),
        text(WhoIsIn.who(it) + (isOwn ? " (you, here)" : "")),
        time(it.since()),
        time(sight.at()),
        text(sight.from()),
        text(WhoIsIn.browser(it)),
        key.isEmpty() ? nothing() : isOwn ? leave() : end(it));
  }

  private static String kind(Role role) {
    return switch (role) {
      case CONDUCTOR -> "busy";
      case READER -> "idle";
      case STAKEHOLDER -> "next";
    };
  }

  private static Html time(Instant at) {
    return at.equals(Instant.EPOCH) ? Words.soft("never") : Words.time(at);
  }

  private Html end(Admitted it) {
    return plainly(
        END,
        Forms.hidden("id", it.id()),
        element(
            "button",
            cls("danger quiet"),
            Attribute.label("Throw out " + WhoIsIn.who(it) + ", " + it.id()),
            text("Throw out")));
  }

  private Html leave() {
    return plainly(LEAVE, element("button", cls("quiet"), text("Leave")));
  }

  private Html plainly(String path, Html... parts) {
    return element(
        "form",
        Attribute.of("method", "post"),
        Attribute.action(path),
        data("plain", ""),
        Forms.hidden("key", key),
        all(parts));
  }

  private static Html way(Role role) {
    return switch (role) {
      case CONDUCTOR -> line("May do what you may: the link that is printed by ", "baton serve");
      case READER ->
          line("Sees everything and orders nothing: ", "baton serve --read-only --for Bob");
      case STAKEHOLDER ->
          line(
              "Sees one page in plain words, and answers there: ",
              "baton serve --share NAME --for Grandma");
    };
  }

  private static Html line(String words, String command) {
    return div(p(text(words), code(command)));
  }
}
