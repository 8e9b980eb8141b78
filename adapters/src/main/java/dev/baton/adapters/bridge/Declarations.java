package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Piece.Heading;
import dev.baton.adapters.bridge.Piece.Paragraph;
import dev.baton.adapters.bridge.Piece.Point;
import dev.baton.core.finding.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds IDs that are declared: in the first cell of a row, or leading a bullet, a heading or a
/// paragraph in bold. An ID anywhere else is only cited.
final class Declarations {
  static final String ID = "[A-Z]{1,5}-\\d{1,4}(?:\\.\\d+)?[a-z]?";
  private static final Pattern LEADING =
      Pattern.compile(
          "(\\*\\*|`)?(" + ID + ")(?:\\s*\\([^)]*\\))?:?\\1?\\s*[:.–—-]?\\s*(?:\\*\\*)?\\s*(.*)",
          Pattern.DOTALL);
  private static final Pattern BOLD =
      Pattern.compile(
          "\\*\\*(" + ID + ")(?:\\s*\\([^)]*\\))?:?\\s*([^*]*?):?\\*\\*\\s*[:.–—-]?\\s*(.*)",
          Pattern.DOTALL);
  private static final Pattern FIRST_CELL = Pattern.compile("[*`\\s]*(" + ID + ")[*`\\s]*");
  private static final Pattern DELIMITER = Pattern.compile("\\|?[\\s:|-]+");

  private final Page page;

  Declarations(Page page) {
    this.page = page;
  }

  /// `priority` is what a row says about it, if one of its cells does.
  record Declared(
      String id, String title, String text, String priority, Source whole, Source textAt) {}

  List<Declared> in(Sections section) {
    var found = new ArrayList<Declared>();
    section
        .heading()
        .flatMap(heading -> heading(heading, section.body()))
        .ifPresentOrElse(found::add, () -> section.body().forEach(piece -> piece(piece, found)));
    return found;
  }

  private Optional<Declared> heading(Heading heading, List<Piece> body) {
    var form = LEADING.matcher(heading.text());
    if (!form.matches() || body.isEmpty()) {
      return Optional.empty();
    }
    var textAt = page.between(body.getFirst().source(), body.getLast().source());
    page.take(heading.source());
    page.take(textAt);
    return Optional.of(
        new Declared(
            form.group(2),
            form.group(3).strip(),
            page.dedented(textAt),
            "",
            page.between(heading.source(), textAt),
            textAt));
  }

  private void piece(Piece piece, List<Declared> found) {
    switch (piece) {
      case Point point -> {
        var text = page.slice(point.leadAt());
        var below = point.below().isEmpty() ? point.leadAt() : point.below().getLast().source();
        leading(text)
            .filter(form -> form.end() == text.length())
            .ifPresentOrElse(
                form -> found.add(declared(form, point.leadAt(), point.source(), below)),
                () -> point.below().forEach(it -> piece(it, found)));
      }
      case Paragraph paragraph -> {
        if (page.slice(paragraph.source()).startsWith("|")) {
          rows(paragraph, found);
        } else if (page.slice(paragraph.source()).startsWith("**")) {
          leading(page.slice(paragraph.source()))
              .ifPresent(form ->
                  found.add(
                      declared(form, paragraph.source(), paragraph.source(), paragraph.source())));
        }
      }
      case Heading _, Piece.Other _ -> {}
    }
  }

  /// Either form ends with the ID and the text as its first and last group.
  private static Optional<Matcher> leading(String text) {
    var bold = BOLD.matcher(text);
    if (bold.matches() && !bold.group(3).isBlank()) {
      return Optional.of(bold);
    }
    var plain = LEADING.matcher(text);
    return plain.matches()
            && !plain.group(3).isBlank()
            && (plain.group(1) != null || text.matches("(?s)" + ID + "\\s*:.*"))
        ? Optional.of(plain)
        : Optional.empty();
  }

  private Declared declared(Matcher form, Source lead, Source whole, Source last) {
    var isBold = form.pattern().equals(BOLD);
    page.take(whole);
    var textAt = page.between(page.span(lead.start() + form.start(3), lead.end()), last);
    return new Declared(
        isBold ? form.group(1) : form.group(2),
        isBold ? form.group(2).strip() : "",
        page.dedented(textAt),
        "",
        whole,
        textAt);
  }

  private void rows(Paragraph table, List<Declared> found) {
    var any = false;
    for (var line : table.lines()) {
      var cells = cells(line);
      if (cells.size() < 2) {
        continue;
      }
      var id = FIRST_CELL.matcher(page.slice(cells.getFirst()));
      if (id.matches()) {
        var text = longest(cells.subList(1, cells.size()));
        var priority =
            cells.subList(1, cells.size()).stream()
                .map(page::slice)
                .filter(cell -> Words.priority(cell).isPresent())
                .findFirst()
                .orElse("");
        found.add(new Declared(id.group(1), "", page.slice(text), priority, line, text));
        page.take(line);
        any = true;
      }
    }
    if (any) {
      page.take(table.lines().getFirst());
      table.lines().stream()
          .filter(line -> DELIMITER.matcher(page.slice(line)).matches())
          .forEach(page::take);
    }
  }

  private Source longest(List<Source> cells) {
    return cells.stream()
        .reduce((a, b) -> a.end() - a.start() >= b.end() - b.start() ? a : b)
        .orElseThrow();
  }

  private List<Source> cells(Source line) {
    var text = page.slice(line);
    var cells = new ArrayList<Source>();
    int start = text.startsWith("|") ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) == '|' && text.charAt(i - 1 < 0 ? 0 : i - 1) != '\\') {
        cells.add(trimmed(line.start() + start, text.substring(start, i)));
        start = i + 1;
      }
    }
    if (!text.substring(start).isBlank()) {
      cells.add(trimmed(line.start() + start, text.substring(start)));
    }
    return cells;
  }

  private Source trimmed(int start, String cell) {
    int from = start + cell.length() - cell.stripLeading().length();
    return page.span(from, from + cell.strip().length());
  }

  /// The IDs a text cites.
  static List<String> cited(String text) {
    return Pattern.compile("\\b(?:FR|NFR|SC|C)-\\d{1,4}[a-z]?\\b")
        .matcher(text)
        .results()
        .map(result -> result.group())
        .distinct()
        .toList();
  }
}
