package dev.baton.app.page;

import dev.baton.core.change.FileChange;
import dev.baton.core.change.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The changed lines of a file and a few around them, in the order they are read.
final class DiffLines {
  private static final int CONTEXT = 3;

  private DiffLines() {}

  enum Kind {
    SAME("same"),
    REMOVED("del"),
    ADDED("add");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// `at` counts all lines of the whole file with both sides, so that a gap shows; a number is 0 on
  /// the side that has no such line.
  record Shown(int at, Kind kind, int before, int after, String text) {}

  /// What stands beside each other. A side without a line is absent; a gap has neither.
  record Pair(Optional<Shown> left, Optional<Shown> right) {
    static final Pair GAP = new Pair(Optional.empty(), Optional.empty());

    boolean isGap() {
      return left.isEmpty() && right.isEmpty();
    }
  }

  static List<Shown> of(FileChange file) {
    var every = every(file);
    var isNear = new boolean[every.size()];
    for (int i = 0; i < every.size(); i++) {
      if (every.get(i).kind() != Kind.SAME) {
        for (int near = Math.max(0, i - CONTEXT);
            near <= Math.min(every.size() - 1, i + CONTEXT);
            near++) {
          isNear[near] = true;
        }
      }
    }
    return every.stream().filter(line -> isNear[line.at() - 1]).toList();
  }

  /// Whether something of the file is left out between the two.
  static boolean isGap(Shown one, Shown next) {
    return next.at() > one.at() + 1;
  }

  /// The first line removed beside the first one added in its place, and so on.
  static List<Pair> pairs(List<Shown> lines) {
    var pairs = new ArrayList<Pair>();
    var removed = new ArrayList<Shown>();
    var added = new ArrayList<Shown>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var follows = i > 0 && isGap(lines.get(i - 1), line);
      if (follows || line.kind() == Kind.SAME || isNext(line, added)) {
        flush(removed, added, pairs);
      }
      if (follows) {
        pairs.add(Pair.GAP);
      }
      switch (line.kind()) {
        case SAME -> pairs.add(new Pair(Optional.of(line), Optional.of(line)));
        case REMOVED -> removed.add(line);
        case ADDED -> added.add(line);
      }
    }
    flush(removed, added, pairs);
    return pairs;
  }

  // What is removed after something was added belongs to what comes then.
  private static boolean isNext(Shown line, List<Shown> added) {
    return line.kind() == Kind.REMOVED && !added.isEmpty();
  }

  private static void flush(List<Shown> removed, List<Shown> added, List<Pair> pairs) {
    for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
      pairs.add(new Pair(at(removed, i), at(added, i)));
    }
    removed.clear();
    added.clear();
  }

  private static Optional<Shown> at(List<Shown> lines, int place) {
    return place < lines.size() ? Optional.of(lines.get(place)) : Optional.empty();
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
        every.add(new Shown(at, Kind.REMOVED, before, 0, old.get(before - 1)));
      } else if (after < now.size() && (added.containsKey(after + 1) || before >= old.size())) {
        after++;
        every.add(new Shown(at, Kind.ADDED, 0, after, now.get(after - 1)));
      } else {
        before++;
        after++;
        every.add(new Shown(at, Kind.SAME, before, after, old.get(before - 1)));
      }
    }
    return every;
  }

  private static Map<Integer, Line> numbered(List<Line> lines) {
    return lines.stream().collect(Collectors.toMap(Line::number, Function.identity()));
  }
}
