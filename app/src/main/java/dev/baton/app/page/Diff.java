package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.nothing;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;

import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import dev.baton.core.change.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A change, file by file, with what stands around the changed lines.
final class Diff {
  private static final int CONTEXT = 3;
  private static final int MOST_LINES = 1_500;

  private Diff() {}

  /// Who wrote a line of the new side, where somebody knows.
  @FunctionalInterface
  interface Writers {
    String of(String path, int line);
  }

  static Html of(ChangeSet change, Writers writers) {
    if (change.files().isEmpty()) {
      return Html.p(cls("soft"), text("Nothing differs."));
    }
    var shown = new ArrayList<Html>();
    int lines = 0;
    for (var file : change.files()) {
      lines += file.added().size() + file.removed().size();
      shown.add(lines > MOST_LINES ? tooLong(file) : file(file, writers));
    }
    return div(cls("diff"), summary(change), all(shown.stream()));
  }

  private static Html summary(ChangeSet change) {
    return div(
        cls("soft"),
        text(
            Words.count(change.files().size(), "file")
                + ", "
                + change.files().stream().mapToInt(file -> file.added().size()).sum()
                + " lines added, "
                + change.files().stream().mapToInt(file -> file.removed().size()).sum()
                + " removed"));
  }

  private static Html tooLong(FileChange file) {
    return Html.p(
        cls("soft"),
        text(file.path() + ": left out here, for the change is very long; read it with git diff"));
  }

  private static Html file(FileChange file, Writers writers) {
    return element(
        "details",
        cls("file"),
        id("file-" + file.path().replaceAll("[^A-Za-z0-9.-]", "-")),
        Attribute.of("open", ""),
        element(
            "summary",
            span(cls("path"), text(file.path())),
            span(cls("plus"), text("+" + file.added().size())),
            span(cls("minus"), text("\u2212" + file.removed().size())),
            file.kind() == FileChange.Kind.MODIFIED
                ? nothing()
                : Words.badge(
                    file.kind() == FileChange.Kind.ADDED ? "good" : "bad",
                    file.kind() == FileChange.Kind.ADDED ? "new" : "removed")),
        isText(file)
            ? div(cls("scroll"), Attribute.focusable(), lines(file, writers))
            : Html.p(cls("soft"), text("No text: binary, a link, or too large to read.")));
  }

  private static boolean isText(FileChange file) {
    return file.before().isPresent() || file.after().isPresent();
  }

  private static Html lines(FileChange file, Writers writers) {
    var colours = new Colours(file.path());
    var rows = new ArrayList<Html>();
    int last = 0;
    for (var line : unified(file)) {
      if (line.at() > last + 1 && last > 0) {
        rows.add(
            element(
                "tr", cls("hunk"), element("td", Attribute.of("colspan", "4"), text("\u22ef"))));
      }
      last = line.at();
      rows.add(row(file.path(), line, writers, colours));
    }
    return element("table", cls("code"), element("tbody", all(rows.stream())));
  }

  private static Html row(String path, Shown line, Writers writers, Colours colours) {
    return element(
        "tr",
        cls(line.kind()),
        element("td", cls("no"), text(line.before() == 0 ? "" : String.valueOf(line.before()))),
        element("td", cls("no"), text(line.after() == 0 ? "" : String.valueOf(line.after()))),
        element(
            "td",
            cls("who"),
            text(line.kind().equals("add") ? writers.of(path, line.after()) : "")),
        element("td", cls("line"), colours.of(line.text())));
  }

  /// One line of the drawing. `at` counts all lines of the whole file with both sides, so that a
  /// gap shows; a number is 0 on the side that has no such line.
  private record Shown(int at, String kind, int before, int after, String text) {}

  private static List<Shown> unified(FileChange file) {
    var every = every(file);
    var isNear = new boolean[every.size()];
    for (int i = 0; i < every.size(); i++) {
      if (!every.get(i).kind().equals("same")) {
        for (int near = Math.max(0, i - CONTEXT);
            near <= Math.min(every.size() - 1, i + CONTEXT);
            near++) {
          isNear[near] = true;
        }
      }
    }
    return every.stream().filter(line -> isNear[line.at() - 1]).toList();
  }

  private static List<Shown> every(FileChange file) {
    var removed = numbered(file.removed());
    var added = numbered(file.added());
    var old = file.before().map(text -> text.lines().toList()).orElse(List.of());
    var now = file.after().map(text -> text.lines().toList()).orElse(List.of());
    var every = new ArrayList<Shown>();
    int before = 0;
    int after = 0;
    while (before < old.size() || after < now.size()) {
      int at = every.size() + 1;
      if (before < old.size() && removed.containsKey(before + 1)) {
        before++;
        every.add(new Shown(at, "del", before, 0, old.get(before - 1)));
      } else if (after < now.size() && (added.containsKey(after + 1) || before >= old.size())) {
        after++;
        every.add(new Shown(at, "add", 0, after, now.get(after - 1)));
      } else {
        before++;
        after++;
        every.add(new Shown(at, "same", before, after, old.get(before - 1)));
      }
    }
    return every;
  }

  private static Map<Integer, Line> numbered(List<Line> lines) {
    return lines.stream().collect(Collectors.toMap(Line::number, Function.identity()));
  }
}
