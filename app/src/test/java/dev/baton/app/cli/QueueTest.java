package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several candidates that wait to land, each proved as if those before it had landed already.
class QueueTest {
  private static final String SAYS_ITS_WORD =
      """
      mkdir -p src tests
      word=$(sed -n "s/^$BATON_TASK //p" words)
      echo "echo $word" >src/$word.sh
      echo "test \\"\\$(sh src/$word.sh)\\" = $word" >tests/$word.sh
      """;

  // Alone each of the two is green, and together where one of them is kind; a second attempt is.
  private static final String TWO_COLLIDE =
      SAYS_ITS_WORD
          + """
          other=$([ $word = first ] && echo second || echo first)
          [ $BATON_ATTEMPT_NUMBER = 1 ] || echo "# kind" >>src/$word.sh
          [ $word = third ] ||
            sed -i "1i test ! -e src/$other.sh || grep -q kind src/* || exit 1" tests/$word.sh
          """;

  private static final String IN_PARTS =
      """
        test: {run: "sh run-tests.sh", inputs: [run-tests.sh, src/seed.sh, tests/seed.sh]}
        first: {run: "head -c 9 /dev/urandom | od -x; sh tests/first.sh", inputs: ["*/first.sh"]}
        second: {run: "head -c 9 /dev/urandom | od -x; sh tests/second.sh", inputs: ["*/second.sh"]}
        third: {run: "head -c 9 /dev/urandom | od -x; sh tests/third.sh", inputs: ["*/third.sh"]}
      """;

  @TempDir Path scratch;

  @Test
  void lands_what_was_proved_behind_others_without_proving_it_again() {
    var desk = desk(SAYS_ITS_WORD);

    desk.must("run");

    var told = told(desk);
    assertThat(told).filteredOn(line -> line.contains("as if landed")).isNotEmpty();
    for (var task : List.of("T-01", "T-02", "T-03")) {
      assertThat(told)
          .as(task)
          .filteredOn(line -> line.contains(task + "/1 combined is"))
          .hasSizeLessThanOrEqualTo(1);
    }
    assertThat(told).as("nobody tries twice").noneMatch(line -> line.contains("/2 "));
    assertThat(desk.git("log", "--first-parent", "--format=%s", "main").lines())
        .filteredOn(line -> line.startsWith("Land "))
        .hasSize(3);
    assertThat(desk.must("queue").out()).contains("nothing waits to land", "3 proofs at once");
    desk.must("audit", "verify");
  }

  @Test
  void blames_nobody_for_what_one_ahead_may_have_done() {
    var desk = desk(TWO_COLLIDE);

    desk.must("run");

    var told = told(desk);
    assertThat(told)
        .filteredOn(line -> line.contains("sent back"))
        .singleElement()
        .asString()
        .contains("(combination)")
        .containsAnyOf("T-01/1", "T-02/1");
    assertThat(told).anyMatch(line -> line.contains("T-03/1 landed as "));
    var landed = told.stream().filter(line -> line.contains(" landed as ")).toList();
    var sentBack = told.indexOf(only(told, "sent back"));
    assertThat(told.indexOf(landed.getFirst()))
        .as("the one ahead has landed before the other hears of it")
        .isLessThan(sentBack);
  }

  @Test
  void proves_side_by_side_what_no_gate_sees_both_of_and_runs_no_gate_twice() {
    var desk = desk(SAYS_ITS_WORD, IN_PARTS);

    desk.must("run");

    var told = told(desk);
    assertThat(told).filteredOn(line -> line.contains(" landed as ")).hasSize(3);
    assertThat(told)
        .as("nobody is behind anybody")
        .noneMatch(line -> line.contains("as if landed"));
    var alone = logs(desk, "candidate-judged");
    assertThat(alone).as("each in its own part").hasSize(3);
    assertThat(logs(desk, "combination-judged"))
        .as("of all parts that are there, the very words of then")
        .isNotEmpty()
        .isSubsetOf(alone);
    desk.must("audit", "verify");
  }

  /// What the gates of the parts printed, by its hash. No two runs print the same.
  private static Set<String> logs(Desk desk, String type) {
    return Json.parse(desk.must("log", "--json").out()).asObject().list("facts").stream()
        .map(Json::asObject)
        .filter(fact -> fact.text("type").equals(type))
        .flatMap(fact -> fact.object("data").object("judgement").list("results").stream())
        .map(Json::asObject)
        .filter(result -> result.text("gate").startsWith("X-"))
        .flatMap(result -> result.list("evidence").stream())
        .map(evidence -> evidence.asObject().text("sha256"))
        .collect(Collectors.toSet());
  }

  private static String only(List<String> lines, String words) {
    return lines.stream().filter(line -> line.contains(words)).collect(Collectors.joining());
  }

  private Desk desk(String agent) {
    return desk(agent, "  test: {run: \"sh run-tests.sh\"}\n");
  }

  private Desk desk(String agent, String gates) {
    var desk = new Desk(scratch.resolve("repo")).bare();
    desk.write("agent.sh", agent);
    desk.write("words", "T-01 first\nT-02 second\nT-03 third\n");
    desk.write("src/seed.sh", "echo seed\n");
    desk.write("run-tests.sh", desk.read("run-tests.sh") + "sleep 1\n");
    desk.write(
        "baton.yaml",
        """
        target: main
        team:
          builder: {agent: command, run: "sh agent.sh", max: 3}
        tests: ["tests/**"]
        policy: {proofs: 3}
        gates:
        """
            + gates);
    desk.must("init", "--no-proof");
    var spec = new StringBuilder(Papers.SPEC_HEAD);
    var plan = new StringBuilder(Papers.PLAN_HEAD);
    var words = List.of("first", "second", "third");
    for (var word : words) {
      var number = words.indexOf(word) + 1;
      spec.append(Papers.requirement(number, word));
      plan.append(Papers.task(number, word).replace("Performer: " + word, "Performer: builder"));
    }
    desk.write("specs/words/spec.md", spec.toString());
    desk.write("specs/words/plan.md", plan.toString());
    desk.commit("baton");
    return desk.approved();
  }

  private static List<String> told(Desk desk) {
    return desk.must("log").out().lines().toList();
  }
}
