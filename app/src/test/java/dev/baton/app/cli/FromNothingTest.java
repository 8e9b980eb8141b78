package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import dev.baton.core.plan.PlanDraft;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From what five people said to a product without a gap, and on to the first change of mind.
class FromNothingTest {
  /// Greets as the requirement has it; what to say stands in the spec.
  private static final String AGENT =
      """
      mkdir -p src tests
      word=$(sed -n 's/.*shall print `\\([^`]*\\)`.*/\\1/p' specs/greet/spec.md | head -n 1)
      echo "echo $word" >src/greet.sh
      echo "test \\"\\$(sh src/greet.sh)\\" = $word" >tests/greet.sh
      """;

  private static final String REQUIREMENTS =
      """

      ## Requirements

      ### GRT-001 · A word of welcome
      When a guest comes, the greeter shall print `hello`.
      - Source: ST-1, ST-2
      - Priority: must
      - Verify: test

      #### GRT-001/S1 · It is printed
      - Given a greeter
      - When a guest comes
      - Then `hello` is printed
      """;

  @TempDir Path scratch;
  private Desk desk;

  @BeforeEach
  void aBareRepository() {
    desk = new Desk(scratch.resolve("repo")).bare();
    desk.write("agent.sh", AGENT);
    desk.initialise("--performer", "sh agent.sh");
    desk.commit("baton");
  }

  @Test
  void to_a_product_and_to_a_change_of_mind() {
    fiveStatements();
    questionsAreAnswered();
    theSpecIsWritten();
    thePlanIsMade();

    desk.must("run", "--uncontained");
    assertThat(desk.must("gap", "--html", "gap.html").out()).contains("no gap");
    assertThat(desk.read("gap.html")).contains("All 1 requirements are there");
    desk.git("reset", "--hard", "--quiet", "main");

    desk.change("specs/greet/spec.md", "shall print `hello`", "shall print `welcome`");
    var diff = desk.baton("spec", "diff");
    assertThat(diff.exit()).isEqualTo(Exit.NO);
    assertThat(diff.out())
        .contains("CHANGED")
        .contains("`hello`. → `welcome`.")
        .contains("none of its scenarios did")
        .contains("tasks: T-01");
    assertThat(desk.baton("gap").out()).contains("stale");

    desk.change("specs/greet/spec.md", "Then `hello`", "Then `welcome`");
    desk.must("spec", "approve", "--by", "Ada");
    desk.change(
        "specs/greet/plan.md",
        "- Performer: agent",
        "- Retires: tests/greet.sh\n- Performer: agent");
    desk.commit("another word");
    desk.must("plan", "approve", "--by", "Ada");
    desk.must("run", "--uncontained");

    assertThat(desk.git("show", "main:src/greet.sh")).isEqualTo("echo welcome\n");
    assertThat(desk.must("gap").out())
        .contains("no gap")
        .as("a commit by hand, also where a change was combined on it")
        .contains("another word");
    desk.must("audit", "verify");
    whatIsThereNowIsSeen();
  }

  /// By the checks alone, without a word from any run.
  private void whatIsThereNowIsSeen() {
    desk.git("reset", "--hard", "--quiet", "main");
    assertThat(desk.must("gap", "--here").out()).contains("no gap").contains("1 of 1 shown");
    desk.write("src/greet.sh", "echo bye\n");
    desk.commit("by hand");
    var broken = desk.baton("gap", "--here");
    assertThat(broken.exit()).isEqualTo(Exit.NO);
    assertThat(broken.all()).contains("T-01: check of GRT-001/S1: exit code 1").contains("missing");
  }

  private void fiveStatements() {
    say("Host, talk 2026-11-01", "Somebody should say hello.");
    say("Guest, mail 2026-11-02", "I want a word when I come in.");
    say("Cook, note 2026-11-02", "Tell me when the soup is cold.");
    say("Guest, mail 2026-11-03", "Do not shout.");
    say("Owner, call 2026-11-04", "Keep it short.");
    assertThat(desk.baton("discover", "greet").exit()).isEqualTo(Exit.WAITS);
  }

