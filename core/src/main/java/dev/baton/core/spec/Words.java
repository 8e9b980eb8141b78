package dev.baton.core.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which words of a text became which, by the longest run both have in common.
public final class Words {
  /// One place where two texts differ; either side may be empty.
  public record Change(String before, String after) {}

  private static final int MOST = 2_000;

  private Words() {}

  public static List<Change> between(String before, String after) {
    var old = words(before);
    var now = words(after);
    return (long) old.size() * now.size() > (long) MOST * MOST
        ? List.of(new Change(before, after))
        : changes(old, now, lengths(old, now));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /// For each pair of ends, how many words the rest has in common.
  private static int[][] lengths(List<String> old, List<String> now) {
    var lengths = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        lengths[i][j] =
            old.get(i).equals(now.get(j))
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return lengths;
  }

  private static List<Change> changes(List<String> old, List<String> now, int[][] lengths) {
    var changes = new ArrayList<Change>();
    var gone = new ArrayList<String>();
    var come = new ArrayList<String>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        flush(gone, come, changes);
        i++;
        j++;
      } else if (j == now.size() || (i < old.size() && lengths[i + 1][j] >= lengths[i][j + 1])) {
        gone.add(old.get(i++));
      } else {
        come.add(now.get(j++));
      }
    }
    flush(gone, come, changes);
    return changes;
  }

  private static void flush(List<String> gone, List<String> come, List<Change> changes) {
    if (!gone.isEmpty() || !come.isEmpty()) {
      changes.add(new Change(String.join(" ", gone), String.join(" ", come)));
      gone.clear();
      come.clear();
    }
  }
}
