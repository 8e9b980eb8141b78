package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A change that begins to depend on a library: it waits, a person says why it may, and what they
/// said is on record before the change is.
class DoorTest {
  private static final String NEEDS_A_LIBRARY =
      """
      mkdir -p src tests
      word=$([ "$BATON_TASK" = T-01 ] && echo first || echo second)
      echo "echo $word" >src/$word.sh
      echo "test \\"\\$(sh src/$word.sh)\\" = $word" >tests/$word.sh
      [ "$BATON_TASK" = T-02 ] || echo 'speech==2.1.0' >src/requirements.txt
      """;

  @TempDir Path scratch;

  @Test
  void waits_for_a_reason_which_becomes_a_decision() {
    var desk = Papers.oneBuilder(scratch.resolve("repo"), NEEDS_A_LIBRARY, "src/requirements.txt");

    assertThat(desk.baton("run").exit()).isEqualTo(Exit.WAITS);

    var inbox = desk.baton("inbox").out();
    assertThat(inbox)
        .contains("one-way door", "dependency pypi:speech", "to undo it", "approve T-01 --because");
    assertThat(desk.baton("approve", "T-01").err())
        .contains("one-way door", "dependency pypi:speech", "--because");
    assertThat(desk.git("show", "--format=", "--name-only", "main")).doesNotContain("requirements");

    desk.must(
        "approve",
        "T-01",
        "--because",
        "writing our own would take a year",
        "--title",
        "Speak with speech",
        "--instead",
        "our own; none",
        "--by",
        "Ada");
    assertThat(desk.baton("run").exit()).isEqualTo(Exit.YES);

    var decision = desk.git("show", "main:decisions/0001-speak-with-speech.md");
    assertThat(decision)
        .contains(
            "status: accepted",
            "dependency pypi:speech",
            "writing our own would take a year",
            "* our own",
            "To undo it");
    assertThat(desk.git("log", "--format=%s", "--first-parent", "main"))
        .containsSubsequence("Land T-01: first", "Decide: Speak with speech");
    desk.git("reset", "--hard", "--quiet", "main");
    assertThat(desk.must("gap").out()).doesNotContain("Decide:");
    desk.must("audit", "verify");
    assertThat(desk.must("decide", "list").out()).contains("Speak with speech");
    assertThat(desk.must("why", "src/requirements.txt:1").out()).contains("T-01");

    // Another change of the same library is asked about no more.
    desk.write("other/requirements.txt", "speech==2.1.0\n");
    desk.commit("speech elsewhere");
    assertThat(
            desk.baton("gate", "run", "--base", "HEAD~1", "--read", "--json").json().list("gates"))
        .filteredOn(gate -> gate.asObject().text("id").equals("G52"))
        .extracting(gate -> gate.asObject().text("verdict"))
        .containsExactly("pass");
  }
}
