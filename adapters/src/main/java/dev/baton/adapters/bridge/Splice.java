package dev.baton.adapters.bridge;

import static java.util.Comparator.comparingInt;

import dev.baton.core.finding.Source;
import java.util.List;

/// Other text for one span of a file.
record Splice(String path, int start, int end, String text) {
  static Splice replace(Source at, String text) {
    return new Splice(at.path(), at.start(), at.end(), text);
  }

  static Splice insert(String path, int at, String text) {
    return new Splice(path, at, at, text);
  }

  /// The text with the edits of this path made in it, in the line endings it has.
  static String apply(String path, String text, List<Splice> edits) {
    var out = new StringBuilder();
    var ending = text.contains("\r\n") ? "\r\n" : "\n";
    int from = 0;
    var mine =
        edits.stream()
            .filter(edit -> edit.path().equals(path))
            .sorted(comparingInt(Splice::start).thenComparingInt(Splice::end))
            .toList();
    for (var edit : mine) {
      if (edit.start() < from) {
        throw new IllegalStateException(
            "two splices meet in %s at %d".formatted(path, edit.start()));
      }
      out.append(text, from, edit.start()).append(edit.text().replace("\n", ending));
      from = edit.end();
    }
    return out.append(text, from, text.length()).toString();
  }
}
