package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import dev.baton.app.Main;
import dev.baton.app.Place;
import dev.baton.app.Runs;
import dev.baton.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Something went wrong: put on record, found by experiment, and told to whoever asks for the line,
/// the requirement or the gap.
class IncidentTest {
  // The first script says what it should and, unseen by any test, something else on Fridays.
  private static final String SLIPS =
      """
      mkdir -p src tests
      word=$([ "$BATON_TASK" = T-01 ] && echo first || echo second)
      printf 'echo %s\\n[ "$1" != friday ] || exit 9\\n' $word >src/$word.sh
      [ $word = first ] || echo "echo $word" >src/$word.sh
      echo "test \\"\\$(sh src/$word.sh)\\" = $word" >tests/$word.sh
      """;

  // Each is green by itself; whichever comes second is red beside the other.
  private static final String COLLIDE =
      """
      mkdir -p src tests
      word=$([ "$BATON_TASK" = T-01 ] && echo first || echo second)
      echo "echo $word" >src/$word.sh
      echo "[ -e src/$word.sh ] && [ \\$(ls src | wc -l) -le 2 ] || { echo FAIL: too many; exit 1; }" \
        >tests/$word.sh
      """;

  // The first script says nothing, which a test that was there before does not allow.
  private static final String SILENT =
      """
      mkdir -p src tests
      word=$([ "$BATON_TASK" = T-01 ] && echo first || echo second)
      echo "echo $word" >src/$word.sh
      [ $word = second ] || echo ": $word" >src/$word.sh
      echo "[ -e src/$word.sh ]" >tests/$word.sh
      """;

  private static final String FRIDAY = "sh src/first.sh friday || { echo FAIL: friday; exit 1; }";

  @TempDir Path scratch;

  private Desk landed() {
    var desk = Papers.oneBuilder(scratch.resolve("repo"), SLIPS);
    desk.git("tag", "before");
    desk.must("run");
    desk.git("reset", "--quiet", "--hard", "main");
    return desk;
  }

  private static Json.Obj blame(Desk desk, String... words) {
    var said = desk.baton(words);
    assertThat(said.exit()).as(said.all()).isBetween(Exit.YES, Exit.NO);
    return said.json();
  }

  @Nested
  class An_incident {
    @Test
    void is_opened_looked_into_told_to_whoever_asks_and_closed() {
      var desk = landed();

      assertThat(desk.must("incident", "open", "Fridays are refused", "--by", "Ada").out())
          .contains("I-1 is open", "baton blame-failure --incident I-1 --good");
      assertThat(desk.must("incident", "list").out()).contains("I-1", "not looked into");
      var found =
          blame(
              desk,
              "blame-failure",
              "--incident",
              "I-1",
              "--good",
              "before",
              "--json",
              "--",
              "[ ! -e src/first.sh ] || { " + FRIDAY + " }");

      assertThat(found.text("verdict")).isEqualTo("agent");
      var incident = desk.must("incident", "show", "I-1", "--json").json();
      var finding = incident.list("findings").getFirst().asObject();
      assertThat(finding.text("verdict")).isEqualTo("agent");
      var culprit = finding.list("culprits").getFirst().asObject();
      assertThat(culprit.text("attempt")).isEqualTo("R-1/T-01/1");
      assertThat(culprit.text("performer")).isEqualTo("builder");
      assertThat(culprit.texts("requirements")).containsExactly("WRD-001");
      assertThat(culprit.texts("passed")).contains("G21 tests", "G40 contract checks");
      assertThat(desk.must("incident", "show", "I-1").out())
          .contains("attempt      R-1/T-01/1 by builder", "let through  by ", "G21 tests");

      var words = "I-1 (open): Fridays are refused";
      assertThat(desk.must("why", "src/first.sh:2").out()).contains("incident     " + words);
      assertThat(desk.must("why", "src/second.sh:1").out()).doesNotContain("incident");
      assertThat(desk.must("why", "--requirement", "WRD-001").out()).contains(words);
      assertThat(desk.must("gap").out()).contains("incident WRD-001 " + words);
      assertThat(desk.must("gate", "explain", "G21").out()).contains("let through  " + words);
      try (var ledger = Place.around(desk.top()).openLedger()) {
        assertThat(new Runs(ledger).standings())
            .singleElement()
            .satisfies(it -> assertThat(it.words()).endsWith("; 1 named by an incident"));
      }
      assertThat(desk.must("log").out())
          .contains("I-1 opened by Ada: Fridays are refused", "I-1 examined: agent");

      desk.must("incident", "close", "I-1", "--because", "mended by hand");

      assertThat(desk.must("incident", "list").out()).contains("no incident is open");
      assertThat(desk.must("incident", "list", "--all").out()).contains("I-1", "closed", "agent");
      assertThat(desk.must("gap").out()).doesNotContain("incident");
      assertThat(desk.must("why", "src/first.sh:2").out()).contains("I-1 (closed)");
      desk.must("audit", "verify");
    }

