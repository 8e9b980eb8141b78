package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two tasks at once that put an import and a method at the same place of one file.
class MergeTest {
  private static final String ADDS_ITS_WORD =
      """
      mkdir -p tests
      word=$([ "$BATON_TASK" = T-01 ] && echo first || echo second)
      sed -i "s/^import app.Seed;/&\\nimport app.$word;/" src/App.java
      sed -i "s/^}/\\n  void $word() {\\n    $word.say();\\n  }\\n}/" src/App.java
      echo "grep -q 'import app.$word;' src/App.java" >tests/$word.sh
      """;

  // Each is red beside the other, unless the file says that it may be; a second attempt says so.
  private static final String COLLIDES =
      ADDS_ITS_WORD
          + """
          other=$([ $word = first ] && echo second || echo first)
          [ "$BATON_ATTEMPT_NUMBER" = 1 ] || echo "// both" >>src/App.java
          echo "grep -q app.$word src/App.java || exit 1" >tests/$word.sh
          echo "grep -q both src/App.java || ! grep -q app.$other src/App.java" >>tests/$word.sh
          """;

  private static final List<String> BOTH =
      List.of(
          "package app;",
          "",
          "import app.Seed;",
          "import app.first;",
          "import app.second;",
          "",
          "class App {",
          "  void seed() {",
          "    seed.say();",
          "  }");

  @TempDir Path scratch;

  @Test
  void lands_both_and_says_that_it_merged_them_by_structure() {
    var desk = desk(ADDS_ITS_WORD, "");

    desk.must("run");

    var told = told(desk);
    assertThat(told)
        .as("nobody tries twice")
        .noneMatch(line -> line.contains("/2 "))
        .noneMatch(line -> line.contains("sent back"))
        .filteredOn(line -> line.contains(" landed as "))
        .hasSize(2);
    assertThat(told)
        .filteredOn(line -> line.contains("settled by structure: src/App.java (imports, members)"))
        .isNotEmpty()
        .allMatch(line -> line.contains("combined with"));
    var merged = desk.git("show", "main:src/App.java").lines().toList();
    assertThat(merged).startsWith(BOTH.toArray(String[]::new)).hasSize(BOTH.size() + 9);
    assertThat(desk.git("log", "--first-parent", "-1", "--format=%B", "main"))
        .contains("Baton-Settled: src/App.java (imports, members)");
    assertJudged(desk);
    assertOrigins(desk, merged);
    desk.must("audit", "verify");
  }

  // The tree of the merge is new, so some verdict has to be about it.
  private static void assertJudged(Desk desk) {
    var judged =
        Json.parse(desk.must("log", "--json").out()).asObject().list("facts").stream()
            .map(Json::asObject)
            .filter(fact -> fact.text("type").equals("combination-judged"))
            .map(fact -> fact.object("data").object("judgement").text("tree"))
            .toList();
    assertThat(judged).contains(desk.git("rev-parse", "main^{tree}").strip());
  }

  private static void assertOrigins(Desk desk, List<String> merged) {
    desk.git("reset", "--quiet", "--hard", "main");
    assertThat(origin(desk, merged, "import app.first;")).isEqualTo("agent T-01");
    assertThat(origin(desk, merged, "import app.second;")).isEqualTo("agent T-02");
    assertThat(origin(desk, merged, "  void first() {")).isEqualTo("agent T-01");
    assertThat(origin(desk, merged, "    second.say();")).isEqualTo("agent T-02");
    assertThat(origin(desk, merged, "import app.Seed;")).startsWith("untracked");
    assertThat(desk.must("origin", "src", "--json").json().object("all").number("agent"))
        .as("an import and four lines of a method from each; a bracket may be nobody's")
        .isBetween(9L, 10L);
  }

  private static String origin(Desk desk, List<String> merged, String line) {
    var why = desk.must("why", "src/App.java:" + (merged.indexOf(line) + 1), "--json").json();
    var attempt = why.text("attempt", "");
    return why.object("origin").text("kind")
        + " "
        + (attempt.contains("T-01") ? "T-01" : attempt.contains("T-02") ? "T-02" : "");
  }

  @Test
  void refuses_what_it_merged_where_it_is_red() {
    var desk = desk(COLLIDES, "");

    desk.must("run");

    assertThat(told(desk))
        .filteredOn(line -> line.contains("sent back"))
        .singleElement()
        .asString()
        .contains("(combination)");
    assertThat(told(desk)).filteredOn(line -> line.contains(" landed as ")).hasSize(2);
  }

  @Test
  void merges_nothing_by_structure_where_the_policy_says_so() {
    var desk = desk(ADDS_ITS_WORD, "policy: {merge: text}\n");

    desk.must("run");

    assertThat(told(desk))
        .noneMatch(line -> line.contains("settled"))
        .filteredOn(line -> line.contains("sent back"))
        .singleElement()
        .asString()
        .contains("(conflict)", "src/App.java");
  }

  private Desk desk(String agent, String policy) {
    var desk = new Desk(scratch.resolve("repo")).bare();
    desk.write("agent.sh", agent);
    desk.write("src/seed.sh", "echo seed\n");
    desk.write(
        "src/App.java",
        """
        package app;

        import app.Seed;

        class App {
          void seed() {
            seed.say();
          }
        }
        """);
    desk.write(
        "baton.yaml",
        """
        target: main
        team:
          builder: {agent: command, run: "sh agent.sh", max: 2}
        gates:
          test: {run: "sh run-tests.sh"}
        tests: ["tests/**"]
        """
            + policy);
    desk.must("init", "--no-proof");
    desk.write(
        "specs/words/spec.md",
        Papers.SPEC_HEAD + Papers.requirement(1, "first") + Papers.requirement(2, "second"));
    desk.write("specs/words/plan.md", Papers.PLAN_HEAD + task(1, "first") + task(2, "second"));
    desk.commit("baton");
    return desk.approved();
  }

  private static String task(int number, String word) {
    return Papers.task(number, word)
        .replace("Writes: src/" + word + ".sh, ", "Shares: src/App.java\n- Writes: ")
        .replace("Performer: " + word, "Performer: builder");
  }

  private static List<String> told(Desk desk) {
    return desk.must("log").out().lines().toList();
  }
}
