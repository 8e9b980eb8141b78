package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.adapters.sandbox.Sandboxes;
import dev.baton.app.Cells;
import dev.baton.app.Self;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run between walls: what a performer does and what its tests do reaches nothing else.
class CellTest {
  private static final String CURIOUS =
      """
      found() { echo "found $1" >>src/loot.txt; }
      cat %1$s/secret 2>/dev/null && found secret
      cat %1$s/repo/.baton/keys/* 2>/dev/null && found key
      ls %1$s/repo/.baton/held 2>/dev/null && found held
      echo x >%1$s/repo/planted 2>/dev/null
      git -C %1$s/repo status >/dev/null 2>&1 && found repository
      """;

  @TempDir Path scratch;

  @Test
  void a_curious_performer_finds_nothing_and_its_work_lands() {
    assumeTrue(Cells.found() instanceof Sandboxes.Found.Here, "no sandbox here");
    var desk = curious();

    var run = desk.must("run");

    assertThat(run.out()).contains("landed");
    foundNothing(desk);
  }

  @Test
  void nor_does_it_where_there_is_no_bubblewrap() throws Exception {
    assumeTrue(
        Sandboxes.landlock(scratch, List.of()) instanceof Sandboxes.Found.Here, "no Landlock here");
    var desk = curious();
    var builder = new ProcessBuilder(Self.running().command("-C", desk.top().toString(), "run"));
    builder.environment().put("PATH", fewPrograms().toString());
    builder.redirectErrorStream(true);

    var run = builder.start();
    run.getOutputStream().close();
    var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(run.waitFor()).as(said).isZero();
    assertThat(said).contains("landed");
    foundNothing(desk);
    assertThat(desk.must("why", "src/hello.sh:1").out()).contains("containment by landlock");
  }

  /// A PATH with all that a run needs but bubblewrap.
  private Path fewPrograms() throws IOException {
    var folder = Files.createDirectories(scratch.resolve("programs"));
    for (var name :
        List.of("cat", "git", "grep", "ls", "mkdir", "mktemp", "mv", "rm", "rmdir", "sh")) {
      Files.createSymbolicLink(folder.resolve(name), Path.of("/usr/bin", name));
    }
    return folder;
  }

  private Desk curious() {
    var desk = new Desk(scratch.resolve("repo")).bare();
    desk.write("../secret", "s3cret\n");
    desk.write(".baton/held/hidden", "hidden\n");
    var curious = CURIOUS.formatted(scratch);
    desk.write("agent.sh", "mkdir -p src\n" + curious + Desk.DOES_BOTH);
    desk.initialise("--performer", "sh agent.sh");
    desk.documents("agent");
    desk.commit("baton");
    desk.approved();
    return desk;
  }

  private static void foundNothing(Desk desk) {
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
