package dev.baton.core.merge;

import dev.baton.core.change.Line;
import dev.baton.core.change.LineDiff;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// One side's lines in place of those of the base from `from` to before `to`, counted from 0.
record Edit(int from, int to, List<String> lines) {
  Edit {
    lines = List.copyOf(lines);
  }

  /// From the base to the side, in the order of the text, each as long as it can be.
  static List<Edit> between(String base, String side) {
    var diff = LineDiff.between(base, side);
    var added = new HashSet<>(diff.added().stream().map(Line::number).toList());
    var removed = new HashSet<>(diff.removed().stream().map(Line::number).toList());
    var old = base.lines().toList();
    var now = side.lines().toList();
    var edits = new ArrayList<Edit>();
    int from = 0;
    int at = 0;
    while (from < old.size() || at < now.size()) {
      int to = from;
      var lines = new ArrayList<String>();
      while (removed.contains(to + 1)) {
        to++;
      }
      while (added.contains(at + 1)) {
        lines.add(now.get(at++));
      }
      if (to > from || !lines.isEmpty()) {
        edits.add(new Edit(from, to, lines));
        from = to;
      } else {
        from++;
        at++;
      }
    }
    return edits;
  }

  /// Whether no line lies between the two that both leave as it is.
  boolean meets(Edit other) {
    return from <= other.to && other.from <= to;
  }
}
