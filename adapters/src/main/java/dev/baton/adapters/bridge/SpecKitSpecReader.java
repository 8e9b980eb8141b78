package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Declarations.Declared;
import dev.baton.adapters.bridge.Part.Kind;
import dev.baton.adapters.bridge.Piece.Paragraph;
import dev.baton.adapters.bridge.Piece.Point;
import dev.baton.core.finding.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads a spec.md of spec-kit. One use each.
final class SpecKitSpecReader {
  static final String HOLDS = "It shall hold: ";
  private static final Pattern STORY =
      Pattern.compile(
          "(?:User Story\\s+|US-?)(\\d+)\\s*[-–—:.]?\\s*(.*?)\\s*(?:\\((?:Priority:\\s*)?(P\\d)\\))?\\s*\\p{So}*.{0,6}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TERM =
      Pattern.compile("\\*\\*(.+?):?\\*\\*\\s*[:–—-]?\\s*(.+)", Pattern.DOTALL);
  private static final Pattern ANSWERED =
      Pattern.compile(
          "(?:Q:\\s*)?(.+?\\?)[*\\s]*(?:[→–—-]|->)?\\s*(?:A:\\s*)?(.*)", Pattern.DOTALL);
  private static final Pattern UNCLEAR =
      Pattern.compile("\\[NEEDS CLARIFICATION:?\\s*([^\\]]*)\\]");

  private final Page page;
  private final Harvest harvest;
  private final Declarations declarations;
  private int questions;

  SpecKitSpecReader(Page page, Harvest harvest) {
    this.page = page;
    this.harvest = harvest;
    declarations = new Declarations(page);
  }

  void read() {
    section(Sections.of(page));
    harvest.finish(page);
  }

  private void section(Sections section) {
    var title = section.title().replace("*(mandatory)*", "").strip().toLowerCase(Locale.ROOT);
    var story = STORY.matcher(section.title());
    if (section.level() > 1 && story.matches()) {
      story(
          section,
          story.group(1),
          story.group(2),
          story.group(3),
          section.heading().orElseThrow().textAt().start() + story.start(2));
      return;
    }
    if (section.level() == 1) {
      Taken.take(section, page);
      harvest.title(section.title().replaceFirst("(?i)^feature spec(?:ification)?[^:]*:\\s*", ""));
      section.body().forEach(this::keep);
    } else if (title.startsWith("key entities")) {
      Taken.take(section, page);
      section.body().forEach(this::terms);
    } else if (title.startsWith("edge cases")
        || title.startsWith("session")
        || title.startsWith("clarifications")) {
      Taken.take(section, page);
      section.body().forEach(this::questions);
    } else if (title.startsWith("assumptions") || title.startsWith("overview")) {
      Taken.prose(section, page, harvest);
      return;
    } else {
      declared(section, title);
    }
    section.below().forEach(this::section);
  }

  private void keep(Piece piece) {
    page.take(piece.source());
    harvest.background(page.dedented(piece.source()));
  }

  private void declared(Sections section, String title) {
    var found = declarations.in(section);
    found.forEach(this::requirement);
    if (!found.isEmpty()
        || title.startsWith("user scenarios")
        || title.contains("requirements")
        || title.startsWith("success criteria")
        || title.startsWith("measurable outcomes")) {
      Taken.take(section, page);
    }
  }

  private void requirement(Declared declared) {
    var text = Words.shall(declared.text());
    var isOutcome = declared.id().startsWith("SC");
    var kind =
        isOutcome && text.chars().anyMatch(Character::isDigit) ? Kind.QUALITY : Kind.REQUIREMENT;
    var lead =
        isOutcome && !text.toLowerCase(Locale.ROOT).matches("(?s).*\\bshall\\b.*") ? HOLDS : "";
    var title = declared.title().isEmpty() ? Words.title(declared.text()) : declared.title();
    var part =
        Part.of(kind, declared.id(), title, lead + text)
            .with("Priority", Words.priority(declared.priority()).orElse("must"))
            .with("Verify", kind == Kind.QUALITY ? "benchmark" : "inspection");
    harvest.add(Placed.at(part, declared.whole(), page.nowhere()).texted(declared.textAt()));
    var unclear = UNCLEAR.matcher(declared.text());
    while (unclear.find()) {
      question(
          unclear.group(1).isBlank() ? title : unclear.group(1).strip(),
          "",
          List.of(declared.id()),
          declared.whole());
    }
  }

  private void terms(Piece piece) {
    if (piece instanceof Point point) {
      var form = TERM.matcher(page.slice(point.leadAt()));
      if (form.matches() && !form.group(1).contains("·")) {
        page.take(point.source());
        var name = form.group(1).strip();
        int start = point.leadAt().start() + form.start(2);
        var textAt = page.between(page.span(start, point.leadAt().end()), point.source());
        harvest.add(
            Placed.at(
                    Part.of(Kind.TERM, "term " + name, name, page.dedented(textAt)),
                    point.source(),
                    page.nowhere())
                .texted(textAt));
      }
    }
  }

  private void questions(Piece piece) {
    if (piece instanceof Point point) {
      page.take(point.source());
      var text =
          page.dedented(page.between(point.leadAt(), point.source())).replaceAll("\\s+", " ");
      var form = ANSWERED.matcher(text);
      if (form.matches()) {
        question(form.group(1).replace("**", ""), form.group(2), List.of(), point.source());
      } else {
        harvest.background("- " + text);
      }
    }
  }

  private void question(String asked, String answer, List<String> blocks, Source at) {
    questions++;
    var part =
        Part.of(Kind.QUESTION, "question " + questions, asked, asked.length() > 60 ? asked : "")
            .about(blocks)
            .with("Asked", "imported from " + page.path());
    harvest.add(
        Placed.at(answer.isBlank() ? part : part.with("Answer", answer), at, page.nowhere()));
  }

  private void story(
      Sections section, String number, String title, String priority, int titleStart) {
    Taken.take(section, page);
    var name = "US" + number;
    var told = new ArrayList<String>();
    var scenarios = new ArrayList<Placed>();
    for (var piece : section.whole()) {
      if (!(piece instanceof Piece.Heading)) {
        told(piece, name, told, scenarios);
      } else {
        page.take(piece.source());
      }
    }
    var heading = section.heading().orElseThrow();
    var statement =
        Part.of(
            Kind.STATEMENT,
            "story " + number,
            "imported from %s, story %s".formatted(page.path(), number),
            told.isEmpty() ? title : String.join("\n\n", told));
    harvest.add(Placed.at(statement, heading.source(), page.nowhere()));
    var part =
        Part.of(
                Kind.REQUIREMENT,
                name,
                title,
                "The product shall do what this story asks, as its scenarios show.")
            .about(List.of("story " + number))
            .with("Priority", Words.priority(priority == null ? "" : priority).orElse("must"))
            .with("Verify", scenarios.isEmpty() ? "inspection" : "test");
    var owner =
        harvest
            .add(
                Placed.at(part, heading.source(), page.nowhere())
                    .titled(page.span(titleStart, titleStart + title.length())))
            .part()
            .name();
    scenarios.forEach(scenario -> harvest.add(scenario.with(scenario.part().ownedBy(owner))));
  }

  private void told(Piece piece, String story, List<String> told, List<Placed> scenarios) {
    switch (piece) {
      case Paragraph paragraph -> {
        var text = page.slice(paragraph.source());
        page.take(paragraph.source());
        if (!scenario(text, paragraph.source(), story, scenarios)
            && !text.matches(
                "(?is)\\*\\*acceptance (?:scenarios|criteria)\\*\\*:?|\\*\\*acceptance (?:scenarios|criteria):\\*\\*")) {
          told.add(text);
        }
      }
      case Point point -> {
        var at = page.between(point.leadAt(), point.source());
        if (scenario(page.slice(at), at, story, scenarios)) {
          page.take(point.source());
        } else {
          page.take(point.source());
          told.add("- " + page.dedented(at));
        }
      }
      case Piece.Other other -> {
        page.take(other.source());
        told.add(page.dedented(other.source()));
      }
      case Piece.Heading _ -> {}
    }
  }

  private boolean scenario(String sentence, Source at, String story, List<Placed> scenarios) {
    var steps = Steps.inSentence(sentence);
    if (steps.isEmpty()) {
      return false;
    }
    var then =
        steps.stream().filter(step -> step.startsWith("Then ")).findFirst().orElse(steps.getLast());
    var part =
        Part.of(
            Kind.SCENARIO,
            story + "/" + (scenarios.size() + 1),
            Words.title(Steps.rest(then)),
            String.join("\n", Steps.complete(steps)));
    scenarios.add(Placed.at(part, at, page.nowhere()).texted(at));
    return true;
  }
}
