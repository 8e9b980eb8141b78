package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import dev.baton.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people put into `specs/`, good and bad, seen from the command line.
class SpecFilesTest {
  private static final String SPEC =
      """
      ---
      spec: ferry
      ---

      ### ST-1 · Skipper, talk 2026-10-05
      > Say when the boat is full.

      ### TERM waiting line
      Those who wait for one sailing.
      - Not: queue

      ### DSK-001 · Full
      If the boat is full, then the desk shall show the waiting line.
      - Source: ST-1
      - Priority: must
      - Verify: test

      #### DSK-001/S1 · It is shown
      - Given a full boat
      - When a clerk asks
      - Then the waiting line is shown
      """;

  @TempDir Path scratch;
  private Desk desk;

  @BeforeEach
  void aRepositoryWithASpec() {
    desk = new Desk(scratch.resolve("repo")).bare();
    desk.write("specs/ferry/spec.md", SPEC);
  }

  private void finds(String text, String rule) {
    desk.write("specs/ferry/spec.md", text);
    var before = desk.state();
    var said = desk.baton("spec", "check");
    assertThat(said.exit()).as(said.all()).isEqualTo(Exit.NO);
    assertThat(said.out()).contains(rule);
    assertThat(desk.state()).as("nothing is rewritten").isEqualTo(before);
  }

  @Test
  void a_clean_spec_is_clean_with_any_line_ending_and_mark() {
    desk.must("spec", "check");
    desk.write("specs/ferry/spec.md", "\uFEFF" + SPEC.replace("\n", "\r\n"));
    desk.must("spec", "check");
  }

  @Test
  void a_picture_by_the_name_of_a_spec() throws IOException {
    Files.write(
        desk.top().resolve("specs/ferry/spec.md"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1});
    var said = desk.baton("spec", "check");
    assertThat(said.exit()).isEqualTo(Exit.NO);
    assertThat(said.out()).contains("R-NOT-TEXT");
    assertThat(desk.baton("discover", "ferry").exit()).isEqualTo(Exit.USAGE);
    assertThat(desk.baton("plan", "draft").exit()).as("nothing to plan").isNotEqualTo(Exit.YES);
  }

  @Test
  void fifty_megabytes() throws IOException {
    var big = "a line of nothing\n".repeat(50_000_000 / 18);
    Files.writeString(desk.top().resolve("specs/ferry/spec.md"), big);
    assertThat(desk.baton("spec", "check").out()).contains("R-TOO-LARGE");
  }

  @Test
  void an_id_twice_a_heading_in_a_fence_and_a_mark_from_the_right() {
    finds(
        SPEC.replace("### TERM waiting line", "### ST-1 · Cook\n> Soup.\n\n### TERM waiting line"),
        "S-UNIQUE-ID");
    finds(SPEC.replace("shall show", "shall \u202Eshow"), "S-INVISIBLE");
    desk.write("specs/ferry/spec.md", SPEC + "\n```\n### DSK-002 · Not an item\n```\n");
    desk.must("spec", "check");
  }

  @Test
  void a_plan_for_items_of_another_spec() {
    desk.write(
        "specs/ferry/plan.md",
        """
        ---
        plan: ferry
        for: ferry@1
        ---

        ### T-01 · Full
        - Implements: LND-001
        - Goal: it says so
        - Writes: src/**

        ```check
        LND-001/S1 :: sh check.sh
        ```
        """);
    var said = desk.baton("plan", "check");
    assertThat(said.exit()).isEqualTo(Exit.NO);
    assertThat(said.out()).contains("P3-DANGLING").contains("LND-001");
  }

  @Test
  void a_fix_touches_the_word_and_no_other_byte() {
    var text =
        "\uFEFF" + SPEC.replace("show the waiting line", "show the queue").replace("\n", "\r\n");
    desk.write("specs/ferry/spec.md", text);
    assertThat(desk.baton("spec", "check").out()).contains("S-BANNED-SYNONYM");

    desk.must("spec", "check", "--fix");

    assertThat(desk.read("specs/ferry/spec.md"))
        .isEqualTo(text.replace("show the queue", "show the waiting line"));
  }

