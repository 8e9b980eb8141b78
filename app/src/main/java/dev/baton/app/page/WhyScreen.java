package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.h1;
import static dev.baton.app.page.html.Html.link;
import static dev.baton.app.page.html.Html.nothing;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.text;

import dev.baton.adapters.git.GitFailed;
import dev.baton.app.Problem;
import dev.baton.app.Provenance;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// From a line of the target back to the words somebody said.
final class WhyScreen {
  private static final Pattern PLACE = Pattern.compile("(.+):([1-9][0-9]{0,6})");

  private final Ground ground;

  WhyScreen(Ground ground) {
    this.ground = ground;
  }

  Frame.Screen screen(String at) {
    return new Frame.Screen(
        "/why",
        "Why",
        all(
            h1(text("Why"), Words.soft("which word of whom is this line for?")),
            form(at),
            at.isBlank() ? nothing() : answer(at)));
  }

  private static Html form(String at) {
    return element(
        "form",
        cls("filter"),
        Attribute.of("method", "get"),
        Attribute.action("/why"),
        div(
            cls("field wide"),
            element("label", Attribute.of("for", "at"), text("A line of the target")),
            element(
                "input",
                id("at"),
                Attribute.of("name", "at"),
                Attribute.of("value", at),
                Attribute.of("autocomplete", "off"),
                Attribute.of("placeholder", "src/main/java/lend/Slot.java:42"))),
        element("button", text("Walk back")));
  }

  private Html answer(String at) {
    var match = PLACE.matcher(at.strip());
    if (!match.matches()) {
      return problem("\"" + at + "\" is not a place", "write it as path/to/File.java:42");
    }
    try {
      var provenance = new Provenance(ground.place(), ground.ledger());
      return walk(provenance.of(match.group(1), Integer.parseInt(match.group(2))));
    } catch (Problem e) {
      return problem(e.message(), e.mend());
    } catch (GitFailed e) {
      return problem("git cannot say: " + e.getMessage(), "name a file as the repository has it");
    }
  }

  private static Html problem(String words, String mend) {
    return Words.empty(words, text(mend));
  }

  private static Html walk(Provenance.Answer answer) {
    var line = answer.line();
    var origin = answer.origin();
    var steps = new ArrayList<Html>();
    step(
        steps,
        "Line",
        List.of(line.touch().path() + ":" + line.touch().line() + " in " + origin.commit().brief()),
        false);
    step(
        steps,
        "Written by",
        List.of(
            line.kind().equals("untracked")
                ? "untracked: nobody knows who wrote it"
                : line.kind() + ": " + line.who()),
        false);
    step(steps, "Commit", List.of(origin.commit().brief() + " " + origin.subject()), false);
    step(steps, "Attempt", origin.attempt().stream().toList(), false);
    origin
        .task()
        .ifPresent(task -> steps.add(one("Task", link("/task/" + task.split(" ")[0], text(task)))));
    step(steps, "Requirement", origin.requirements(), false);
    step(steps, "Statement", origin.statements(), true);
    step(steps, "Decision", origin.decisions(), false);
    if (!origin.briefs().isEmpty()) {
      steps.add(
          one(
              "Brief",
              each(
                  origin.briefs(),
                  hash -> link("/evidence/" + hash, text(hash.substring(0, 12))))));
    }
    step(steps, "Verdicts", origin.verdicts(), false);
    step(steps, "Incidents", origin.incidents(), true);
    return element("ol", cls("walk"), all(steps.stream()));
  }

  private static void step(List<Html> steps, String name, List<String> words, boolean isSaid) {
    if (!words.isEmpty()) {
      steps.add(
          one(name, each(words, it -> isSaid ? element("blockquote", text(it)) : p(text(it)))));
    }
  }

  private static Html one(String name, Html body) {
    return element("li", div(cls("name"), text(name)), div(cls("grow"), body));
  }
}
