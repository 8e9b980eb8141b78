package dev.baton.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.decision.Baseline;
import dev.baton.core.decision.Decision.Status;
import dev.baton.core.decision.DecisionRule;
import dev.baton.core.decision.DecisionText;
import dev.baton.core.decision.Decisions;
import dev.baton.core.decision.Door;
import dev.baton.core.decision.Doorway;
import dev.baton.core.decision.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionReaderTest {
  private static final String PATH = "decisions/0003-floors.md";
  private static final String ALL =
      """
      ---
      status: accepted
      date: 2026-11-21
      decision-makers: [Ada, Bo]
      paths: ["core/**", web/*.ts]
      rules:
        - layers: [{web: web/**}, {core: [core/**, shop.core]}]
          strict: true
          because: floors
        - forbid: {from: core/**, to: [java.sql, "@shop/db"], except: java.sql.Date, because: pure}
        - only: {to: java.sql, from: store/**}
        - concept: {name: "*Store", lives-in: store/**}
        - owner: {paths: "pay/**", person: bo}
      # a remark
      ---

      # 3. Floors

      ## Decision Outcome

      Each floor
      knows those below.

      More of it.
      """;

  private static Decisions read(String text) {
    return DecisionReader.read(Map.of(PATH, text));
  }

  @Test
  void everything_that_may_be_said_is_understood() {
    var decisions = read(ALL);

    assertThat(decisions.faults()).isEmpty();
    var decision = decisions.all().getFirst();
    assertThat(decision.number()).isEqualTo("0003");
    assertThat(decision.title()).isEqualTo("Floors");
    assertThat(decision.date()).isEqualTo("2026-11-21");
    assertThat(decision.deciders()).containsExactly("Ada", "Bo");
    assertThat(decision.outcome()).isEqualTo("Each floor knows those below.");
    assertThat(decision.concerns("web/a.ts")).isTrue();
    assertThat(decision.rules())
        .extracting(DecisionRule::words)
        .containsExactly(
            "strict layers web > core",
            "forbid core/** > java.sql, @shop/db",
            "only store/** > java.sql",
            "concept *Store",
            "owner bo");
    assertThat(decision.rules())
        .extracting(DecisionRule::because)
        .containsExactly("floors", "pure", "", "", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status: accepted | state: accepted | 2 | did you mean \"status\"?",
        "status: accepted | status: done | 2 | found \"done\"",
        "strict: true | strict: perhaps | 8 | true or false",
        "strict: true | forbid: {from: a, to: b} | 7 | a rule is one of",
        "from: core/** | form: core/** | 10 | did you mean \"from\"?",
        "to: java.sql, from: store/** | to: /etc, from: store/** | 11 | selects nothing",
        "lives-in: store/** | because: x | 12 | needs name",
        "person: bo | because: bo | 13 | needs paths and person",
        "[{web: web/**}, | [ | 7 | at least two",
        "# 3. Floors | Floors | 1 | no title",
        "date: 2026-11-21 | date: [ | 3 | not YAML",
      })
  void what_is_wrong_is_said_where_it_stands(String from, String to, int line, String words) {
    assertThat(ALL).contains(from);
    var decisions = read(ALL.replace(from, to));

    assertThat(decisions.all()).isEmpty();
    assertThat(decisions.faults())
        .anySatisfy(fault -> {
          assertThat(fault.message() + "; " + fault.mend()).contains(words);
          if (!words.equals("not YAML")) {
            assertThat(fault.range().line()).isEqualTo(line);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "superseded by 0007, 0007",
    "superseded by ADR-0007, 0007",
    "'\"superseded by [0007](0007-x.md)\"', 0007",
  })
  void a_successor_is_known_in_all_its_spellings(String written, String by) {
    assertThat(read(ALL.replace("accepted", written)).all().getFirst().status())
        .isEqualTo(new Status.Superseded(by));
  }

  @Test
  void a_number_is_given_once() {
    var decisions =
        DecisionReader.read(Map.of("decisions/0003-a.md", ALL, "decisions/0003-b.md", ALL));

    assertThat(decisions.all()).hasSize(1);
    assertThat(decisions.faults()).hasSize(1);
  }

  @Test
  void a_damaged_baseline_is_a_fault_and_holds_nothing() {
    for (var text : List.of("", "{}", "[1]", "{\"schema\":\"baton.frozen/2\"}")) {
      var decisions = DecisionReader.read(Map.of(Baseline.FILE, text));
      assertThat(decisions.faults()).as(text).hasSize(1);
      assertThat(decisions.baseline()).isEqualTo(Baseline.EMPTY);
    }
  }

  @Test
  void a_fresh_file_reads_back_and_is_superseded_with_one_line_changed() {
    var text =
        DecisionText.fresh("Say \"no\": # often", "2026-11-21", "A \"B\" \\", List.of("a/**"));

    var fresh = read(text);
    assertThat(fresh.faults()).isEmpty();
    assertThat(fresh.all().getFirst().title()).isEqualTo("Say \"no\": # often");
    assertThat(fresh.all().getFirst().deciders()).containsExactly("A \"B\" \\");
    var old = DecisionText.superseded(text, "0009");
    assertThat(old).isEqualTo(text.replace("status: proposed", "status: superseded by 0009"));
  }

  @Test
  void what_was_ruled_is_read_back_and_holds() {
    var library =
        new Doorway(Door.DEPENDENCY, "org.example:lib \"x\"\n---\r\u2028# no heading\u001b");
    var ruling =
        new Ruling(
            "Use lib\n# not a heading",
            "it is there\n---\nstatus: rejected",
            List.of("our own"),
            List.of(library),
            "Ada \"A\"\nL",
            Instant.parse("2026-11-21T12:00:00Z"));

    var decisions = read(DecisionText.ruled(ruling, "Task T-03 (Sell tickets)"));

    assertThat(decisions.faults()).isEmpty();
    var decision = decisions.inForce().getFirst();
    assertThat(decision.title()).isEqualTo("Use lib # not a heading");
    assertThat(decision.deciders()).containsExactly("Ada \"A\" L");
    assertThat(decision.outcome()).isEqualTo("it is there --- status: rejected");
    assertThat(decisions.opens(library)).isTrue();
    assertThat(library.words()).isEqualTo("dependency org.example:lib \"x\" --- # no heading");
  }

  @Test
  void what_opens_nothing_is_named() {
    var decisions =
        read("---\nstatus: accepted\nopens: [dependency lib, window house]\n---\n\n# Lib\n");

    assertThat(decisions.faults()).hasSize(1);
    assertThat(decisions.faults().getFirst().message())
        .contains("window house", "opens nothing", "schema");
  }
}
