package dev.baton.app.cli;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A spec and a plan of any number of words, each a script that says it.
final class Papers {
  static final String SPEC_HEAD =
      """
      ---
      spec: words
      version: 1
      status: draft
      owner: Ada
      areas: WRD
      ---

      # Words

      ### ST-1 · Ada, mail 2026-10-05
      > Each says its word.
      """;
  static final String PLAN_HEAD =
      """
      ---
      plan: words
      for: words@1
      ---

      # Plan: words
      """;

  private Papers() {}

  static String requirement(int number, String word) {
    return """

    ### WRD-%1$03d · %2$s
    When somebody listens, the %2$s speaker shall print a word.
    - Source: ST-1
    - Priority: must
    - Verify: test

    #### WRD-%1$03d/S1 · It is printed
    - Given a speaker
    - When somebody listens
    - Then a word is printed
    """
        .formatted(number, word);
  }

  /// Performed by the member of the same name.
  static String task(int number, String word) {
    return """

    ### T-%1$02d · %2$s
    - Implements: WRD-%1$03d
    - Goal: the %2$s speaker speaks
    - Reads: src/seed.sh
    - Writes: src/%2$s.sh, tests/%2$s.sh
    - Performer: %2$s
    - Budget: context 20k tokens, diff 50 lines, 5 min, $1

    ```check
    WRD-%1$03d/S1 :: sh tests/%2$s.sh
    ```
    """
        .formatted(number, word);
  }

  /// A desk with one member, `builder`, who runs that script for one task at a time, and two words
  /// for it.
  static Desk oneBuilder(Path top, String script, String... more) {
    var desk = new Desk(top).bare();
    desk.write("agent.sh", script);
    desk.write("src/seed.sh", "echo seed\n");
    desk.write(
        "baton.yaml",
        """
        target: main
        team:
          builder: {agent: command, run: "sh agent.sh", max: 1}
        gates:
          test: {run: "sh run-tests.sh"}
        tests: ["tests/**"]
        """);
    desk.must("init", "--no-proof");
    twoWords(desk, "builder", more);
    return desk;
  }

  /// Two words, approved, one task each for that performer, on a desk that was initialised. The
  /// first task may write those files as well.
  static void twoWords(Desk desk, String performer, String... more) {
    desk.write(
        "specs/words/spec.md", SPEC_HEAD + requirement(1, "first") + requirement(2, "second"));
    var also = Stream.of(more).map(path -> ", " + path).collect(Collectors.joining());
    desk.write(
        "specs/words/plan.md",
        PLAN_HEAD
            + task(1, "first")
                .replace("Performer: first", "Performer: " + performer)
                .replace("Writes: src/first.sh", "Writes: src/first.sh" + also)
            + task(2, "second").replace("Performer: second", "Performer: " + performer));
    desk.commit("baton");
    desk.approved();
  }
}
