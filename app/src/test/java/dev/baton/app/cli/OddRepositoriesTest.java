package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Repositories that are not as `git init` made them a minute ago.
class OddRepositoriesTest {
  private static final String LOCK = ".baton/store.git/refs/baton/attempt/R-1/T-01/1.lock";

  @TempDir Path scratch;

  /// Somebody's repository with a history and all that a run needs, but for Baton.
  private Desk original() {
    var desk = new Desk(scratch.resolve("original")).bare();
    desk.write("agent.sh", Desk.DOES_BOTH);
    desk.documents("agent");
    desk.commit("documents");
    return desk;
  }

  private static void runs(Desk desk, String branch) {
    desk.git("config", "user.name", "Ada");
    desk.git("config", "user.email", "ada@example.org");
    desk.initialise("--performer", "sh agent.sh");
    desk.commit("baton");
    desk.approved().must("run", "--uncontained");
    assertThat(desk.git("show", branch + ":src/goodbye.sh")).isEqualTo("echo goodbye\n");
    desk.must("audit", "verify");
  }

  @Test
  void a_run_lands_in_a_shallow_clone() {
    var shallow = scratch.resolve("shallow");
    original().git("clone", "-q", "--depth=1", "file://" + scratch + "/original", shallow + "");

    runs(new Desk(shallow), "main");
  }

  @Test
  void a_run_lands_in_a_linked_worktree_and_leaves_the_main_one_alone() {
    var original = original();
    original.git("worktree", "add", "-q", "-b", "side", scratch.resolve("linked").toString());
    var before = original.state().replaceAll("refs=[^,]*", "");

    runs(new Desk(scratch.resolve("linked")), "side");

    assertThat(original.git("log", "--format=%s", "main")).doesNotContain("Land");
    assertThat(original.state().replaceAll("refs=[^,]*", "")).isEqualTo(before);
  }

  @Test
  void a_run_goes_on_over_the_locks_of_a_git_that_was_killed() {
    var desk = new Desk(scratch.resolve("repo")).ready(Desk.DOES_BOTH).approved();
    desk.write(LOCK, "");
    desk.write(".git/index.lock", "");

    desk.must("run", "--uncontained");

    assertThat(desk.git("show", "main:src/goodbye.sh")).isEqualTo("echo goodbye\n");
    assertThat(desk.baton("log").out()).as("at the first attempt").doesNotContain("T-01/2");
    assertThat(desk.top().resolve(LOCK)).doesNotExist();
  }

  @Test
  void commands_that_come_first_together_agree_on_one_key() throws Exception {
    var desk = new Desk(scratch.resolve("repo")).bare();
    Callable<String> first =
        () -> {
          var place = Place.around(desk.top());
          place.make();
          return place.key().verifyKey().pem();
        };

    var keys = new TreeSet<String>();
    try (var many = Executors.newFixedThreadPool(4)) {
      var asked = new ArrayList<Callable<String>>();
      for (int i = 0; i < 4; i++) {
        asked.add(first);
      }
      for (var one : many.invokeAll(asked)) {
        keys.add(one.get());
      }
    }

    assertThat(keys).hasSize(1);
    desk.must("audit", "verify");
  }
}
