package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.href;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.code;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.h2;
import static dev.baton.app.page.html.Html.nothing;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.section;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;
import static dev.baton.app.page.html.Html.when;

import dev.baton.app.Problem;
import dev.baton.app.SpecChanges;
import dev.baton.app.SpecChanges.Touched;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.SpecDelta.Added;
import dev.baton.core.spec.SpecDelta.Change;
import dev.baton.core.spec.SpecDelta.Changed;
import dev.baton.core.spec.SpecDelta.Editorial;
import dev.baton.core.spec.SpecDelta.Merged;
import dev.baton.core.spec.SpecDelta.Removed;
import dev.baton.core.spec.SpecDelta.Retitled;
import dev.baton.core.spec.SpecDelta.Split;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What became of each item of a spec since a version of it, and what that touches.
final class Differences {
  private final Ground ground;

  Differences(Ground ground) {
    this.ground = ground;
  }

  /// Since that revision, or since what was approved last where none is named.
  Html of(String name, String revision) {
    return section(id("changes"), h2(text("What changed")), body(name, revision));
  }

  private Html body(String name, String revision) {
    try {
      var since = Optional.of(revision).filter(it -> !it.isBlank());
      var report = new SpecChanges(ground.place()).since(name, since);
      return all(
          choice(name, revision, report.since()),
          report.changes().isEmpty()
              ? p(cls("soft"), text("Nothing since " + report.since() + "."))
              : each(report.changes(), Differences::touched));
    } catch (Problem e) {
      return all(
          choice(name, revision, "what was approved"),
          p(text(e.message() + ": " + e.mend() + ".")));
    }
  }

  private static Html choice(String name, String revision, String otherwise) {
    return element(
        "form",
        cls("since"),
        Attribute.of("method", "get"),
        Attribute.action("/spec/" + name),
        element("label", Attribute.of("for", "since"), text("Since")),
        element(
            "input",
            id("since"),
            Attribute.of("name", "since"),
            Attribute.of("value", revision),
            Attribute.of("placeholder", otherwise),
            Attribute.of("maxlength", "200"),
            Attribute.of("autocomplete", "off")),
        element("button", text("Compare")));
  }

  private static Html touched(Touched touched) {
    var change = touched.change();
    return div(
        cls("change"),
        div(
            cls("what"),
            Words.badge(kind(change), change.word()),
            element(
                "a",
                cls("id"),
                href("#" + change.id().value().replace(' ', '-')),
                text(change.id().value())),
            span(text(change.title()))),
        told(change),
        touches(touched));
  }

  private static String kind(Change change) {
    return switch (change) {
      case Added _ -> "good";
      case Removed _ -> "bad";
      case Changed _, Split _, Merged _ -> "wait";
      case Retitled _, Editorial _ -> "idle";
    };
  }

  private static Html told(Change change) {
    return switch (change) {
      case Changed changed ->
          all(
              div(cls("words"), each(changed.words(), Differences::said)),
              when(
                  changed.leavesItsScenariosBehind(),
                  () -> p(cls("soft"), text("None of its scenarios changed with it."))));
      case Retitled(_, _, var before) ->
          p(cls("soft"), text("It was called: " + before + ". Nothing is to be redone."));
      case Editorial _ -> p(cls("soft"), text("Nothing that is agreed; nothing is to be redone."));
      case Split(_, _, var into) -> p(text("It became " + joined(into) + "."));
      case Merged(_, _, var from) -> p(text("It stands for " + joined(from) + "."));
      case Added _, Removed _ -> nothing();
    };
  }

  private static Html said(dev.baton.core.spec.Words.Change words) {
    return p(
        when(!words.before().isEmpty(), () -> element("del", text(words.before()))),
        text(words.before().isEmpty() ? "" : " "),
        when(!words.after().isEmpty(), () -> element("ins", text(words.after()))));
  }

  private static String joined(List<ItemId> ids) {
    return String.join(", ", ids.stream().map(ItemId::value).toList());
  }

  private static Html touches(Touched touched) {
    return element(
        "dl",
        cls("facts"),
        fact("Tasks", touched.impact().tasks(), Words::task),
        fact("Checks", touched.impact().checks(), it -> code(it.proves() + " :: " + it.command())),
        fact(
            "Evidence",
            touched.stale(),
            it ->
                all(
                    text("what "),
                    Words.task(it.task()),
                    text(" landed as "),
                    code(it.commit().brief()),
                    text(" was made for other words"))),
        fact("Decisions", touched.decisions(), it -> text(it.value())));
  }

  private static <T> Html fact(String name, List<T> things, Function<T, Html> shown) {
    return when(
        !things.isEmpty(),
        () ->
            div(
                element("dt", text(name)),
                element("dd", each(things, it -> div(shown.apply(it))))));
  }
}
