package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.adapters.sandbox.Sandboxes;
import dev.baton.app.Cells;
import dev.baton.app.Exit;
import dev.baton.core.plan.PlanDraft;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A member of the team is asked outside a run. What it says is its word and nothing more.
class ConsultationTest {
  private static final String THINKS =
      """
      grep -q GRT-001 spec.md || exit 3
      [ -e plan.md ] && { sed -i 's/- Goal: %s/- Goal: it is said/' plan.md; exit; }
      cat >questions.md <<'Q'
      Some thoughts.
      - GRT-001: What is said to somebody who comes twice?
      - GRT-001: What is said to somebody who comes twice?
      - GRT-099: What about an item that is not there?
      - GRT-002: no question
      ### Q-1 · a heading that wants to be an item?
      Q
      """
          .formatted(PlanDraft.TO_FILL_IN);

  @TempDir Path scratch;
  private Desk desk = new Desk(Path.of("/nonexistent"));

  @BeforeEach
  void aTeam() {
    assumeTrue(Cells.found() instanceof Sandboxes.Found.Here, "no sandbox here");
    desk = new Desk(scratch.resolve("repo")).bare();
    desk.write("think.sh", THINKS);
    desk.write("../think.sh", THINKS);
    desk.initialise("--performer", "sh " + scratch.resolve("think.sh"));
    desk.change(
        "baton.yaml", "target: main", "target: main\nsandbox: {read: [" + scratch + "/think.sh]}");
    desk.documents("agent");
    desk.commit("baton");
  }

  @Test
  void its_questions_are_written_down_as_its_own_and_block_nothing() {
    desk.baton("discover", "greet");
    var told = desk.baton("discover", "greet", "--agent", "builder");

    assertThat(told.out()).contains("1 question of builder");
    var spec = desk.read("specs/greet/spec.md");
    assertThat(spec)
        .contains("GRT-001: What is said to somebody who comes twice?")
        .contains("- Asked: builder, an agent, 20")
        .doesNotContain("GRT-099")
        .doesNotContain("wants to be an item");
    assertThat(desk.baton("discover", "greet", "--agent", "builder").out())
        .contains("0 questions of builder");
    assertThat(spec.indexOf("comes twice"))
        .isEqualTo(desk.read("specs/greet/spec.md").lastIndexOf("comes twice"));
  }

  @Test
  void its_plan_is_a_draft_that_is_checked_like_any() {
    desk.git("rm", "--quiet", "specs/greet/plan.md");

    desk.must("plan", "draft", "--agent", "builder");

    assertThat(desk.read("specs/greet/plan.md"))
        .contains("- Goal: it is said")
        .contains("Drafted by builder, an agent. Nobody has approved it.");
    assertThat(desk.baton("plan", "check").exit()).isEqualTo(Exit.NO);
  }

  @Test
  void whoever_is_not_in_the_team_is_not_asked() {
    desk.ends(Exit.USAGE, "discover", "greet", "--agent", "nobody");
    desk.ends(Exit.USAGE, "discover", "greet", "--agent", "human");
  }
}
