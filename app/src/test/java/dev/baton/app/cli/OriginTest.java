package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import dev.baton.core.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where lines come from, after Baton has landed them and people have worked on.
class OriginTest {
  private static final String AGENT =
      """
      mkdir -p src tests
      case "$BATON_TASK" in
      T-01)
        printf 'echo hello\\n# one\\n# two\\n# three\\n' >src/hello.sh
        git add -A
        git -c user.name=agent -c user.email=agent@example.org commit -q -m first
        echo 'test "$(sh src/hello.sh)" = hello' >tests/hello.sh
        ;;
      T-02)
        echo 'echo goodbye' >src/goodbye.sh
        echo 'test "$(sh src/goodbye.sh)" = goodbye' >tests/goodbye.sh
        ;;
      esac
      """;

  @TempDir Path scratch;
  private Desk desk = new Desk(Path.of("/nonexistent"));

  @BeforeEach
  void a_run() {
    desk = new Desk(scratch.resolve("greet")).ready(AGENT).approved();
    desk.must("run", "--uncontained");
    desk.git("reset", "--hard", "--quiet", "main");
  }

  private Json.Obj origin(String place) {
    return desk.must("why", place, "--json").json().object("origin");
  }

  private String kind(String place) {
    return origin(place).text("kind");
  }

  private String ground(String place) {
    return origin(place).text("ground");
  }

  @Nested
  class A_line_that_landed {
    @Test
    void leads_to_the_turn_the_brief_the_verdicts_and_the_statement() {
      var why = desk.must("why", "src/hello.sh:2", "--json").json();

      assertThat(why.object("origin").text("kind")).isEqualTo("agent");
      assertThat(why.object("origin").text("ground")).isEqualTo("record");
      assertThat(why.object("origin").number("turn")).isEqualTo(1);
      assertThat(why.text("attempt")).startsWith("R-1/T-01/1 by builder");
      assertThat(why.texts("briefs")).hasSize(1);
      assertThat(why.texts("verdicts")).isNotEmpty();
      assertThat(why.texts("requirements")).first().asString().startsWith("GRT-001");
      assertThat(why.texts("statements")).first().asString().startsWith("ST-1");
    }

    @Test
    void is_found_from_its_requirement() {
      var why = desk.must("why", "--requirement", "GRT-002").out();

      assertThat(why)
          .contains("R-1/T-02/1")
          .contains("src/goodbye.sh:1")
          .contains("tests/goodbye.sh:1")
          .doesNotContain("T-01");
    }

    @Test
    void has_a_note_that_git_shows() {
      var commit = desk.git("log", "-1", "--format=%H", "--", "src/hello.sh").strip();

      var note = desk.git("notes", "--ref=ai", "show", commit);

      assertThat(note)
          .startsWith("src/hello.sh\n  s_")
          .contains(" 1-4\n---\n")
          .contains("\"schema_version\": \"authorship/3.0.0\"")
          .contains(commit)
          .contains("R-1/T-01/1")
          .doesNotContain("tests/hello.sh");
    }

    @Test
    void is_counted() {
      var count = desk.must("origin", "--json").json();

      assertThat(count.object("all").number("agent")).isEqualTo(7);
      assertThat(count.object("all").number("human")).isZero();
      assertThat(count.object("all").number("untracked")).isGreaterThan(10);
      assertThat(desk.must("origin", "src", "--by", "task").out()).contains("R-1/T-01");
      assertThat(desk.must("origin", "src/hello.sh").out())
          .contains("echo hello")
          .contains("builder");
    }

    @Test
    void is_exported() {
      var trace = desk.must("origin", "src", "--export", "agent-trace").json();

      assertThat(trace.text("version")).matches("^[0-9]+\\.[0-9]+\\.[0-9]+$").isEqualTo("0.1.0");
      assertThat(trace.text("id")).matches("[0-9a-f-]{36}");
      assertThat(trace.object("vcs").text("revision"))
          .isEqualTo(desk.git("rev-parse", "HEAD").strip());
      var file = trace.list("files").getLast().asObject();
      assertThat(file.text("path")).isEqualTo("src/hello.sh");
      var conversation = file.list("conversations").getFirst().asObject();
      assertThat(conversation.object("contributor").text("type")).isEqualTo("ai");
      assertThat(conversation.list("ranges").getFirst().asObject().number("end_line")).isEqualTo(4);
    }
  }

  @Nested
  class A_line_that_a_person_committed {
    @Test
    void by_hand_is_nobodys_as_far_as_anybody_knows() {
      desk.change("src/hello.sh", "# two", "# zwei");
      desk.commit("in German");

      assertThat(kind("src/hello.sh:2")).isEqualTo("agent");
      assertThat(kind("src/hello.sh:3")).isEqualTo("untracked");
      assertThat(kind("src/hello.sh:4")).isEqualTo("agent");
      assertThat(kind("agent.sh:1")).isEqualTo("untracked");
    }
  }

