package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import dev.baton.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir Path scratch;
  private Desk desk;

  @BeforeEach
  void a_desk() {
    desk = new Desk(scratch.resolve("greet"));
  }

  @Nested
  class A_plan_of_two_tasks {
    @Test
    void goes_from_init_to_a_verified_record() throws IOException {
      desk.bare();
      desk.write("agent.sh", Desk.DOES_BOTH);
      assertThat(
              desk.must(
                      "init",
                      "--no-proof",
                      "--test",
                      "sh run-tests.sh",
                      "--performer",
                      "sh agent.sh")
                  .out())
          .contains("wrote");
      desk.documents("agent");
      desk.commit("baton");

      assertThat(desk.must("spec", "check").out()).contains("0 errors");
      assertThat(desk.baton("plan", "approve").exit()).as("before the spec").isEqualTo(Exit.NO);
      desk.must("spec", "approve", "--by", "Ada");
      desk.commit("approve the spec");
      assertThat(desk.must("plan", "check").out()).contains("0 errors");
      assertThat(desk.baton("run", "--uncontained").exit())
          .as("before the plan is approved")
          .isEqualTo(Exit.WAITS);
      desk.must("plan", "approve", "--by", "Ada");
      assertThat(desk.baton("gap").exit()).as("nothing is there yet").isEqualTo(Exit.NO);

      var run = desk.must("run", "--uncontained");
      assertThat(run.out()).contains("T-01").contains("T-02");

      assertThat(desk.git("show", "main:src/goodbye.sh")).isEqualTo("echo goodbye\n");
      assertThat(desk.must("status").out()).contains("landed");
      assertThat(desk.must("inbox").exit()).isZero();
      assertThat(desk.must("gap").out()).contains("GRT-002");
      desk.git("reset", "--hard", "--quiet", "main");
      var why = desk.must("why", "src/hello.sh:1").out();
      assertThat(why).contains("T-01").contains("GRT-001").contains("ST-1");
      assertThat(desk.must("log", "-n", "500").out()).contains("T-02");
      assertThat(desk.must("audit", "verify").out()).contains("clean");
      var export = scratch.resolve("record.jsonl").toString();
      desk.must("audit", "export", export);
      var key = desk.top().resolve(".baton/keys/ledger.pub").toString();
      assertThat(desk.must("audit", "verify", "--export", export, "--key", key).out())
          .contains("clean");
      assertThat(desk.baton("run", "--uncontained").exit())
          .as("all of it has landed")
          .isEqualTo(Exit.NO);

      assertThat(desk.must("clean").out()).contains("safe");
      assertThat(clones()).isNotEmpty();
      desk.must("clean", "--yes");
      assertThat(clones()).isEmpty();
      desk.must("gap");
      desk.must("audit", "verify");
    }

    @Test
    void is_recorded_and_played_again_elsewhere() {
      desk.ready(Desk.DOES_BOTH).approved();
      desk.must("run", "--uncontained");
      var recordings = scratch.resolve("recordings").toString();
      desk.must("record", "T-01", "--to", recordings);
      desk.must("record", "T-02", "--to", recordings);

      var second = new Desk(scratch.resolve("second")).bare();
      second.write("agent.sh", "exit 9\n");
      second.initialise();
      second.change(
          "baton.yaml",
          "team:\n",
          "team:\n  player: {agent: replay, recordings: " + recordings + "}\n");
      second.documents("player");
      second.commit("baton");
      second.approved();
      var run = second.must("run", "--uncontained");

      assertThat(second.git("show", "main:tests/hello.sh"))
          .as(run.all())
          .isEqualTo(desk.git("show", "main:tests/hello.sh"));
      assertThat(second.git("show", "main:src/goodbye.sh")).isEqualTo("echo goodbye\n");
    }

    private List<Path> clones() throws IOException {
      try (var files = Files.walk(desk.top().resolve(".baton/work"))) {
        return files.filter(file -> file.endsWith("clone")).toList();
      }
    }
  }

  @Nested
  class A_task_of_a_persons {
    @Test
    void waits_for_the_hand_in() {
      desk.ready(Desk.DOES_BOTH);
      desk.change("specs/greet/plan.md", "Performer: agent", "Performer: human");
      desk.commit("by hand");
      desk.approved();
      assertThat(desk.baton("hand-in", "T-01").exit()).as("nothing was begun").isNotZero();

      assertThat(desk.baton("run", "--uncontained").exit()).isEqualTo(Exit.WAITS);
      assertThat(desk.baton("inbox").out()).contains("T-01");
      assertThat(desk.baton("hand-in", "T-02").exit()).as("not its turn").isEqualTo(Exit.NO);
      work("T-01", "hello");
      desk.must("hand-in", "T-01");
      assertThat(desk.baton("run", "--uncontained").exit()).isEqualTo(Exit.WAITS);
      work("T-02", "goodbye");
      desk.must("hand-in", "T-02");
      desk.must("run", "--uncontained");

      assertThat(desk.git("show", "main:src/goodbye.sh")).isEqualTo("echo goodbye\n");
    }

    private void work(String task, String word) {
      var clone = clone(task);
      new Desk(clone).write("src/" + word + ".sh", "echo " + word + "\n");
      new Desk(clone)
          .write("tests/" + word + ".sh", "test \"$(sh src/" + word + ".sh)\" = " + word + "\n");
    }

    private Path clone(String task) {
      try (var files = Files.walk(desk.top().resolve(".baton/work"))) {
        return files
            .filter(file -> file.endsWith("clone") && file.toString().contains(task))
            .findFirst()
            .orElseThrow();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Nested
  class A_question {
    @Test
    void is_answered_elsewhere_while_its_performer_lives_on() throws IOException {
      var starts = scratch.resolve("starts");
      desk.ready(
              "echo $$ >>"
                  + starts
                  + "\n"
                  + """
                  if [ $BATON_TASK = T-01 ]; then
                    echo '{"type":"ask","question":"how loud?"}'
                    until grep -q softly "$BATON_ANSWERS"; do sleep 0.05; done
                  fi
                  """
                  + Desk.DOES_BOTH)
          .approved();

      var first = desk.baton("run", "--uncontained");
      assertThat(first.exit()).as(first.all()).isEqualTo(Exit.WAITS);
      assertThat(desk.baton("inbox").out()).contains("how loud?");
      assertThat(desk.baton("answer", "T-02", "x").exit()).as("it asks nothing").isEqualTo(Exit.NO);
      desk.must("answer", "T-01", "softly", "--by", "Ada");
      desk.must("run", "--uncontained");

      assertThat(Files.readAllLines(starts)).as("one start a task").hasSize(2);
      assertThat(desk.must("log", "-n", "500").out()).contains("softly");
    }
  }

  @Nested
  class A_review {
    @Test
    void sends_work_back_with_a_reason() throws IOException {
      var briefs = scratch.resolve("briefs");
      Files.createDirectories(briefs);
      desk.ready("cat >" + briefs + "/$BATON_TASK.$BATON_ATTEMPT_NUMBER\n" + Desk.DOES_BOTH);
      desk.change("baton.yaml", "T1: none", "T1: reviewer");
      desk.commit("reviews");
      desk.approved();

      assertThat(desk.baton("run", "--uncontained").exit()).isEqualTo(Exit.WAITS);
      assertThat(desk.baton("inbox").out()).contains("T-01");
      desk.must("reject", "T-01", "say it in a friendlier way");
      assertThat(desk.baton("run", "--uncontained").exit()).isEqualTo(Exit.WAITS);
      desk.must("approve", "T-01");
      assertThat(desk.baton("run", "--uncontained").exit()).isEqualTo(Exit.WAITS);
      desk.must("approve", "T-02");
      desk.must("run", "--uncontained");

      assertThat(Files.readString(briefs.resolve("T-01.1"))).doesNotContain("friendlier");
      assertThat(Files.readString(briefs.resolve("T-01.2"))).contains("say it in a friendlier way");
      assertThat(desk.git("show", "main:src/goodbye.sh")).isEqualTo("echo goodbye\n");
    }
  }

  @Nested
  class An_order {
    @Test
    void pauses_resumes_and_cancels() {
      desk.ready(Desk.DOES_BOTH);
      desk.change("baton.yaml", "T1: none", "T1: reviewer");
      desk.commit("reviews");
      desk.approved();
      assertThat(desk.baton("run", "--uncontained").exit()).isEqualTo(Exit.WAITS);

      desk.must("pause");
      desk.must("approve", "T-01");
      assertThat(desk.baton("run", "--uncontained").exit()).as("paused").isEqualTo(Exit.WAITS);
      assertThat(desk.git("ls-tree", "-r", "--name-only", "main")).doesNotContain("src/hello.sh");
      desk.must("resume");
      assertThat(desk.baton("resume").exit()).as("it is not paused").isEqualTo(Exit.NO);
      assertThat(desk.baton("run", "--uncontained").exit()).isEqualTo(Exit.WAITS);
      assertThat(desk.git("ls-tree", "-r", "--name-only", "main")).contains("src/hello.sh");
      desk.must("cancel", "T-02", "--why", "nobody leaves");
      assertThat(desk.must("status").out()).contains("cancelled");
      assertThat(desk.must("log", "-n", "500").out()).contains("nobody leaves");
      assertThat(desk.baton("cancel", "T-02").exit()).as("given up already").isEqualTo(Exit.NO);
    }

    @Test
    void gives_up_the_whole_run() {
      desk.ready("exit 3\n").approved();
      assertThat(desk.baton("run", "--uncontained").exit()).as("parked").isEqualTo(Exit.WAITS);
      assertThat(desk.baton("inbox").out()).contains("exit code 3");
      desk.must("cancel");
      assertThat(desk.baton("status").out()).contains("cancelled");
    }
  }

  @Nested
  class Every_command {
    // These speak to a terminal, a shell or a performer's process.
    private static final Set<String> NO_DOCUMENT =
        Set.of("demo", "play", "attend", "mcp", "completion");

    @Test
    void answers_with_one_document_and_its_schema() {
      desk.ready(
          """
          if [ $BATON_TASK = T-01 ]; then
            echo '{"type":"ask","question":"how loud?"}'
            until grep -q softly "$BATON_ANSWERS"; do sleep 0.05; done
          fi
          """
              + Desk.DOES_BOTH);
      desk.change("baton.yaml", "T1: none", "T1: reviewer");
      desk.commit("reviews");
      desk.approved();
      desk.plan("human");
      desk.git("checkout", "specs");
      var story = new LinkedHashMap<String, List<String>>();
      story.put("init", List.of("--no-proof"));
      story.put("doctor", List.of());
      story.put("spec check", List.of());
      story.put("spec show", List.of());
      story.put("spec smells", List.of("--lines", "agent.sh"));
      story.put("spec explain", List.of());
      story.put("spec diff", List.of());
      story.put("spec approve", List.of());
      story.put("plan check", List.of());
      story.put("plan show", List.of());
      story.put("plan approve", List.of());
      story.put("brief", List.of("T-02", "--plan", "greet"));
      story.put("agents", List.of());
      story.put("agents try", List.of("claude", "--uncontained"));
      story.put("run", List.of("--uncontained"));
      story.put("status", List.of());
      story.put("queue", List.of());
      story.put("inbox", List.of());
      story.put("answer", List.of("T-01", "softly"));
      story.put("hand-in", List.of("T-01"));
      story.put("run ", List.of("--uncontained"));
      story.put("pause", List.of());
      story.put("resume", List.of());
      story.put("reject", List.of("T-01", "no"));
      story.put("approve", List.of("T-01"));
      story.put("gap", List.of());
      story.put("why", List.of("agent.sh:1"));
      story.put("origin", List.of());
      story.put("blame-failure", List.of("--good", "HEAD~1", "--max-runs", "2"));
      story.put("incident open", List.of("It is loud"));
      story.put("incident list", List.of());
      story.put("incident show", List.of("I-1"));
      story.put("incident close", List.of("I-1", "--because", "it is over"));
      story.put("decide new", List.of("Greet once"));
      story.put("decide new ", List.of("Greet twice"));
      story.put("decide list", List.of());
      story.put("decide supersede", List.of("0001", "0002"));
      story.put("decide check", List.of());
      story.put("gate run", List.of("--base", "HEAD", "--read"));
      story.put("gate explain", List.of());
      story.put("rubric show", List.of());
      story.put("rubric explain", List.of("BOUNDARY"));
      story.put("review", List.of("--base", "HEAD", "--author-family", "human", "--uncontained"));
      story.put("rubric calibrate", List.of("--by", "agent", "--samples", "2", "--uncontained"));
      story.put("redteam", List.of("--checklist"));
      story.put("log", List.of());
      story.put("audit verify", List.of());
      story.put("audit export", List.of(scratch.resolve("record.jsonl").toString()));
      story.put("export", List.of("openspec", "--to", scratch.resolve("openspec").toString()));
      story.put(
          "import",
          List.of("openspec", scratch.resolve("openspec").toString(), "--name", "imported"));
      story.put("discover", List.of("imported"));
      story.put("plan draft", List.of("imported"));
      story.put("record", List.of("T-01", "--to", scratch.resolve("recordings").toString()));
      story.put("cancel", List.of());
      story.put("watch", List.of());
      story.put("serve", List.of("--revoke"));
      story.put("clean", List.of());
      assertThat(Commands.names())
          .allMatch(name -> story.containsKey(name) || NO_DOCUMENT.contains(name));

      for (Map.Entry<String, List<String>> entry : story.entrySet()) {
        var words = new ArrayList<>(List.of(entry.getKey().strip().split(" ")));
        words.addAll(entry.getValue());
        words.add("--json");
        var said = desk.baton(words.toArray(String[]::new));
        assertThat(Json.parse(said.out().strip()).asObject().text("schema"))
            .as("%s: %s", words, said.all())
            .matches("baton\\.[a-z-]+/1");
        assertThat(said.exit()).as("%s: %s", words, said.all()).isBetween(0, 3);
      }
    }

    @Test
    void explains_itself_with_an_example() {
      for (var name : Commands.names()) {
        var words = new ArrayList<>(List.of(name.split(" ")));
        words.add("--help");
        var said = desk.baton(words.toArray(String[]::new));
        assertThat(said.exit()).as(name).isZero();
        assertThat(said.out()).contains("Examples:").contains("baton " + name);
      }
    }
  }
}
