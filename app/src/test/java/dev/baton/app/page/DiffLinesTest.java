package dev.baton.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.page.DiffLines.Shown;
import dev.baton.core.change.FileChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiffLinesTest {
  @Test
  void a_line_stands_beside_what_came_in_its_place() {
    assertThat(sides("a\nb\nc\n", "a\nB\nc\n")).containsExactly("1a 1a", "2b 2B", "3c 3c");
  }

  @Test
  void what_only_one_side_has_stands_alone() {
    assertThat(sides("a\nb\nc\nd\n", "a\nX\nd\ne\n"))
        .containsExactly("1a 1a", "2b 2X", "3c -", "4d 3d", "- 4e");
  }

  @Test
  void what_is_left_out_between_two_changes_is_a_gap() {
    var old = "a\n1\n2\n3\n4\n5\n6\n7\nb\n";

    assertThat(sides(old, old.replace("a", "A").replace("b", "B")))
        .containsExactly(
            "1a 1A", "21 21", "32 32", "43 43", "- -", "65 65", "76 76", "87 87", "9b 9B");
  }

  @Test
  void changes_that_touch_across_a_gap_stay_apart() {
    var old = "a\n1\n2\n3\n4\n5\n6\n7\n8\nb\n";

    assertThat(sides(old, old.replace("a\n", "") + "c\n"))
        .as("the first ends with a removal, the second begins with an addition")
        .startsWith("1a -")
        .endsWith("- 10c");
  }

  private static List<String> sides(String before, String after) {
    return DiffLines.pairs(DiffLines.of(FileChange.modified("f", before, after))).stream()
        .map(it -> side(it.left(), true) + " " + side(it.right(), false))
        .toList();
  }

  private static String side(Optional<Shown> line, boolean isLeft) {
    return line.map(it -> (isLeft ? it.before() : it.after()) + it.text()).orElse("-");
  }
}
