package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.data;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.nothing;
import static dev.baton.app.page.html.Html.text;

import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.decision.Doorway;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Mode;
import dev.baton.core.run.Opened;
import dev.baton.core.spec.ItemId;
import java.util.List;

/// Orders as forms. They work without a script; with one they stay on the page.
final class Forms {
  private Forms() {}

  static Html hidden(String name, String value) {
    return element(
        "input",
        Attribute.of("type", "hidden"),
        Attribute.of("name", name),
        Attribute.of("value", value));
  }

  static Html pauseOrResume(Opened run, String key) {
    var isRunning = run.mode() == Mode.RUNNING;
    return order(
        isRunning ? "pause" : "resume",
        "",
        key,
        button(isRunning ? "Pause the run" : "Resume the run", "", "quiet"));
  }

  static Html answer(TaskId task, String key) {
    return withWords(
        "answer",
        task.value(),
        key,
        area("text", "answer-" + task, "Your answer", "what the performer is told", true),
        button("Answer", "a", "primary"));
  }

  /// `doors` are what the change would go through; where there are some, a yes needs its reason.
  static Html approve(TaskId task, String title, List<Doorway> doors, String key) {
    var decision =
        doors.isEmpty()
            ? nothing()
            : all(
                div(
                    cls("doors"),
                    each(
                        doors,
                        it ->
                            div(
                                element("strong", text(it.words())),
                                div(text("Locks in: " + it.door().locksIn() + ".")),
                                div(
                                    cls("soft"),
                                    text("To undo it: " + it.door().undoing() + "."))))),
                line("title", "title-" + task, "The decision in one line", title),
                area(
                    "because",
                    "because-" + task,
                    "Why it may",
                    "becomes a record in decisions/",
                    true),
                line("instead", "instead-" + task, "What else was thought of, with ; between", ""));
    return order(
        "approve",
        task.value(),
        key,
        decision,
        div(
            cls("buttons"),
            button(doors.isEmpty() ? "Approve" : "Decide and approve", "a", "primary")));
  }

  static Html reject(TaskId task, String key) {
    return withWords(
        "reject",
        task.value(),
        key,
        area("why", "why-" + task, "What has to change", "the next performer reads it", true),
        button("Send back", "r", ""));
  }

  static Html retry(TaskId task, String key) {
    return outright("retry", task.value(), key, button("Try again", "a", "primary"));
  }

  static Html cancel(TaskId task, String key) {
    return withWords(
        "cancel",
        task.value(),
        key,
        line("why", "cancel-" + task, "Why it is given up", ""),
        button("Give up the task", "", "danger"));
  }

  static Html hold(TaskId task, String key) {
    return withWords(
        "hold",
        task.value(),
        key,
        line("why", "hold-" + task, "Why it is held", ""),
        button("Hold the task", "", ""));
  }

  static Html handIn(TaskId task, String key) {
    return outright("hand-in", task.value(), key, button("Hand in", "a", "primary"));
  }

  static Html budget(String key) {
    return withWords(
        "budget",
        "",
        key,
        line("amount", "amount", "What the run may spend in all, as $80", ""),
        button("Raise the budget", "a", "primary"));
  }

  static Html resume(String key) {
    return outright("resume", "", key, button("Resume", "a", "primary"));
  }

  static Html cancelRun(String key) {
    return withWords(
        "cancel-run",
        "",
        key,
        line("why", "cancel-run", "Why the run is ended; what was done so far is kept", ""),
        button("End the run", "", "danger"));
  }

  /// Answers a question of a spec, in the spec.
  static Html settle(String spec, ItemId question, String key) {
    return order(
        "settle",
        "",
        question.value(),
        key,
        hidden("spec", spec),
        hidden("item", question.value()),
        area("text", "settle-" + question, "The answer", "is written into the spec", true),
        div(cls("buttons"), button("Answer", "", "primary")));
  }

  private static Html withWords(String what, String task, String key, Html words, Html button) {
    return order(what, task, key, words, div(cls("buttons"), button));
  }

  private static Html outright(String what, String task, String key, Html button) {
    return order(what, task, key, div(cls("buttons"), button));
  }

  private static Html order(String what, String task, String key, Html... parts) {
    return order(what, task, task, key, parts);
  }

  // Who may order nothing is shown no form.
  private static Html order(String what, String task, String about, String key, Html... parts) {
    return key.isEmpty() ? nothing() : form(what, task, about, key, parts);
  }

  private static Html form(String what, String task, String about, String key, Html... parts) {
    return element(
        "form",
        id("order-" + what + (about.isEmpty() ? "" : "-" + about)),
        cls("order"),
        Attribute.of("method", "post"),
        Attribute.action("/order"),
        hidden("key", key),
        hidden("order", what),
        task.isEmpty() ? nothing() : hidden("task", task),
        all(parts));
  }

  private static Html button(String words, String key, String kind) {
    return element(
        "button",
        cls(kind),
        data("key", key),
        text(words),
        key.isEmpty() ? nothing() : Frame.kbd(key));
  }

  private static Html area(String name, String id, String label, String hint, boolean isNeeded) {
    return div(
        cls("field"),
        element("label", Attribute.of("for", id), text(label)),
        element(
            "textarea",
            id(id),
            Attribute.of("name", name),
            Attribute.of("rows", "3"),
            Attribute.of("maxlength", "10000"),
            Attribute.of("placeholder", hint),
            isNeeded ? Attribute.of("required", "") : cls("optional")));
  }

  private static Html line(String name, String id, String label, String value) {
    return div(
        cls("field"),
        element("label", Attribute.of("for", id), text(label)),
        element(
            "input",
            id(id),
            Attribute.of("name", name),
            Attribute.of("value", value),
            Attribute.of("autocomplete", "off"),
            Attribute.of("maxlength", "500")));
  }
}
