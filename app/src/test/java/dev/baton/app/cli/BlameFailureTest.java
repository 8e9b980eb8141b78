package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import dev.baton.app.Main;
import dev.baton.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Failures on small repositories that are really built and really fail.
class BlameFailureTest {
  private static final String AGENT = "\n\nCo-authored-by: Claude <noreply@anthropic.com>";

  @TempDir Path scratch;
  private Desk desk = new Desk(Path.of("/nonexistent"));

  @BeforeEach
  void aRepository() {
    desk = new Desk(scratch.resolve("repo")).bare();
    desk.write("lib/price.sh", "price() {\n  echo 10\n}\n");
    desk.write("lib/rate.sh", "rate() {\n  echo 2\n}\n");
    desk.write("lib/words.sh", "greeting=hello\n\n\n\n\n\n\n\n\nfarewell=bye\n");
    desk.write(
        "check.sh",
        """
        . lib/price.sh; . lib/rate.sh; . lib/words.sh
        total=$(( $(price) * $(rate) ))
        [ $total -le 100 ] || { echo "FAIL: total is too high"; exit 1; }
        [ "$greeting" = hello ] || { echo "FAIL: greeting is wrong"; exit 1; }
        """);
    desk.commit("start");
    desk.git("tag", "good");
  }

  private void edit(String path, String from, String to, String message) {
    desk.change(path, from, to);
    desk.commit(message);
  }

  private void noise() {
    edit("lib/words.sh", "bye", "so long", "other words");
    desk.write("notes.txt", "a note\n");
    desk.commit("a note" + AGENT);
  }

  private Desk.Said blame(String... more) {
    var words = new ArrayList<>(List.of("blame-failure", "--good", "good", "--json"));
    words.addAll(List.of(more));
    if (!words.contains("--")) {
      words.addAll(List.of("--", "sh", "check.sh"));
    }
    return desk.baton(words.toArray(String[]::new));
  }

  private static Json.Obj first(Desk.Said said) {
    return ((Json.Arr) said.json().list("minimal").getFirst()).items().getFirst().asObject();
  }

  private static String verdict(Desk.Said said) {
    assertThat(said.exit()).as(said.all()).isBetween(0, 1);
    return said.json().text("verdict");
  }

  @Nested
  class The_verdict_is {
    @Test
    void agent_where_the_agent_s_change_fails_alone() {
      edit("lib/price.sh", "10", "1000", "dearer" + AGENT);
      noise();

      var said = blame();

      assertThat(verdict(said)).as(said.all()).isEqualTo("agent");
      assertThat(said.json().list("minimal")).hasSize(1);
      assertThat(first(said).text("path")).isEqualTo("lib/price.sh");
      assertThat(first(said).text("lines")).isEqualTo("2");
      assertThat(first(said).text("title")).isEqualTo("dearer");
      assertThat(said.json().text("gate")).contains("gate of baton.yaml");
      assertThat(said.err()).contains("is there a fault at all").contains("does one origin fail");
    }

    @Test
    void human_where_the_person_s_change_fails_alone() {
      noise();
      edit("lib/price.sh", "10", "1000", "dearer");

      var said = blame();

      assertThat(verdict(said)).as(said.all()).isEqualTo("human");
      assertThat(first(said).text("path")).isEqualTo("lib/price.sh");
    }

    @Test
    void interaction_where_only_both_together_fail() {
      edit("lib/price.sh", "10", "30", "dearer" + AGENT);
      edit("lib/rate.sh", "2", "5", "faster");
      noise();

      var said = blame();

      assertThat(verdict(said)).as(said.all()).isEqualTo("interaction");
      assertThat(((Json.Arr) said.json().list("minimal").getFirst()).items()).hasSize(2);
    }

    @Test
    void environment_where_the_good_revision_is_red_as_well() {
      noise();

      var said = blame("--", "sh -c 'echo FAIL: no database; exit 1'");

      assertThat(verdict(said)).as(said.all()).isEqualTo("environment");
    }

