package dev.baton.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  private static String text(List<String> lines) {
    return String.join("\n", lines);
  }

  @Test
  void equal_texts_differ_in_nothing() {
    var diff = LineDiff.between("a\nb\n", "a\nb\n");

    assertThat(diff.added()).isEmpty();
    assertThat(diff.removed()).isEmpty();
  }

  @Test
  void a_line_in_the_middle_is_seen_alone() {
    var diff = LineDiff.between("a\nb\nc", "a\nx\nb\nc");

    assertThat(diff.added()).containsExactly(new Line(2, "x"));
    assertThat(diff.removed()).isEmpty();
  }

  @Test
  void texts_without_anything_in_common_are_replaced() {
    var diff = LineDiff.between("a\nb", "c");

    assertThat(diff.added()).containsExactly(new Line(1, "c"));
    assertThat(diff.removed()).containsExactly(new Line(1, "a"), new Line(2, "b"));
  }

  // What is left of either side without its own lines must be the same text, however the texts are.
  @Test
  void without_its_own_lines_each_side_is_the_other() {
    var random = new SplittableRandom(7);
    for (int round = 0; round < 2_000; round++) {
      var before = lines(random);
      var after = lines(random);

      var diff = LineDiff.between(text(before), text(after));

      assertThat(without(before, diff.removed()))
          .as("%s to %s", before, after)
          .isEqualTo(without(after, diff.added()));
      assertThat(diff.added().size() + diff.removed().size())
          .as("shortest from %s to %s", before, after)
          .isEqualTo(before.size() + after.size() - 2 * common(before, after));
    }
  }

  private static List<String> lines(SplittableRandom random) {
    var lines = new ArrayList<String>();
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      lines.add(String.valueOf((char) ('a' + random.nextInt(4))));
    }
    return lines;
  }

  private static List<String> without(List<String> lines, List<Line> own) {
    var left = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      var number = i + 1;
      if (own.stream().noneMatch(line -> line.number() == number)) {
        left.add(lines.get(i));
      }
    }
    return left;
  }

  /// The length of the longest common subsequence, by the table everybody knows.
  private static int common(List<String> one, List<String> other) {
    var table = new int[one.size() + 1][other.size() + 1];
    for (int i = 1; i <= one.size(); i++) {
      for (int j = 1; j <= other.size(); j++) {
        table[i][j] =
            one.get(i - 1).equals(other.get(j - 1))
                ? table[i - 1][j - 1] + 1
                : Math.max(table[i - 1][j], table[i][j - 1]);
      }
    }
    return table[one.size()][other.size()];
  }
}
