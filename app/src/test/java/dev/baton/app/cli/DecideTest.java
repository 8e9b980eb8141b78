package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import dev.baton.core.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecideTest {
  private static final String RULE =
      """
      ---
      status: accepted
      paths: ["src/**"]
      rules:
        - layers: [{web: web/**}, {core: core/**}]
          because: the core knows no page
      ---

      # The core knows no page

      ## Decision Outcome

      Pages ask the core, and never the other way round.
      """;

  @TempDir Path scratch;
  private Desk desk;

  @BeforeEach
  void a_desk() {
    desk = new Desk(scratch.resolve("greet"));
  }

  private void aRuleThatIsBroken() {
    desk.bare();
    desk.write("decisions/0001-core.md", RULE);
    desk.write("web/page.ts", "import { cart } from '../core/cart';\n");
    desk.write("core/cart.ts", "// the core\nexport { page } from '../web/page';\n");
    desk.commit("code");
  }

  @Test
  void a_decision_is_begun_found_and_replaced() {
    desk.bare();

    assertThat(
            desk.must("decide", "new", "Größe zählt: 2 \"Läden\"", "--paths", "src/** a.sh").out())
        .contains("wrote decisions/0001-gr-e-z-hlt-2-l-den.md");
    desk.must("decide", "new", "Use another", "--supersedes", "0001", "--by", "Ada \\ \"A\"");
    desk.must("decide", "check");

    var all =
        Json.parse(desk.must("decide", "list", "--json").out().strip())
            .asObject()
            .list("decisions");
    assertThat(all)
        .extracting(it -> it.asObject().text("status"))
        .containsExactly("superseded by 0002", "proposed");
    assertThat(all.getFirst().asObject().text("title")).isEqualTo("Größe zählt: 2 \"Läden\"");
    assertThat(desk.must("decide", "list", "--path", "src/x/y.c").out())
        .contains("0001")
        .doesNotContain("Use another");
    assertThat(desk.must("decide", "list", "--search", "LÄDEN größe").out())
        .contains("0001")
        .doesNotContain("Use another");
    desk.must("decide", "supersede", "0002", "0001");
    assertThat(desk.read("decisions/0002-use-another.md")).contains("status: superseded by 0001");
  }

  @Test
  void what_cannot_be_meant_is_refused() {
    desk.bare();

    desk.ends(Exit.USAGE, "decide", "new", " ");
    desk.ends(Exit.USAGE, "decide", "new", "A", "--paths", "/etc");
    desk.ends(Exit.USAGE, "decide", "new", "A", "--supersedes", "0009");
    desk.ends(Exit.USAGE, "decide", "supersede", "0001", "0001");
    assertThat(desk.top().resolve("decisions")).doesNotExist();
  }

  @Test
  void faults_are_shown_with_their_place() {
    desk.bare();
    desk.write("decisions/0001-core.md", RULE.replace("because:", "becuase:"));
    desk.write("decisions/notes.md", "# Notes\n");
    desk.write("decisions/0002-plain.md", "# Plain\n");
    desk.write("decisions/README.md", "anything\n");

    assertThat(desk.ends(Exit.NO, "decide", "check").out())
        .contains("decisions/0001-core.md:6:5:")
        .contains("did you mean \"because\"?")
        .contains("decisions/notes.md:1:1: error: the file is no decision")
        .contains("decisions/0002-plain.md:1:1: error: the file is no decision")
        .contains("0 decisions")
        .doesNotContain("README");
  }

  @Test
  void breaches_are_frozen_once_and_stay_the_same_file() {
    aRuleThatIsBroken();

    assertThat(desk.ends(Exit.NO, "decide", "check").out())
        .contains("core/cart.ts:2: breach: core uses web: web/page.ts; decision 0001")
        .contains("the core knows no page")
        .contains("1 breach, 0 frozen")
        .contains("read 2 script");
    desk.must("decide", "check", "--freeze");
    var frozen = desk.read("decisions/.frozen.json");
    assertThat(desk.must("decide", "check", "--json").out()).contains("\"frozen\": true");
    desk.must("decide", "check", "--freeze");
    assertThat(desk.read("decisions/.frozen.json")).isEqualTo(frozen);
  }

  @Test
  void the_gate_holds_a_change_against_the_decisions_of_its_base() {
    aRuleThatIsBroken();
    desk.initialise("--performer", "sh agent.sh");
    desk.commit("baton");
    desk.write("core/price.ts", "export * from '../web/page.js';\n");
    desk.git("rm", "--quiet", "decisions/0001-core.md");
    desk.commit("without the rule");

    var said = desk.ends(Exit.NO, "gate", "run", "--base", "HEAD~1", "--read", "--json");

    assertThat(said.out()).contains("G32").contains("decision 0001").contains("core/price.ts");
    assertThat(said.out()).as("it was so before").doesNotContain("core/cart.ts");
  }

  @Test
  void a_brief_names_what_was_decided_about_its_files() {
    desk.ready(Desk.DOES_BOTH);
    desk.write("decisions/0001-core.md", RULE);
    desk.write(
        "decisions/0002-web.md", RULE.replace("src/**", "web/**").replace("# The", "# Web:"));
    desk.commit("decided");
    desk.approved();

    assertThat(desk.must("brief", "T-01", "--plan", "greet").out())
        .contains("Decisions that hold here")
        .contains(
            "0001 · The core knows no page: Pages ask the core, and never the other way round.")
        .doesNotContain("0002");
  }
}
