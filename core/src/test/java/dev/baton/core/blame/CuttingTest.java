package dev.baton.core.blame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class CuttingTest {
  private static final Label AGENT = new Label(Origin.AGENT, "a", "a");
  private static final Label HUMAN = new Label(Origin.HUMAN, "h", "h");

  // Lines with an x are the agent's.
  private static Cutting.Cut cut(String path, String before, String after) {
    var labels =
        new Labels() {
          @Override
          public Label added(String ignored, int line) {
            return after.lines().toList().get(line - 1).contains("x") ? AGENT : HUMAN;
          }

          @Override
          public Label removed(String ignored, int line) {
            return Label.NONE;
          }
        };
    return Cutting.of(
        ChangeSet.of(FileChange.modified(path, before, after)),
        labels,
        it -> it.startsWith("test"));
  }

  @Test
  void all_atoms_together_are_the_bad_revision_and_none_the_good_one() {
    var before = "a\nb\nc\nd\ne\nf\ng\nh";
    var after = "a\nx\nc\nd\ne\nf\ny\nz\nh";
    var atoms = cut("file", before, after).atoms();

    assertThat(atoms).hasSize(2);
    assertThat(Mixture.of(atoms, _ -> before).get("file")).isEqualTo(new Mixture.Edit.Write(after));
    assertThat(Mixture.of(List.of(atoms.getLast()), _ -> before).get("file"))
        .isEqualTo(new Mixture.Edit.Write("a\nb\nc\nd\ne\nf\ny\nz\nh"));
    assertThat(Mixture.of(List.of(), _ -> before)).isEmpty();
  }

  @Test
  void lines_side_by_side_are_told_apart_by_their_origin() {
    assertThat(cut("file", "a\nb\n", "x\ny\n").atoms())
        .extracting(Atom::origin)
        .containsExactly(Origin.AGENT, Origin.HUMAN);
    assertThat(cut("file", "a\nb\n", "x\ny\nz\n").atoms())
        .extracting(Atom::origin)
        .containsExactly(Origin.MIXED);
  }

  @Test
  void comments_are_left_out_unless_a_tool_obeys_them() {
    assertThat(cut("A.java", "int a;\n", "// x\nint a;\n").leftOut()).isEqualTo(1);
    assertThat(cut("a.go", "var a int\n", "//go:build x\nvar a int\n").atoms()).hasSize(1);
    assertThat(cut("a.unknown", "a\n", "// x\na\n").atoms()).hasSize(1);
  }

  @Test
  void a_bracket_stays_with_the_one_that_closes_it() {
    var before = "f\n1\n2\n3\n4\n5\ng\n";
    var after = "if (x) {\nf\n1\n2\n3\n4\n5\n} // x\ng\n";

    assertThat(cut("file", before, after).atoms()).hasSize(1);
  }

  @Test
  void what_is_deleted_by_nobody_known_is_unknown() {
    assertThat(cut("file", "a\nb\n", "a\n").atoms().getFirst().origin()).isEqualTo(Origin.UNKNOWN);
  }

  @Test
  void kinds_are_told_by_path() {
    assertThat(cut("test/a", "a\n", "x\n").atoms().getFirst().kind()).isEqualTo(Atom.Kind.TEST);
    assertThat(cut("sub/pom.xml", "a\n", "x\n").atoms().getFirst().kind())
        .isEqualTo(Atom.Kind.DEPENDENCY);
  }
}