    @Test
    void flaky_where_one_tree_is_red_and_green() {
      noise();
      var count = scratch.resolve("count");

      var said =
          blame(
              "--uncontained",
              "--slots",
              "1",
              "--",
              "echo >>" + count + "; [ $(( $(wc -l <" + count + ") % 2 )) = 0 ]");

      assertThat(verdict(said)).as(said.all()).isEqualTo("flaky");
    }

    @Test
    void no_fault_where_the_bad_revision_is_green() {
      noise();

      assertThat(verdict(blame())).isEqualTo("no-fault");
    }

    @Test
    void a_gap_in_the_spec_where_the_expectation_moved() {
      desk.write(
          "tests/greets.sh", ". lib/words.sh\n[ $greeting = hello ] || echo FAIL: greeting\n");
      desk.commit("a test");
      desk.git("tag", "--force", "good");
      noise();
      desk.change("tests/greets.sh", "= hello ]", "= ahoy ]");
      desk.change(
          "tests/greets.sh", "|| echo FAIL: greeting", "|| { echo FAIL: greeting; exit 1; }");
      desk.commit("ahoy" + AGENT);

      var said = blame("--", "sh", "tests/greets.sh");

      assertThat(verdict(said)).as(said.all()).isEqualTo("spec-gap");
    }

    @Test
    void unknown_where_nobody_knows_the_origin() {
      edit("lib/price.sh", "10", "1000", "dearer");
      noise();

      var said = blame("--origins", "baton");

      assertThat(said.exit()).isEqualTo(Exit.NO);
      assertThat(verdict(said)).isEqualTo("unknown");
      assertThat(first(said).text("path")).isEqualTo("lib/price.sh");
    }
  }

  @Nested
  class Origins {
    @Test
    void come_from_a_file_by_hand() throws IOException {
      edit("lib/price.sh", "10", "1000", "dearer");
      noise();
      var file =
          Files.writeString(scratch.resolve("origins"), "human **\nagent lib/price.sh:1-9\n");

      assertThat(verdict(blame("--origins", file.toString()))).isEqualTo("agent");
    }

    @Test
    void come_from_notes_of_another_tool() {
      edit("lib/price.sh", "10", "1000", "dearer");
      var note =
          """
          lib/price.sh
            s_c9883b05a2487d::t_9f8e7d6c5b4a32 2
          ---
          {"schema_version":"authorship/3.0.0","base_commit_sha":"%s","prompts":{},"sessions":{"s_c9883b05a2487d":{"agent_id":{"tool":"cursor","id":"x","model":"y"}}}}
          """
              .formatted(desk.git("rev-parse", "HEAD").strip());
      desk.git("notes", "--ref=refs/notes/ai", "add", "-m", note);
      noise();

      var said = blame("--origins", "best");

      assertThat(verdict(said)).as(said.all()).isEqualTo("agent");
      assertThat(first(said).text("change")).contains("s_c9883b05a2487d");
    }

    @Test
    void come_from_what_baton_landed_with_brief_and_statement() {
      desk = new Desk(scratch.resolve("other")).ready(Desk.DOES_BOTH).approved();
      desk.git("tag", "good");
      desk.must("run", "--uncontained");
      desk.git("reset", "--quiet", "--hard");
      desk.write("README.md", "a word\n");
      desk.commit("a word");

      var said = blame("--", "! grep -qs hello src/hello.sh || { echo FAIL: greets; exit 1; }");

      assertThat(verdict(said)).as(said.all()).isEqualTo("agent");
      assertThat(first(said).text("change")).isEqualTo("T-01");
      var landing = said.json().list("landings").getFirst().asObject();
      assertThat(landing.texts("briefs")).hasSize(1);
      assertThat(landing.texts("statements").getFirst()).contains("Say hello to whoever comes");
    }
  }

