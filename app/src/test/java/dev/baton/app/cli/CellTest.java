package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.adapters.sandbox.Sandboxes;
import dev.baton.app.Cells;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run between walls: what a performer does and what its tests do reaches nothing else.
class CellTest {
  private static final String CURIOUS =
      """
      found() { echo "found $1" >>src/loot.txt; }
      ls %1$s/secret 2>/dev/null && found secret
      cat %1$s/repo/.baton/keys/* 2>/dev/null && found key
      ls %1$s/repo/.baton/held 2>/dev/null && found held
      echo x >%1$s/repo/planted 2>/dev/null
      git -C %1$s/repo status >/dev/null 2>&1 && found repository
      """;

  @TempDir Path scratch;

  @Test
  void a_curious_performer_finds_nothing_and_its_work_lands() {
    assumeTrue(Cells.found() instanceof Sandboxes.Found.Here, "no sandbox here");
    var desk = new Desk(scratch.resolve("repo")).bare();
    desk.write("../secret", "s3cret\n");
    desk.write(".baton/held/hidden", "hidden\n");
    var curious = CURIOUS.formatted(scratch);
    desk.write("agent.sh", "mkdir -p src\n" + curious + Desk.DOES_BOTH);
    desk.initialise("--performer", "sh agent.sh");
    desk.documents("agent");
    desk.commit("baton");
    desk.approved();

    var run = desk.must("run");

    assertThat(run.out()).contains("landed").doesNotContain("loot.txt");
    assertThat(desk.git("ls-tree", "-r", "--name-only", "main")).doesNotContain("loot.txt");
    assertThat(desk.top().resolve("planted")).doesNotExist();
    assertThat(desk.must("log", "--json").out()).contains("\"G09\"");
    desk.must("audit", "verify");
  }

  @Test
  void the_same_performer_without_walls_is_caught_with_its_loot() {
    var desk = new Desk(scratch.resolve("repo")).bare();
    desk.write("../secret", "s3cret\n");
    desk.write("agent.sh", "mkdir -p src\n" + CURIOUS.formatted(scratch) + Desk.DOES_BOTH);
    desk.initialise("--performer", "sh agent.sh");
    desk.documents("agent");
    desk.commit("baton");
    desk.approved();

    assertThat(desk.baton("run", "--uncontained").out()).contains("loot.txt");
  }
}