    @Test
    void keeps_one_answer_to_one_question() {
      var desk = landed();
      desk.must("incident", "open", "Fridays are refused");
      String[] question = {
        "blame-failure",
        "--incident",
        "I-1",
        "--good",
        "before",
        "--json",
        "--",
        "[ ! -e src/first.sh ] || { " + FRIDAY + " }"
      };

      blame(desk, question);
      var again = blame(desk, question);

      assertThat(again.number("fresh")).as("nothing is run twice").isZero();
      assertThat(desk.must("log").out().split("I-1 examined")).hasSize(2);
    }

    @Test
    void hears_once_of_an_inquiry_that_was_killed() throws Exception {
      var desk = landed();
      desk.must("incident", "open", "Fridays are refused");
      var count = scratch.resolve("count");
      var command = "echo >>" + count + "; sleep 0.3; [ ! -e src/first.sh ] || { " + FRIDAY + " }";
      var killed = start(desk, command);
      while (lines(count) < 2 && killed.isAlive()) {
        killed.waitFor(20, TimeUnit.MILLISECONDS);
      }
      killed.destroyForcibly().waitFor();
      assertThat(findings(desk)).isEmpty();
      // A run that was under way may still end; its answer is nobody's.
      var before = lines(count);

      var found =
          blame(
              desk,
              "blame-failure",
              "--incident",
              "I-1",
              "--good",
              "before",
              "--uncontained",
              "--slots",
              "1",
              "--json",
              "--",
              command);

      assertThat(found.text("verdict")).isEqualTo("agent");
      assertThat(lines(count) - before).isEqualTo(found.number("fresh"));
      assertThat(found.number("fresh")).isLessThan(found.number("runs"));
      assertThat(findings(desk)).hasSize(1);
    }

    private static List<Json> findings(Desk desk) {
      return desk.must("incident", "show", "I-1", "--json").json().list("findings");
    }

    private static long lines(Path file) throws IOException {
      return Files.exists(file) ? Files.readString(file).lines().count() : 0;
    }

    private static Process start(Desk desk, String command) throws IOException {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "--enable-native-access=ALL-UNNAMED",
              "-cp",
              System.getProperty("java.class.path"),
              Main.class.getName(),
              "-C",
              desk.top().toString(),
              "blame-failure",
              "--incident",
              "I-1",
              "--good",
              "before",
              "--uncontained",
              "--slots",
              "1",
              "--",
              command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    }

    @Test
    void that_is_wrong_is_said_so() {
      var desk = landed();
      says(desk.baton("incident", "show", "I-7"), "there is no incident I-7");
      says(desk.baton("incident", "open", " "), "what went wrong");
      says(desk.baton("incident", "open", "x", "--at", "nowhere"), "no commit nowhere");
      says(desk.baton("incident", "open", "x", "--task", "four"), "is not a task");
      says(desk.baton("blame-failure", "--incident", "I-7", "--good", "before"), "no incident I-7");
      desk.must("incident", "open", "x");
      says(desk.baton("incident", "close", "I-1"), "why is it over");
      desk.must("incident", "close", "I-1", "--because", "it is over");
      var twice = desk.baton("incident", "close", "I-1", "--because", "it is over");
      assertThat(twice.exit()).isEqualTo(Exit.NO);
      assertThat(twice.err()).contains("is closed already");
    }
  }

