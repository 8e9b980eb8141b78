package dev.baton.app.page;

import dev.baton.app.page.DiffLines.Pair;
import dev.baton.app.page.DiffLines.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What of a changed line has changed: the words that the line in its place does not have. Where
/// two lines have little in common they are two lines, and nothing is marked.
final class Marks {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.");
  private static final int MOST_WORDS = 300;
  // Of the longer of the two; below it the eye has nothing to hold on to.
  private static final double ALIKE = 0.4;
  private static final int LETTER = 4;

  private final Map<Integer, List<Span>> marked;

  private Marks(Map<Integer, List<Span>> marked) {
    this.marked = marked;
  }

  /// From a letter to the one before which it ends.
  record Span(int from, int to) {}

  /// Those of a line that was removed, and of the one that came in its place.
  record Both(List<Span> before, List<Span> after) {
    static final Both NONE = new Both(List.of(), List.of());
  }

  static Marks of(List<Pair> pairs) {
    var marked = new HashMap<Integer, List<Span>>();
    for (var pair : pairs) {
      if (pair.left().isPresent() && pair.right().isPresent()) {
        var left = pair.left().get();
        var right = pair.right().get();
        if (left.kind() != DiffLines.Kind.SAME) {
          var both = between(left.text(), right.text());
          marked.put(left.at(), both.before());
          marked.put(right.at(), both.after());
        }
      }
    }
    return new Marks(marked);
  }

  List<Span> in(Shown line) {
    return marked.getOrDefault(line.at(), List.of());
  }

  static Both between(String before, String after) {
    var old = WORD.matcher(before).results().limit(MOST_WORDS + 1L).toList();
    var now = WORD.matcher(after).results().limit(MOST_WORDS + 1L).toList();
    if (old.size() > MOST_WORDS || now.size() > MOST_WORDS) {
      return Both.NONE;
    }
    var lengths = lengths(old, now);
    return lengths[0][0] < ALIKE * Math.max(letters(old), letters(now))
        ? Both.NONE
        : spans(old, now, lengths);
  }

  private static int letters(List<MatchResult> words) {
    return words.stream().mapToInt(Marks::weight).sum();
  }

  // White space is in every line, and makes hardly any alike.
  private static int weight(MatchResult word) {
    return word.group().isBlank() ? 1 : LETTER * (word.end() - word.start());
  }

  /// For each pair of ends, how much the rest has in common.
  private static int[][] lengths(List<MatchResult> old, List<MatchResult> now) {
    var lengths = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        var skipped = Math.max(lengths[i + 1][j], lengths[i][j + 1]);
        lengths[i][j] =
            isSame(old.get(i), now.get(j))
                ? Math.max(skipped, lengths[i + 1][j + 1] + weight(old.get(i)))
                : skipped;
      }
    }
    return lengths;
  }

  private static boolean isSame(MatchResult one, MatchResult other) {
    return one.group().equals(other.group());
  }

  private static Both spans(List<MatchResult> old, List<MatchResult> now, int[][] lengths) {
    var gone = new ArrayList<Span>();
    var come = new ArrayList<Span>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && isSame(old.get(i), now.get(j))) {
        i++;
        j++;
      } else if (j == now.size() || (i < old.size() && lengths[i + 1][j] >= lengths[i][j + 1])) {
        add(gone, old.get(i++));
      } else {
        add(come, now.get(j++));
      }
    }
    return new Both(gone, come);
  }

  /// One mark for words that follow each other.
  private static void add(List<Span> spans, MatchResult word) {
    if (!spans.isEmpty() && spans.getLast().to() == word.start()) {
      spans.set(spans.size() - 1, new Span(spans.getLast().from(), word.end()));
    } else {
      spans.add(new Span(word.start(), word.end()));
    }
  }
}
