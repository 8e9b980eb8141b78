package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Part.Kind;
import dev.baton.adapters.bridge.Piece.Paragraph;
import dev.baton.adapters.bridge.Piece.Point;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a requirements.md. One use each.
final class KiroRequirementsReader {
  private static final Pattern REQUIREMENT =
      Pattern.compile(
          "(?:Requirement\\s+)?(\\d+)(?:\\s*[:.)-]\\s*(.*)|\\s+(.*))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern STORY =
      Pattern.compile(
          "\\*\\*(?:User Story|Objective):?\\*\\*:?\\s*(.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern TERM =
      Pattern.compile("\\*\\*(.+?):?\\*\\*\\s*[:–-]?\\s*(.+)", Pattern.DOTALL);
  private static final Set<String> PROSE =
      Set.of("introduction", "overview", "boundary context", "boundary context (optional)");

  private final Page page;
  private final Harvest harvest;

  KiroRequirementsReader(Page page, Harvest harvest) {
    this.page = page;
    this.harvest = harvest;
  }

  void read() {
    section(Sections.of(page));
    harvest.finish(page);
  }

  private void section(Sections section) {
    var title = section.title().toLowerCase(Locale.ROOT);
    var numbered = REQUIREMENT.matcher(section.title());
    if (section.level() >= 2 && numbered.matches()) {
      var words = numbered.group(2) == null ? numbered.group(3) : numbered.group(2);
      requirement(section, Integer.parseInt(numbered.group(1)), words == null ? "" : words.strip());
      return;
    }
    if (section.level() <= 1 || title.equals("requirements")) {
      Taken.take(section, page);
    } else if (title.equals("glossary")) {
      Taken.take(section, page);
      section.body().forEach(this::terms);
    } else if (PROSE.contains(title)) {
      Taken.prose(section, page, harvest);
      return;
    }
    section.below().forEach(this::section);
  }

  private void terms(Piece piece) {
    if (piece instanceof Point point) {
      var term = TERM.matcher(page.slice(point.leadAt()));
      if (term.matches() && !term.group(1).contains("·")) {
        page.take(point.source());
        var name = term.group(1).strip();
        int start = point.leadAt().start() + term.start(2);
        harvest.add(
            Placed.at(
                    Part.of(Kind.TERM, "term " + name, name, term.group(2).strip()),
                    point.source(),
                    page.nowhere())
                .texted(page.span(start, point.leadAt().end())));
      }
    }
  }

  private void requirement(Sections section, int number, String title) {
    Taken.take(section, page);
    var story = "story " + number;
    for (var piece : section.body()) {
      if (piece instanceof Paragraph paragraph) {
        story(paragraph, story, number);
      }
    }
    criteria(section.body(), number, title, story);
    for (var below : section.below()) {
      if (below.title().toLowerCase(Locale.ROOT).startsWith("acceptance criteria")) {
        Taken.take(below, page);
        criteria(below.body(), number, title, story);
      }
    }
  }

  private void story(Paragraph paragraph, String name, int number) {
    var text = page.slice(paragraph.source());
    var form = STORY.matcher(text);
    if (form.matches()) {
      page.take(paragraph.source());
      int start = paragraph.source().start() + form.start(1);
      var part =
          Part.of(
              Kind.STATEMENT,
              name,
              "imported from %s, Requirement %d".formatted(page.path(), number),
              form.group(1).strip());
      harvest.add(
          Placed.at(part, paragraph.source(), page.nowhere())
              .texted(page.span(start, paragraph.source().end())));
    }
  }

  private void criteria(List<Piece> pieces, int number, String title, String story) {
    for (var piece : pieces) {
      if (piece instanceof Point point && point.numbered()) {
        page.take(point.source());
        var name = number + "." + point.number();
        var textAt = page.between(point.leadAt(), point.source());
        var part =
            Part.of(
                    Kind.REQUIREMENT,
                    name,
                    title.isEmpty() ? name : "%s (%s)".formatted(title, name),
                    Words.shall(page.dedented(textAt)))
                .about(harvest.has(story) ? List.of(story) : List.of())
                .with("Priority", "must")
                .with("Verify", "inspection");
        harvest.add(Placed.at(part, point.source(), page.nowhere()).texted(textAt));
      }
    }
  }
}