  @Nested
  class Work_that_was_rewritten_by_hand {
    private void person() {
      desk.change("src/hello.sh", "# two", "# zwei");
      desk.commit("in German");
    }

    @Test
    void keeps_its_origin_through_a_rebase() {
      desk.git("checkout", "--quiet", "-b", "other", "HEAD~2");
      desk.write("elsewhere.txt", "x\n");
      desk.commit("elsewhere");
      desk.git("checkout", "--quiet", "main");
      person();
      desk.git("rebase", "--quiet", "other");
      desk.git("mv", "src/hello.sh", "src/greeting.sh");
      desk.commit("rename");

      assertThat(desk.git("log", "--oneline", "--merges", "-1")).isEmpty();
      assertThat(kind("src/greeting.sh:1")).isEqualTo("agent");
      assertThat(ground("src/greeting.sh:1")).isEqualTo("rewritten");
      assertThat(kind("src/greeting.sh:3")).isEqualTo("untracked");
      assertThat(desk.must("origin", "src", "--json").json().object("all").number("agent"))
          .isEqualTo(4);
    }

    @Test
    void keeps_its_origin_through_a_squash_that_says_of_what() {
      var start = desk.git("rev-list", "--max-parents=0", "HEAD").strip();
      var tip = desk.git("log", "-1", "--skip=2", "--first-parent", "--format=%H").strip();
      person();
      desk.git("checkout", "--quiet", "-b", "squashed", tip);
      desk.git("merge", "--quiet", "--squash", "main");
      desk.git("commit", "--quiet", "--no-edit");
      desk.git("branch", "--quiet", "-f", "main");
      desk.git("checkout", "--quiet", "main");

      assertThat(start).isNotEqualTo(tip);
      assertThat(kind("src/hello.sh:1")).isEqualTo("agent");
      assertThat(ground("src/hello.sh:1")).isEqualTo("rewritten");
      assertThat(kind("src/hello.sh:3")).isEqualTo("untracked");
      assertThat(kind("tests/goodbye.sh:1")).isEqualTo("agent");

      desk.git("commit", "--quiet", "--amend", "-m", "words of its own");
      assertThat(kind("src/hello.sh:1")).as("nothing says where it is from").isEqualTo("untracked");
    }

    @Test
    void keeps_its_origin_when_it_is_picked_or_amended() {
      var landing = desk.git("log", "-1", "--format=%H", "--first-parent").strip();
      desk.git("checkout", "--quiet", "-b", "release", landing + "^1");
      desk.git("cherry-pick", "-m", "1", landing);
      desk.write("src/goodbye.sh", "echo goodbye\n# mine\n");
      desk.git("commit", "--quiet", "--all", "--amend", "--no-edit");
      desk.git("branch", "--quiet", "-f", "main");
      desk.git("checkout", "--quiet", "main");

      assertThat(kind("src/goodbye.sh:1")).isEqualTo("agent");
      assertThat(ground("src/goodbye.sh:1")).isEqualTo("rewritten");
      assertThat(kind("src/goodbye.sh:2")).isEqualTo("untracked");
    }
  }

  @Nested
  class Notes {
    @Test
    void of_others_count_at_the_commit_they_stand_at() {
      desk.write("note.txt", "one\ntwo\nthree\n");
      desk.commit("with another tool");
      var commit = desk.git("rev-parse", "HEAD").strip();
      note("HEAD", "note.txt", "2-3", commit);

      assertThat(ground("note.txt:1")).isEqualTo("none");
      assertThat(ground("note.txt:2")).isEqualTo("note");
      assertThat(origin("note.txt:2").text("agent")).isEqualTo("cursor");

      note("HEAD", "note.txt", "2-4", commit);
      assertThat(kind("note.txt:2")).as("there are only three lines").isEqualTo("untracked");

      note("HEAD", "note.txt", "2-3", commit);
      desk.git("config", "notes.rewriteRef", "refs/notes/ai");
      desk.write("note.txt", "zero\none\ntwo\nthree\n");
      desk.git("commit", "--quiet", "--all", "--amend", "-m", "more");
      assertThat(kind("note.txt:2"))
          .as("git copied a note that does not fit")
          .isEqualTo("untracked");
      assertThat(kind("note.txt:4")).isEqualTo("agent");
    }

    @Test
    void about_something_else_than_a_commit_say_nothing() {
      desk.write("note.txt", "one\ntwo\n");
      desk.git("add", "note.txt");
      desk.git("commit", "--quiet", "-m", "by hand");
      note("HEAD", "note.txt", "1-2", desk.git("rev-parse", "HEAD:note.txt").strip());

      assertThat(kind("note.txt:1")).isEqualTo("untracked");
      assertThat(desk.must("origin", "note.txt").out()).contains("untracked");
    }

