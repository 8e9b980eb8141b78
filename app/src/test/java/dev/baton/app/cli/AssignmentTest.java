package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two members, one of whom only ever fails: seen before the run, during it and after it.
class AssignmentTest {
  private static final String DOES_IT =
      """
      mkdir -p src tests
      word=$([ "$BATON_TASK" = T-01 ] && echo first || echo second)
      echo "echo $word" >src/$word.sh
      echo "test \\"\\$(sh src/$word.sh)\\" = $word" >tests/$word.sh
      """;

  @TempDir Path scratch;
  private Desk desk = new Desk(Path.of("/nonexistent"));

  @BeforeEach
  void aTeamOfTwo() {
    desk = new Desk(scratch.resolve("repo")).bare();
    desk.write("able.sh", DOES_IT);
    desk.write("src/seed.sh", "echo seed\n");
    desk.write(
        "baton.yaml",
        """
        target: main
        team:
          hopeless: {agent: command, run: "exit 9", max: 1}
          able: {agent: command, run: "sh able.sh", max: 1}
        gates:
          test: {run: "sh run-tests.sh"}
        tests: ["tests/**"]
        """);
    desk.must("init", "--no-proof");
    Papers.twoWords(desk, "agent");
  }

  @Test
  void a_dry_run_says_who_and_why_and_begins_nothing() {
    var said = desk.must("run", "--dry-run").out();

    assertThat(said).contains("T-01", "hopeless", "then able", "nothing is known of it yet");
    assertThat(desk.must("run", "--dry-run", "--json").json().text("schema"))
        .isEqualTo("baton.dry-run/1");
    assertThat(desk.baton("status").all()).contains("nothing has been run yet");
  }

  @Test
  void after_a_failure_another_one_tries_and_the_record_says_who_it_was() {
    assertThat(desk.baton("run").exit()).isEqualTo(Exit.YES);

    desk.git("reset", "--hard", "--quiet", "main");
    assertThat(desk.must("why", "src/first.sh:1").out()).contains("by able");
    assertThat(desk.must("log").out()).contains("T-01/1 sent back", "T-01/2 by able begins");
    desk.must("audit", "verify");
  }
}
