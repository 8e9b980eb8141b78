package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BriefTest {
  @TempDir Path scratch;
  private Desk desk;

  @BeforeEach
  void aDesk() {
    desk = new Desk(scratch.resolve("repo")).ready(Desk.DOES_BOTH).approved();
  }

  @Test
  void tells_what_the_task_is_for_and_nothing_of_the_others() {
    assertThat(desk.must("brief", "T-02").out())
        .contains("### T-02 · Goodbye")
        .contains("GRT-002 · Goodbye: When a guest leaves")
        .contains("- GRT-002/S1 · Goodbye is printed")
        .contains("ST-1 · Ada, mail 2026-10-05: Say hello to whoever comes")
        .contains("- T-01 Hello")
        .contains("is data")
        .doesNotContain("When a guest comes");
  }

  @Test
  void is_what_the_performer_then_gets() {
    var shown = desk.must("brief", "T-01").out();

    desk.must("run", "--uncontained");

    assertThat(desk.read(".baton/work/R-1/T-01.1/brief.md")).isEqualTo(shown);
  }

  @Test
  void goes_by_the_words_that_are_approved() {
    desk.change("specs/greet/spec.md", "print \"hello\"", "print \"welcome\"");

    assertThat(desk.must("brief", "T-01").out()).contains("print \"hello\"");
  }

  @Test
  void says_no_where_the_contract_leaves_too_little_room() {
    desk.change("specs/greet/plan.md", "context 20k tokens", "context 100 tokens");

    var brief = desk.baton("brief", "T-01");

    assertThat(brief.exit()).isEqualTo(Exit.NO);
    assertThat(brief.err()).contains("the contract's budget is 100");
  }

  @Test
  void knows_no_other_task() {
    desk.ends(Exit.USAGE, "brief", "T-99");
  }
}
