package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.app.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A target that is red by itself: no change could pass on it, so nobody is blamed and the run
/// waits until somebody has mended it.
class HaltTest {
  private static final String SAYS_ITS_WORD =
      """
      mkdir -p src tests
      word=$([ "$BATON_TASK" = T-01 ] && echo first || echo second)
      echo "echo $word" >src/$word.sh
      echo "test \\"\\$(sh src/$word.sh)\\" = $word" >tests/$word.sh
      """;

  @TempDir Path scratch;

  @Test
  void halts_the_run_and_counts_against_nobody() {
    var desk = Papers.oneBuilder(scratch.resolve("repo"), SAYS_ITS_WORD);
    desk.write("tests/other.sh", "exit 7\n");
    desk.commit("somebody breaks the target");

    var halted = desk.baton("run");

    assertThat(halted.exit()).as(halted.all()).isEqualTo(Exit.WAITS);
    assertThat(halted.err()).contains("halted, for nothing can pass: the target is red by itself");
    assertThat(desk.baton("inbox").out())
        .contains("halt: the target is red by itself", "no attempt was counted", "baton resume");
    var status = desk.must("status", "--json").json();
    assertThat(status.text("halt")).contains("the target is red by itself", "G21 tests");
    assertThat(status.list("tasks"))
        .extracting(
            task -> task.asObject().text("state"), task -> task.asObject().number("attempts"))
        .as("sent back, and not counted")
        .startsWith(tuple("ready", 0L));

    desk.write("tests/other.sh", "exit 0\n");
    desk.commit("somebody mends it");
    desk.must("resume");
    var ran = desk.must("run");

    assertThat(ran.err()).as("it is halted for the same thing once").doesNotContain("halted");
    assertThat(desk.git("show", "main:src/second.sh")).isEqualTo("echo second\n");
    assertThat(desk.baton("inbox").out()).contains("nothing waits for you");
    desk.must("audit", "verify");
  }
}