  @Nested
  class Blame {
    @Test
    void begins_at_what_a_gate_refused_of_a_task() {
      var desk = oneAttemptEach(SILENT);
      assertThat(desk.must("status").out()).contains("T-01  parked");
      desk.must("incident", "open", "It was refused", "--task", "T-01");

      var found = blame(desk, "blame-failure", "--incident", "I-1", "--json");

      assertThat(found.text("verdict")).as(found.toString()).isEqualTo("agent");
      var finding =
          desk.must("incident", "show", "I-1", "--json").json().list("findings").getFirst();
      assertThat(finding.asObject().text("command")).isEqualTo("sh run-tests.sh");
      assertThat(finding.asObject().list("culprits"))
          .singleElement()
          .extracting(it -> it.asObject().text("attempt"))
          .as("though it has never landed")
          .isEqualTo("R-1/T-01/1");
      assertThat(blame(desk, "blame-failure", "--task", "T-01", "--json").number("fresh")).isZero();
    }

    @Test
    void begins_at_a_combination_that_was_refused() {
      var desk = oneAttemptEach(COLLIDE);
      var parked = desk.must("status").out().contains("T-02  parked") ? "T-02" : "T-01";

      var found = blame(desk, "blame-failure", "--task", parked, "--json");

      assertThat(
              desk.git(
                  "--git-dir=.baton/store.git", "ls-tree", "-r", "--name-only", found.text("bad")))
          .contains("src/first.sh", "src/second.sh");
      assertThat(found.flag("complete")).isTrue();
    }

    private Desk oneAttemptEach(String agent) {
      var desk = Papers.oneBuilder(scratch.resolve("repo"), agent);
      desk.write(
          "tests/seed.sh",
          "for s in src/*; do [ \"$(sh $s)\" ] || { echo FAIL: $s says nothing; exit 1; }; done\n");
      desk.change("baton.yaml", "max: 1}", "max: 2}");
      desk.change("baton.yaml", "gates:", "policy: {attempts: 1, reworks: 0}\ngates:");
      desk.commit("two at once, and one attempt each");
      assertThat(desk.baton("run").exit()).isNotEqualTo(Exit.YES);
      return desk;
    }

    @Test
    void begins_at_a_target_that_is_red() {
      var desk = landed();
      desk.write("src/first.sh", "echo FAIL: worst\n");
      desk.commit("somebody breaks the target");

      var found = blame(desk, "blame-failure", "--tip", "--json");

      assertThat(found.text("verdict")).as(found.toString()).isEqualTo("human");
      assertThat(found.text("good")).isNotEqualTo(desk.git("rev-parse", "before").strip());
    }

    @Test
    void begins_nowhere_where_the_record_says_nothing() {
      var desk = landed();
      says(desk.baton("blame-failure", "--tip"), "what landed last");
      says(desk.baton("blame-failure", "--task", "T-01"), "no gate has refused T-01");
      says(desk.baton("blame-failure", "--task", "T-01", "--tip"), "a task or the tip");
      says(desk.baton("blame-failure", "--tip", "--good", "before"), "known from the record");
    }

    @Test
    void needs_a_gate_that_runs_something() {
      var desk =
          Papers.oneBuilder(scratch.resolve("repo"), SLIPS + "\necho elsewhere >elsewhere.txt\n");
      desk.baton("run");

      says(desk.baton("blame-failure", "--task", "T-01"), "refused by G01 scope");
    }
  }

  private static void says(Desk.Said said, String words) {
    assertThat(said.exit()).as(said.all()).isEqualTo(Exit.USAGE);
    assertThat(said.err()).contains(words);
  }
}