  @Nested
  class An_inquiry {
    @Test
    void is_bounded_and_goes_on_without_running_a_tree_again() {
      edit("lib/price.sh", "10", "30", "dearer" + AGENT);
      edit("lib/rate.sh", "2", "5", "faster");
      noise();

      var first = blame("--max-runs", "3");
      assertThat(first.json().flag("complete")).isFalse();
      assertThat(first.json().number("runs")).isEqualTo(3);
      var second = blame();
      assertThat(second.json().number("fresh")).isEqualTo(second.json().number("runs") - 3);
      assertThat(verdict(second)).isEqualTo("interaction");
      assertThat(blame().json().number("fresh")).isZero();
    }

    @Test
    void survives_being_killed() throws Exception {
      edit("lib/price.sh", "10", "30", "dearer" + AGENT);
      edit("lib/rate.sh", "2", "5", "faster");
      noise();
      var count = scratch.resolve("count");
      var command = "echo >>" + count + "; sleep 0.3; sh check.sh";
      var killed = start(command);
      while (lines(count) < 4 && killed.isAlive()) {
        killed.waitFor(20, TimeUnit.MILLISECONDS);
      }
      killed.destroyForcibly().waitFor();
      // A run that was under way may still end; its answer is nobody's.
      var recorded = recorded();
      var before = lines(count);

      var said = blame("--uncontained", "--slots", "1", "--", command);

      assertThat(verdict(said)).isEqualTo("interaction");
      assertThat(recorded).isGreaterThanOrEqualTo(2);
      assertThat(said.json().number("runs") - said.json().number("fresh")).isEqualTo(recorded);
      assertThat(lines(count) - before).isEqualTo(said.json().number("fresh"));
    }

    private Process start(String command) throws IOException {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "--enable-native-access=ALL-UNNAMED",
              "-cp",
              System.getProperty("java.class.path"),
              Main.class.getName(),
              "-C",
              desk.top().toString(),
              "blame-failure",
              "--good",
              "good",
              "--uncontained",
              "--slots",
              "1",
              "--",
              command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    }

    private long recorded() throws IOException {
      try (var files = Files.list(desk.top().resolve(".baton/blame"))) {
        return lines(files.findFirst().orElseThrow());
      }
    }

    private long lines(Path file) throws IOException {
      return Files.exists(file) ? Files.readString(file).chars().filter(c -> c == '\n').count() : 0;
    }

    @Test
    void leaves_the_checkout_alone() {
      edit("lib/price.sh", "10", "1000", "dearer" + AGENT);
      noise();
      desk.write("draft.txt", "unsaved\n");
      var before = desk.state();

      blame();

      assertThat(desk.state()).isEqualTo(before);
    }
  }

  @Nested
  class Bad_input {
    @Test
    void is_named() {
      noise();
      says(desk.baton("blame-failure", "--", "true"), "since when");
      says(desk.baton("blame-failure", "--good", "nowhere", "--", "true"), "no commit nowhere");
      says(desk.baton("blame-failure", "--good", "HEAD", "--", "true"), "the same files");
      says(desk.baton("blame-failure", "--good", "good"), "which command");
      says(blame("--max-runs", "none"), "wants a number");
      says(blame("--origins", "/nonexistent/file"), "there is no file");
    }

    @Test
    void includes_an_origin_that_is_none() throws IOException {
      noise();
      var file = Files.writeString(scratch.resolve("origins"), "human **\nrobot lib\n");

      says(blame("--origins", file.toString()), "origins:2");
    }

    @Test
    void includes_a_pattern_that_is_none() throws IOException {
      noise();
      var file = Files.writeString(scratch.resolve("origins"), "human lib/[a\n");

      says(blame("--origins", file.toString()), "origins:1: \"lib/[a\" names no files");
    }

    private void says(Desk.Said said, String words) {
      assertThat(said.exit()).as(said.all()).isEqualTo(Exit.USAGE);
      assertThat(said.err()).contains(words);
    }
  }
}
