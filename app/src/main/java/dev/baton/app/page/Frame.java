package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.data;
import static dev.baton.app.page.html.Attribute.href;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Attribute.label;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.nothing;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;
import static dev.baton.app.page.html.Html.when;

import dev.baton.app.Inbox;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.run.Opened;
import java.util.List;
import java.util.Optional;

/// What stands around every screen: where one is, where one can go, how the run stands, whether the
/// page is live.
final class Frame {
  /// A screen in the list, in the order a day needs them.
  private record Entry(String path, String name, String key) {}

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("/", "Inbox", "i"),
          new Entry("/score", "Score", "s"),
          new Entry("/spec", "Spec", "p"),
          new Entry("/queue", "Queue", "q"),
          new Entry("/decisions", "Decisions", "d"),
          new Entry("/gates", "Gates", "g"),
          new Entry("/record", "Record", "e"),
          new Entry("/figures", "Figures", "f"),
          new Entry("/why", "Why", "w"),
          new Entry(AccessScreen.PATH, "Access", "a"));

  private Frame() {}

  /// A screen before it is framed. `path` is the entry it belongs to.
  record Screen(String path, String title, Html body) {}

  static String page(Screen screen, Ground ground, Outgoing outgoing, String key, long number) {
    var run = ground.latest().map(Ground.Seen::run);
    var waiting = run.map(Inbox::of).map(List::size).orElse(0);
    var body =
        all(
            element("a", cls("skip"), href("#main"), text("Skip to the content")),
            element(
                "header",
                id("top"),
                cls("side"),
                brand(ground),
                nav(screen, waiting),
                standing(run, key),
                foot()),
            element(
                "main",
                id("main"),
                Attribute.of("tabindex", "-1"),
                Outbox.shown(outgoing, key),
                screen.body()),
            live());
    return document(
        screen.title() + (waiting > 0 ? " (" + waiting + ")" : ""),
        body,
        "data-live data-number=\"" + number + "\" data-key=\"" + key + "\"");
  }

  /// A page for somebody who sees nothing else.
  static String bare(String title, Html body) {
    return document(title, element("main", id("main"), cls("alone"), body), "");
  }

  // What the script goes by is hexadecimal, a number, or nothing, and made here.
  private static String document(String title, Html body, String known) {
    var page =
        new StringBuilder(16_384)
            .append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
            .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .append("<meta name=\"color-scheme\" content=\"light dark\"><title>");
    text(title + " · Baton").write(page);
    page.append("</title><link rel=\"icon\" href=\"/assets/icon.svg\" type=\"image/svg+xml\">")
        .append("<link rel=\"stylesheet\" href=\"/assets/page.css\">")
        .append("<script src=\"/assets/theme.js\"></script>")
        .append("<script src=\"/assets/page.js\" defer></script></head>")
        .append("<body ")
        .append(known)
        .append('>');
    body.write(page);
    return page.append("</body></html>").toString();
  }

  private static Html brand(Ground ground) {
    return element(
        "a",
        cls("brand"),
        href("/"),
        span(cls("mark"), Attribute.of("aria-hidden", "true"), text("\u2215")),
        span(text("Baton")),
        span(cls("soft"), text(String.valueOf(ground.place().top().getFileName()))));
  }

  private static Html nav(Screen screen, int waiting) {
    return element(
        "nav",
        label("Screens"),
        each(
            ENTRIES,
            entry ->
                element(
                    "a",
                    href(entry.path()),
                    data("go", entry.key()),
                    Attribute.of(
                        "aria-current", entry.path().equals(screen.path()) ? "page" : "false"),
                    span(text(entry.name())),
                    entry.path().equals("/") && waiting > 0
                        ? span(cls("count"), text(waiting))
                        : nothing())));
  }

  private static Html standing(Optional<Opened> run, String key) {
    return run.map(it ->
            div(
                cls("standing"),
                div(
                    span(cls("id"), text(it.id().value())),
                    Words.badge(
                        it.isOver() ? "good" : it.mode().word().equals("running") ? "busy" : "wait",
                        it.isOver() ? "over" : it.mode().word())),
                Progress.bar(it),
                div(cls("soft"), text(Progress.words(it))),
                div(cls("soft"), text(it.spent() + " of " + it.limits().budget())),
                when(!it.isOver(), () -> Forms.pauseOrResume(it, key))))
        .orElse(nothing());
  }

  private static Html foot() {
    return div(
        cls("foot"),
        element(
            "button",
            Attribute.of("type", "button"),
            data("do", "palette"),
            text("Search"),
            kbd("/")),
        element(
            "button", Attribute.of("type", "button"), data("do", "theme"), text("Theme"), kbd("t")),
        element(
            "button", Attribute.of("type", "button"), data("do", "help"), text("Keys"), kbd("?")));
  }

  static Html kbd(String key) {
    return element("kbd", text(key));
  }

  private static Html live() {
    return all(
        div(
            id("live"),
            Attribute.of("role", "status"),
            Attribute.of("aria-live", "polite"),
            cls("live")),
        div(
            id("toast"),
            Attribute.of("role", "status"),
            Attribute.of("aria-live", "polite"),
            cls("toast")));
  }
}
