package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.RunSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each mistake is named with its way out, has its exit code, and leaves everything as it was.
class BadInputTest {
  @TempDir Path scratch;
  private Desk desk;

  @BeforeEach
  void a_desk() {
    desk = new Desk(scratch.resolve("greet"));
  }

  private void refused(int exit, String what, String wayOut, String... words) {
    var before = desk.state();
    var said = desk.baton(words);
    assertThat(said.exit()).as(said.all()).isEqualTo(exit);
    assertThat(said.out() + said.err()).contains(what).contains(wayOut).doesNotContain("\tat ");
    assertThat(desk.state()).as("as it was").isEqualTo(before);
  }

  @Nested
  class A_repository {
    @Test
    void that_is_none() throws IOException {
      Files.createDirectories(desk.top());
      refused(Exit.USAGE, "not in a git repository", "git init", "init");
      refused(Exit.USAGE, "not in a git repository", "git init", "status");
    }

    @Test
    void that_is_not_even_a_folder() {
      assertThat(desk.baton("status").exit()).isEqualTo(Exit.USAGE);
      assertThat(desk.baton("status").err()).contains("there is no folder");
    }

    @Test
    void without_a_commit() throws IOException {
      Files.createDirectories(desk.top());
      desk.git("init", "--quiet", "--initial-branch=main");
      refused(Exit.USAGE, "has no commit yet", "git commit", "init");
      assertThat(desk.top().resolve(".baton")).doesNotExist();
    }

    @Test
    void where_init_has_not_been() {
      desk.bare();
      for (var words :
          List.of("status", "run", "inbox", "gap", "log", "clean", "pause", "audit verify")) {
        refused(Exit.USAGE, "has not been set up", "baton init", words.split(" "));
      }
      assertThat(desk.top().resolve(".baton")).doesNotExist();
    }

    @Test
    void whose_tests_cannot_be_found() {
      desk.bare();
      refused(Exit.USAGE, "cannot see how", "--test", "init", "--no-proof");
    }

    @Test
    void with_uncommitted_changes_on_the_target() {
      desk.ready(Desk.DOES_BOTH).approved();
      desk.write("run-tests.sh", "exit 0\n");
      refused(Exit.USAGE, "uncommitted changes", "commit or stash", "run", "--uncontained");
    }
  }

  @Nested
  class Its_configuration {
    @Test
    void with_an_unknown_key() {
      desk.ready(Desk.DOES_BOTH).approved();
      desk.change("baton.yaml", "containment:", "containmnet:");
      desk.commit("a slip");
      refused(Exit.USAGE, "baton.yaml:", "did you mean \"containment\"?", "run", "--uncontained");
      refused(Exit.USAGE, "unknown key", "did you mean", "init", "--no-proof");
      assertThat(desk.baton("run", "--uncontained").err()).containsPattern("baton.yaml:\\d+:1: ");
    }

    @Test
    void that_is_not_yaml() {
      desk.ready(Desk.DOES_BOTH).approved();
      desk.write("baton.yaml", "gates: {test: [\n");
      desk.commit("a slip");
      refused(Exit.USAGE, "baton.yaml:2:1: not YAML", "mend", "run", "--uncontained");
    }

    @Test
    void that_is_not_committed() {
      desk.bare();
      desk.initialise("--performer", "true");
      desk.git("checkout", "--quiet", "-b", "elsewhere");
      desk.documents("agent");
      desk.commit("documents and policy, but not on the target");
      desk.must("spec", "approve");
      refused(Exit.USAGE, "no baton.yaml", "git add baton.yaml", "run", "--uncontained");
    }

    @Test
    void with_a_target_that_is_not_there() {
      desk.ready(Desk.DOES_BOTH).approved();
      desk.change("baton.yaml", "target: main", "target: trunk");
      desk.commit("another target");
      refused(Exit.USAGE, "no branch trunk", "another target", "run", "--uncontained");
    }
  }

  @Nested
  class A_plan {
    @Test
    void that_goes_in_a_circle() {
      desk.ready(Desk.DOES_BOTH);
      desk.change(
          "specs/greet/plan.md",
          "- Implements: GRT-001\n",
          "- Implements: GRT-001\n- Depends: T-02\n");
      desk.must("spec", "approve");
      refused(Exit.NO, "T-01", "specs/greet/plan.md:", "plan", "check");
      refused(Exit.NO, "cannot be approved", "mend", "plan", "approve");
      refused(Exit.NO, "circle", "baton plan check", "plan", "show");
    }

    @Test
    void that_changed_after_its_approval() {
      desk.ready(Desk.DOES_BOTH).approved();
      desk.change("specs/greet/plan.md", "diff 50 lines", "diff 60 lines");
      desk.commit("a little more");
      refused(Exit.WAITS, "has changed since", "baton plan approve", "run", "--uncontained");
    }

