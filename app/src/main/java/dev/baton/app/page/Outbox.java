package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.data;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Attribute.label;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.nothing;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;

import dev.baton.app.page.Outgoing.Held;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;

/// What goes out in a moment, with the way to take it back; and what was refused.
final class Outbox {
  private Outbox() {}

  static Html shown(Outgoing outgoing, String key) {
    var held = outgoing.held();
    return held.isEmpty()
        ? nothing()
        : element(
            "section",
            id("outbox"),
            cls("outbox"),
            label("Orders under way"),
            each(held, it -> it.isWaiting() ? waiting(it, key) : refused(it, key)));
  }

  static Html due(Held held) {
    return span(
        cls("due"),
        data("due", String.valueOf(held.due().toEpochMilli())),
        text("goes out in a moment"));
  }

  private static Html waiting(Held held, String key) {
    return div(
        id("held-" + held.number()),
        cls("held"),
        due(held),
        span(cls("grow"), text(held.order().inWords())),
        undo(held, key, "Undo", "z"));
  }

  private static Html refused(Held held, String key) {
    return div(
        id("held-" + held.number()),
        cls("held bad"),
        Attribute.of("role", "alert"),
        span(cls("grow"), text("Not done: " + held.order().inWords() + ". " + held.refused())),
        undo(held, key, "Understood", ""));
  }

  private static Html undo(Held held, String key, String word, String shortcut) {
    return key.isEmpty() || !held.order().as().isEmpty()
        ? nothing()
        : form("/undo", held, key, word, shortcut);
  }

  /// Takes an order back, or takes note of its refusal.
  static Html form(String path, Held held, String key, String word, String shortcut) {
    return element(
        "form",
        Attribute.of("method", "post"),
        Attribute.action(path),
        Forms.hidden("key", key),
        Forms.hidden("number", String.valueOf(held.number())),
        element(
            "button",
            data("key", shortcut),
            text(word),
            shortcut.isEmpty() ? nothing() : Frame.kbd(shortcut)));
  }
}
