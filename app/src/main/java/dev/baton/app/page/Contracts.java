package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.href;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.code;
import static dev.baton.app.page.html.Html.details;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.nothing;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.text;

import dev.baton.app.page.html.Html;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Opened;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a task was asked to do, and what it may touch.
final class Contracts {
  private final Ground ground;

  Contracts(Ground ground) {
    this.ground = ground;
  }

  /// Folded, beside something else.
  Html of(Opened run, TaskId task) {
    return ground
        .contract(run.outline(), task)
        .map(it -> details(text("Contract"), shown(it)))
        .orElse(nothing());
  }

  Optional<Html> whole(Opened run, TaskId task) {
    return ground.contract(run.outline(), task).map(Contracts::shown);
  }

  private static Html shown(Contract it) {
    var rows = new ArrayList<Html>();
    fact(rows, "Goal", text(it.goal()));
    fact(
        rows,
        "Implements",
        each(
            it.implementsItems(),
            item ->
                all(element("a", href("/spec#" + item.value()), text(item.value())), text(" "))));
    fact(rows, "After", each(it.depends(), task -> all(Words.task(task), text(" "))));
    fact(rows, "Inputs", codes(it.inputs()));
    fact(rows, "Reads", codes(it.reads().stream().map(glob -> glob.pattern()).toList()));
    fact(rows, "Writes", codes(it.writes().stream().map(glob -> glob.pattern()).toList()));
    fact(rows, "Shares", codes(it.shares().stream().map(glob -> glob.pattern()).toList()));
    fact(rows, "Produces", codes(it.produces()));
    fact(rows, "Must not", each(it.mustNot(), words -> div(text(words))));
    fact(rows, "Escalate if", each(it.escalateIf(), words -> div(text(words))));
    fact(
        rows,
        "Checks",
        each(
            it.checks(),
            check ->
                div(
                    element(
                        "a",
                        href("/spec#" + check.proves().owner().value()),
                        text(check.proves().value())),
                    text(" "),
                    code(check.command()))));
    fact(
        rows,
        "Budget",
        text(
            "%,d tokens of context, %d lines, %s, $%.2f"
                .formatted(
                    it.budget().contextTokens(),
                    it.budget().diffLines(),
                    Words.lasting(it.budget().time()),
                    it.budget().microDollars() / 1e6)));
    return rows.isEmpty()
        ? p(cls("soft"), text("The contract is empty."))
        : element("dl", cls("facts"), all(rows.stream()));
  }

  private static void fact(List<Html> rows, String name, Html value) {
    if (!value.equals(nothing()) && !value.equals(text(""))) {
      rows.add(div(element("dt", text(name)), element("dd", value)));
    }
  }

  private static Html codes(List<String> words) {
    return each(words, word -> all(code(word), text(" ")));
  }
}