    @Test
    void that_names_a_performer_who_is_not_there() {
      desk.ready(Desk.DOES_BOTH);
      desk.plan("robot");
      desk.commit("a robot");
      desk.approved();
      refused(Exit.USAGE, "robot", "baton.yaml", "run", "--uncontained");
    }

    @Test
    void that_is_not_there() {
      desk.ready(Desk.DOES_BOTH);
      refused(Exit.USAGE, "there is no specs/greed/plan.md", "greet", "plan", "check", "greed");
      refused(Exit.USAGE, "there is no specs/", "greet", "plan", "check", "../../etc");
    }
  }

  @Nested
  class A_ledger {
    @Test
    void of_a_newer_baton() throws SQLException {
      desk.ready(Desk.DOES_BOTH);
      var file = desk.top().resolve(".baton/ledger.db");
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          var statement = connection.createStatement()) {
        statement.execute("PRAGMA user_version = 99");
      }
      for (var words : List.of("status", "log", "run --uncontained", "init --no-proof")) {
        refused(Exit.BROKEN, "format 99", "newer Baton", words.split(" "));
      }
    }

    @Test
    void that_another_baton_works_on() {
      desk.ready(Desk.DOES_BOTH).approved();
      try (var session = RunSession.in(Place.around(desk.top()))) {
        assertThat(session.ledger()).isNotNull();
        refused(Exit.BROKEN, "another Baton is running", "baton watch", "run", "--uncontained");
        assertThat(desk.baton("inbox").exit()).as("reading is free").isNotEqualTo(Exit.BROKEN);
      }
      desk.must("run", "--uncontained");
    }
  }

  @Nested
  class What_was_typed {
    @ParameterizedTest
    @ValueSource(strings = {"fly", "spec", "spec fly", "plan", "audit", "statsu"})
    void is_no_command(String words) {
      desk.bare();
      refused(Exit.USAGE, "there is no command", "baton", words.split(" "));
    }

    @Test
    void is_nearly_a_command() {
      desk.bare();
      refused(Exit.USAGE, "there is no command", "did you mean \"baton status\"?", "statsu");
      refused(Exit.USAGE, "there is no command", "did you mean \"baton inbox\"?", "inbxo");
      refused(Exit.USAGE, "no command \"spec chek\"", "baton spec", "spec", "chek", "--json");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "--fly",
          "status --fly",
          "run --wiat",
          "log -n",
          "log -n 0",
          "why README",
          "log --task T1 more"
        })
    void is_no_option(String words) {
      desk.ready(Desk.DOES_BOTH);
      refused(Exit.USAGE, "baton: ", "", words.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "answer", "hand-in", "record", "cancel", "resume", "reject"})
    void is_no_task(String command) {
      desk.ready("exit 1\n").approved();
      desk.baton("run", "--uncontained");
      var more = List.of("answer", "reject").contains(command) ? "because" : "--json";
      refused(Exit.USAGE, "is not a task", "T-03", command, "seven", more);
      refused(Exit.NO, "T-99", "baton ", command, "T-99", more);
    }

    @Test
    void is_too_little() {
      desk.ready(Desk.DOES_BOTH);
      var commands = Commands.all().stream().filter(BadInputTest::needsAWord).toList();
      assertThat(commands).hasSizeGreaterThan(10);
      for (var command : commands) {
        refused(
            Exit.USAGE,
            "is missing",
            "see: baton " + command.name() + " --help",
            command.name().split(" "));
      }
    }

    @Test
    void is_a_task_before_there_is_a_run() {
      desk.ready(Desk.DOES_BOTH);
      for (var words :
          List.of("approve T-01", "cancel", "pause", "hand-in T-01", "status", "watch", "inbox")) {
        var said = desk.baton(words.split(" "));
        assertThat(said.all()).doesNotContain("\tat ");
        assertThat(said.exit()).as(words + ": " + said.all()).isLessThan(Exit.BROKEN);
      }
    }

    @Test
    void is_no_recording() {
      desk.ready(Desk.DOES_BOTH);
      refused(Exit.USAGE, "there is no recording", "baton record", "play", "tapes", "T-01", "1");
      desk.write("tapes/T-01.1.jsonl", "{\"hello\":1}\n");
      refused(
          Exit.USAGE,
          "is not a recording",
          "recordings.md",
          "play",
          desk.top().resolve("tapes").toString(),
          "T-01",
          "1");
    }

    @Test
    void is_no_export() throws IOException {
      desk.ready(Desk.DOES_BOTH);
      var file = scratch.resolve("x");
      Files.writeString(file, "hello\n");
      refused(
          Exit.USAGE,
          "is not an export",
          "audit export",
          "audit",
          "verify",
          "--export",
          file.toString());
      assertThat(
              desk.baton("audit", "verify", "--export", scratch.resolve("none").toString()).exit())
          .isBetween(Exit.USAGE, Exit.BROKEN);
    }
  }

  private static boolean needsAWord(Command command) {
    return CommandLineTool.spec(command).positionalParameters().stream()
        .anyMatch(word -> word.arity().min() > 0);
  }
}
