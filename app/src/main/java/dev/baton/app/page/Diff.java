package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.link;
import static dev.baton.app.page.html.Html.nothing;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;

import dev.baton.app.page.DiffLines.Kind;
import dev.baton.app.page.DiffLines.Pair;
import dev.baton.app.page.DiffLines.Shown;
import dev.baton.app.page.Viewer.Diffs;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A change, file by file, with what stands around the changed lines.
final class Diff {
  private static final int MOST_LINES = 1_500;

  private final String name;
  private final Viewer viewer;
  private final Writers writers;

  /// `name` is where on its page it is found.
  Diff(String name, Viewer viewer, Writers writers) {
    this.name = name;
    this.viewer = viewer;
    this.writers = writers;
  }

  /// Who wrote a line of the new side, where somebody knows.
  @FunctionalInterface
  interface Writers {
    String of(String path, int line);
  }

  Html of(ChangeSet change) {
    if (change.files().isEmpty()) {
      return Html.p(cls("soft"), text("Nothing differs."));
    }
    var shown = new ArrayList<Html>();
    int lines = 0;
    for (var file : change.files()) {
      lines += file.added().size() + file.removed().size();
      shown.add(lines > MOST_LINES ? tooLong(file) : file(file));
    }
    return div(cls("diff"), id("diff-" + name), summary(change), all(shown.stream()));
  }

  private Html summary(ChangeSet change) {
    return div(
        cls("summary soft"),
        span(
            text(
                Words.count(change.files().size(), "file")
                    + ", "
                    + change.files().stream().mapToInt(file -> file.added().size()).sum()
                    + " lines added, "
                    + change.files().stream().mapToInt(file -> file.removed().size()).sum()
                    + " removed")),
        div(cls("choice"), each(List.of(Diffs.values()), this::way)));
  }

  private Html way(Diffs way) {
    return link(
        viewer.path() + "?diff=" + way.word() + "#diff-" + name,
        Attribute.of("aria-current", way == viewer.diffs() ? "true" : "false"),
        text(way.title()));
  }

  private static Html tooLong(FileChange file) {
    return Html.p(
        cls("soft"),
        text(file.path() + ": left out here, for the change is very long; read it with git diff"));
  }

  private Html file(FileChange file) {
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
            ? div(cls("scroll"), Attribute.focusable(), lines(file))
            : Html.p(cls("soft"), text("No text: binary, a link, or too large to read.")));
  }

  private static boolean isText(FileChange file) {
    return file.before().isPresent() || file.after().isPresent();
  }

  // Where there is no room for two sides the style shows the other drawing instead.
  private Html lines(FileChange file) {
    var lines = DiffLines.of(file);
    var pairs = DiffLines.pairs(lines);
    var paint = new Paint(new Colours(file.path()), Marks.of(pairs));
    var unified = unified(file.path(), lines, paint);
    return viewer.diffs() == Diffs.UNIFIED
        ? unified
        : all(div(cls("sides"), sides(file.path(), pairs, paint)), div(cls("narrow"), unified));
  }

  /// How a line is drawn: what it is made of, and what of it has changed.
  private record Paint(Colours colours, Marks marks) {
    Html of(Shown line) {
      return colours.of(line.text(), marks.in(line));
    }
  }

  private Html unified(String path, List<Shown> lines, Paint paint) {
    var rows = new ArrayList<Html>();
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0 && DiffLines.isGap(lines.get(i - 1), lines.get(i))) {
        rows.add(gap(4));
      }
      rows.add(row(path, lines.get(i), paint));
    }
    return table(rows);
  }

  private Html sides(String path, List<Pair> pairs, Paint paint) {
    return table(
        pairs.stream()
            .map(pair ->
                pair.isGap()
                    ? gap(5)
                    : element("tr", left(pair.left(), paint), right(path, pair.right(), paint)))
            .toList());
  }

  private static Html table(List<Html> rows) {
    return element("table", cls("code"), element("tbody", all(rows.stream())));
  }

  private static Html gap(int columns) {
    return element(
        "tr", cls("hunk"), element("td", Attribute.of("colspan", columns), text("\u22ef")));
  }

  private Html row(String path, Shown line, Paint paint) {
    return element(
        "tr",
        cls(line.kind().word()),
        number(line.before(), ""),
        number(line.after(), ""),
        who(path, line, ""),
        element("td", cls("line"), paint.of(line)));
  }

  private static Html left(Optional<Shown> line, Paint paint) {
    var kind = kind(line);
    return all(number(line.map(Shown::before).orElse(0), kind), line(line, kind, paint));
  }

  private Html right(String path, Optional<Shown> line, Paint paint) {
    var kind = kind(line);
    return all(
        number(line.map(Shown::after).orElse(0), kind),
        line.map(it -> who(path, it, kind)).orElse(element("td", cls("who none"))),
        line(line, kind, paint));
  }

  private static String kind(Optional<Shown> line) {
    return line.map(it -> it.kind().word()).orElse("none");
  }

  private static Html number(int number, String kind) {
    return element("td", cls("no " + kind), text(number == 0 ? "" : String.valueOf(number)));
  }

  private Html who(String path, Shown line, String kind) {
    return element(
        "td",
        cls("who " + kind),
        text(line.kind() == Kind.ADDED ? writers.of(path, line.after()) : ""));
  }

  private static Html line(Optional<Shown> line, String kind, Paint paint) {
    return element("td", cls("line " + kind), line.map(paint::of).orElse(nothing()));
  }
}
