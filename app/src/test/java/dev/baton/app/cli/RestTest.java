package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A performer whose model is limited: it leaves, its one slot goes to another task, and it goes on
/// afterwards in the clone as it left it.
class RestTest {
  private static final String LIMITED_ONCE =
      """
      mkdir -p src tests
      if [ "$BATON_TASK" = T-01 ] && [ ! -e src/first.sh ]; then
        echo 'echo first' >src/first.sh
        until=$(date -u -d '+3 seconds' +%Y-%m-%dT%H:%M:%SZ)
        echo '{"type":"rest","until":"'$until'","why":"the model is limited"}'
        exit 1
      fi
      word=$([ "$BATON_TASK" = T-01 ] && echo first || echo second)
      echo "echo $word" >src/$word.sh
      echo "test \\"\\$(sh src/$word.sh)\\" = $word" >tests/$word.sh
      """;

  @TempDir Path scratch;

  @Test
  void frees_its_slot_until_then() {
    var desk = Papers.oneBuilder(scratch.resolve("repo"), LIMITED_ONCE);

    var ran = desk.baton("run");

    assertThat(ran.exit()).as(ran.all()).isEqualTo(Exit.YES);
    assertThat(ran.err())
        .containsSubsequence("T-01/1 rests until", "T-02/1 by builder begins", "T-01/1 goes on")
        .doesNotContain("T-01/2");
    assertThat(desk.git("show", "main:src/first.sh")).isEqualTo("echo first\n");
    desk.must("gap");
    desk.must("audit", "verify");
  }
}