    @Test
    void cannot_paint_the_terminal() {
      desk.write("note.txt", "one\n");
      desk.git("add", "note.txt");
      desk.git("commit", "--quiet", "-m", "by hand");
      var commit = desk.git("rev-parse", "HEAD").strip();
      desk.git(
          "notes",
          "--ref=ai",
          "add",
          "-m",
          "note.txt\n  s_c9883b05a2487d 1\n---\n"
              + "{\"schema_version\":\"authorship/3.0.0\",\"base_commit_sha\":\""
              + commit
              + "\",\"sessions\":{\"s_c9883b05a2487d\":{\"agent_id\":{\"tool\":\"\\u001b[2J\"},"
              + "\"custom_attributes\":{\"baton.attempt\":\"\\u001b[31m\"}}}}");

      for (var said :
          List.of(desk.must("origin", "note.txt"), desk.must("origin", "--by", "task"))) {
        assertThat(said.out()).contains("[31m").doesNotContain("\u001b");
      }
      assertThat(desk.must("why", "note.txt:1").out()).contains("[2J").doesNotContain("\u001b");
    }

    private void note(String at, String path, String lines, String about) {
      desk.git(
          "notes",
          "--ref=ai",
          "add",
          "-f",
          "-m",
          path
              + "\n  s_c9883b05a2487d::t_9f8e7d6c5b4a32 "
              + lines
              + "\n---\n{\"schema_version\":\"authorship/3.0.0\",\"base_commit_sha\":\""
              + about
              + "\",\"prompts\":{},\"sessions\":{\"s_c9883b05a2487d\":{\"agent_id\":"
              + "{\"tool\":\"cursor\",\"id\":\"6ef2\",\"model\":\"m\"}}}}",
          at);
    }

    @Test
    void are_written_again_from_the_ledger_and_are_the_same() {
      var before = desk.git("ls-tree", "-r", "refs/notes/ai");
      desk.git("update-ref", "-d", "refs/notes/ai");

      assertThat(desk.must("origin", "--notes").out()).contains("3 notes added");

      assertThat(desk.git("ls-tree", "-r", "refs/notes/ai")).isEqualTo(before);
      assertThat(desk.must("origin", "--notes").out()).contains("0 notes added");
    }

    @Test
    void are_enough_where_the_ledger_is_not() {
      var elsewhere = scratch.resolve("elsewhere");
      desk.git("clone", "--quiet", desk.top().toString(), elsewhere.toString());
      desk.git(
          "-C", elsewhere.toString(), "fetch", "--quiet", "origin", "refs/notes/*:refs/notes/*");

      var count = new Desk(elsewhere).must("origin", "--by", "task").out();

      assertThat(count).contains("R-1/T-01/1");
    }

    @Test
    void are_not_written_where_nobody_wants_them() {
      desk.git("update-ref", "-d", "refs/notes/ai");
      desk.git("config", "baton.notes", "false");

      assertThat(desk.must("origin", "--notes").out()).contains("0 notes added");
    }
  }

  @Nested
  class Bad_input {
    @Test
    void is_named() {
      says(desk.baton("why"), "which line");
      says(desk.baton("why", "--requirement", "XYZ-001"), "no spec here");
      says(desk.baton("origin", "--by", "colour"), "cannot count by");
      says(desk.baton("origin", "nowhere"), "there is no nowhere");
      says(desk.baton("origin", "--rev", "nowhere"), "no commit nowhere");
      says(desk.baton("origin", "--export", "csv"), "no format csv");
    }

    @Test
    void is_a_file_that_is_not_text() {
      desk.write("docs/picture", "1\n\0\n");
      desk.commit("a picture");

      says(desk.baton("origin", "docs/picture"), "docs/picture is not text");
      says(desk.baton("origin", "docs"), "no text in docs");
      says(desk.baton("why", "docs/picture:1"), "docs/picture is not text");
    }

    @Test
    void is_not_an_empty_file() {
      desk.write("empty.txt", "");
      desk.commit("nothing");

      assertThat(desk.must("origin", "empty.txt").out()).isEqualTo("empty.txt is empty\n");
      assertThat(desk.must("origin", "empty.txt", "--json").json().list("lines")).isEmpty();
    }

    @Test
    void is_a_repository_without_a_commit() {
      desk.git("checkout", "--quiet", "--orphan", "empty");

      says(desk.baton("origin"), "has no commit yet");
    }

    private void says(Desk.Said said, String words) {
      assertThat(said.exit()).as(said.all()).isEqualTo(Exit.USAGE);
      assertThat(said.err()).contains(words);
    }
  }
}