  @Test
  void findings_for_other_programs() {
    desk.write("specs/ferry/spec.md", SPEC.replace("the desk shall show", "it shall show"));
    var sarif = Json.parse(desk.baton("spec", "check", "--format", "sarif").out()).asObject();
    assertThat(sarif.text("version")).isEqualTo("2.1.0");
    assertThat(sarif.canonical())
        .contains("\"ruleId\":\"S-PRONOUN\"")
        .contains("\"startLine\":13")
        .contains("\"uri\":\"specs/ferry/spec.md\"");
    assertThat(desk.baton("spec", "check", "--format", "github").out())
        .contains("::error file=specs/ferry/spec.md,line=13,");
    assertThat(desk.baton("spec", "check", "--format", "xml").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void a_rule_is_explained() {
    assertThat(desk.must("spec", "explain", "s-pronoun").out()).contains("why:").contains("but:");
    assertThat(desk.baton("spec", "explain", "S-NONSENSE").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void every_rule_in_the_sources_is_explained() throws IOException {
    var explained = desk.must("spec", "explain").out();
    var named = Pattern.compile("Rule\\.(?:error|warning|question)\\(\\s*\"([A-Z0-9-]+)\"");
    try (var files = Files.walk(Path.of("..").toAbsolutePath().normalize())) {
      for (var file :
          files
              .filter(
                  it -> it.toString().contains("src/main/java") && it.toString().endsWith(".java"))
              .toList()) {
        named
            .matcher(Files.readString(file, StandardCharsets.UTF_8))
            .results()
            .forEach(found -> assertThat(explained).as(file.toString()).contains(found.group(1)));
      }
    }
  }

  @Test
  void a_page_that_fetches_nothing() {
    desk.initialise("--performer", "true");
    assertThat(desk.baton("gap", "--html", "gap.html").exit()).isEqualTo(Exit.NO);
    assertThat(desk.read("gap.html"))
        .contains("not there yet")
        .contains("Say when the boat is full.")
        .doesNotContain("http")
        .doesNotContain("<script");
  }

  @Test
  void what_people_paste() {
    desk.write("said.txt", "\uFEFF" + "a".repeat(78) + "😀 and more of it\n");
    desk.ends(Exit.WAITS, "discover", "talk", "--statement", "said.txt", "--who", "Bo, mail");
    desk.ends(Exit.WAITS, "discover", "talk");
    assertThat(desk.read("specs/talk/spec.md")).contains("> aaa").doesNotContain("\uFEFF");
    desk.write("zero.txt", "so\0what\n");
    var before = desk.state();
    desk.ends(Exit.USAGE, "discover", "talk", "--statement", "zero.txt", "--who", "Bo, mail");
    assertThat(desk.state()).isEqualTo(before);
  }

  @Test
  void a_number_and_its_unit_on_two_lines() {
    desk.write(
        "specs/ferry/spec.md",
        SPEC.replace("show the waiting line.", "show the waiting line for 14\ndays."));
    assertThat(desk.baton("discover", "ferry").out()).contains("exactly 14 days");
  }

  @Test
  void answers_that_say_none_and_a_questionnaire_about_something_else() {
    desk.write(
        "specs/ferry/spec.md", SPEC + "\n### Q-1 · What fee?\n- Blocks: DSK-001\n- Answer:\n");
    desk.ends(Exit.WAITS, "discover", "ferry", "--export", scratch.resolve("q.md").toString());
    desk.ends(Exit.USAGE, "discover", "other", "--import", scratch.resolve("q.md").toString());
    desk.must("discover", "ferry", "--answer", "Q-1", "--text", "none", "--by", "Bo");
    assertThat(desk.read("specs/ferry/spec.md"))
        .contains("- Answer: none\n- Answered by: Bo")
        .doesNotContain("- Answer:\n");
    desk.ends(Exit.USAGE, "discover", "ferry", "--answer", "Q-1", "--text", "two");
  }
}
