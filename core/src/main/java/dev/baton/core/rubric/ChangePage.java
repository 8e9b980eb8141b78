package dev.baton.core.rubric;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import dev.baton.core.change.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// A change as a page for reading: changed lines among their neighbours, numbered as the changed
/// files have them. Every line of content begins with its number and a mark, so none can pass for
/// the end of the page or for a word of Baton's. Messages of commits are not on it.
record ChangePage(String text, List<String> leftOut) {
  private static final int CONTEXT = 8;
  private static final int LONGEST_LINE = 400;
  private static final int MOST_LINES = 6_000;

  ChangePage {
    leftOut = List.copyOf(leftOut);
  }

  static ChangePage of(ChangeSet change) {
    var lines = new ArrayList<String>();
    var leftOut = new ArrayList<String>();
    for (var file : change.files()) {
      var page = page(file);
      if (lines.size() + page.size() > MOST_LINES) {
        leftOut.add(file.path());
      } else {
        lines.addAll(page);
      }
    }
    leftOut.forEach(path -> lines.add("=== too large to be shown: " + shown(path)));
    return new ChangePage(String.join("\n", lines) + "\n", leftOut);
  }

  private static List<String> page(FileChange file) {
    var kind =
        switch (file.kind()) {
          case ADDED -> "added";
          case MODIFIED -> "modified";
          case REMOVED -> "removed";
        };
    var lines = new ArrayList<String>();
    lines.add("=== " + shown(file.path()) + " (" + kind + ")");
    var rows = rows(file);
    int last = -1;
    for (int i = 0; i < rows.size(); i++) {
      if (isNearChange(rows, i)) {
        if (last >= 0 && last < i - 1) {
          lines.add("      ...");
        }
        lines.add(rows.get(i).shown());
        last = i;
      }
    }
    return lines;
  }

  private static boolean isNearChange(List<Row> rows, int at) {
    return rows.subList(Math.max(0, at - CONTEXT), Math.min(rows.size(), at + CONTEXT + 1)).stream()
        .anyMatch(row -> row.mark() != ' ');
  }

  private record Row(int number, char mark, String text) {
    String shown() {
      var number = mark == '-' ? "     " : "%5d".formatted(this.number);
      return number + " " + mark + " " + Shown.line(text, LONGEST_LINE);
    }
  }

  /// Both sides in one sequence; a removed line stands where it stood.
  private static List<Row> rows(FileChange file) {
    var before = file.before().orElse("").lines().toList();
    var after = file.after().orElse("").lines().toList();
    var removed = file.removed().stream().map(Line::number).collect(Collectors.toSet());
    var added = new HashSet<>(file.added().stream().map(Line::number).toList());
    var rows = new ArrayList<Row>();
    int old = 1;
    int now = 1;
    while (old <= before.size() || now <= after.size()) {
      if (old <= before.size() && removed.contains(old)) {
        rows.add(new Row(now, '-', before.get(old++ - 1)));
      } else if (now <= after.size()) {
        boolean isAdded = added.contains(now);
        rows.add(new Row(now, isAdded ? '+' : ' ', after.get(now++ - 1)));
        old += isAdded ? 0 : 1;
      } else {
        old++;
      }
    }
    return rows;
  }

  /// The lines of the changed file that were added, or stand where one was removed.
  static List<Integer> changedLines(FileChange file) {
    return rows(file).stream().filter(row -> row.mark() != ' ').map(Row::number).toList();
  }

  private static String shown(String path) {
    return Shown.line(path, LONGEST_LINE);
  }
}