  private void say(String who, String words) {
    desk.write("said.txt", words + "\n");
    var said = desk.baton("discover", "greet", "--statement", "said.txt", "--who", who);
    assertThat(said.exit()).as(said.all()).isEqualTo(Exit.WAITS);
  }

  private void questionsAreAnswered() {
    desk.ends(Exit.WAITS, "discover", "greet", "--export", scratch.resolve("q.md").toString());
    desk.write(
        "../q.md", desk.read("../q.md").replace("\nAnswer:\n", "\nAnswer: as the host likes\n"));
    var taken =
        desk.must(
            "discover", "greet", "--import", scratch.resolve("q.md").toString(), "--by", "Host");
    assertThat(taken.out()).contains("no question is open");
    assertThat(desk.read("specs/greet/spec.md")).contains("- Answered by: Host, 20");
  }

  private void theSpecIsWritten() {
    var spec = desk.read("specs/greet/spec.md");
    desk.write("specs/greet/spec.md", spec + REQUIREMENTS);
    assertThat(desk.baton("spec", "check").out()).contains("S-ANSWERED");
    for (var id : new String[] {"ST-3", "ST-4", "ST-5"}) {
      var text = desk.read("specs/greet/spec.md");
      int at = text.indexOf("- From:", text.indexOf("### " + id));
      desk.write(
          "specs/greet/spec.md",
          text.substring(0, at) + "- Declined: by the owner, not now\n" + text.substring(at));
    }
    desk.must("spec", "check");
    desk.must("spec", "approve", "--by", "Host");
    desk.commit("the spec");
  }

  private void thePlanIsMade() {
    desk.must("plan", "draft");
    assertThat(desk.baton("plan", "check").exit()).isEqualTo(Exit.NO);
    desk.change(
        "specs/greet/plan.md",
        "- Goal: " + PlanDraft.TO_FILL_IN,
        "- Goal: whoever comes is greeted");
    desk.change("specs/greet/plan.md", "- Reads: " + PlanDraft.TO_FILL_IN, "- Reads: agent.sh");
    desk.change(
        "specs/greet/plan.md",
        "- Writes: " + PlanDraft.TO_FILL_IN,
        "- Writes: src/greet.sh, tests/greet.sh");
    desk.change("specs/greet/plan.md", ":: " + PlanDraft.TO_FILL_IN, ":: true");
    assertThat(desk.baton("plan", "check", "--run").out()).contains("P10-GREEN-AT-BASE");
    desk.change("specs/greet/plan.md", ":: true", ":: sh tests/greet.sh");
    desk.must("plan", "check", "--run");
    desk.must("plan", "approve", "--by", "Host");
  }

  @Test
  void holds_only_the_task_whose_words_change_under_way() {
    var repo = new Desk(scratch.resolve("under-way"));
    repo.ready(
            """
            if [ $BATON_TASK = T-01 ]; then
              echo '{"type":"ask","question":"how loud?"}'
              until grep -q softly "$BATON_ANSWERS"; do sleep 0.05; done
            fi
            """
                + Desk.DOES_BOTH)
        .approved();
    repo.ends(Exit.WAITS, "run", "--uncontained");
    repo.change("specs/greet/spec.md", "print \"goodbye\".", "print \"goodbye\" and wave.");
    var approved = repo.must("spec", "approve", "--by", "Ada");
    assertThat(approved.out()).contains("T-02 is held").doesNotContain("T-01 is held");
    repo.commit("wave");

    repo.must("answer", "T-01", "softly");
    repo.ends(Exit.WAITS, "run", "--uncontained");
    assertThat(repo.baton("status").out()).contains("landed").contains("parked");
    assertThat(repo.baton("inbox").out()).contains("T-02").contains("GRT-002");
    assertThat(repo.git("show", "main:src/hello.sh")).isEqualTo("echo hello\n");

    repo.must("resume", "T-02");
    repo.must("run", "--uncontained");
    assertThat(repo.must("gap").out()).contains("no gap");
  }
}
