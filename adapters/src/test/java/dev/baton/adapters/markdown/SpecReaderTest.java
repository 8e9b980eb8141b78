package dev.baton.adapters.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.finding.Finding;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.Item.Boundary;
import dev.baton.core.spec.Item.Obligation;
import dev.baton.core.spec.Item.Question;
import dev.baton.core.spec.Item.Scenario;
import dev.baton.core.spec.Item.Statement;
import dev.baton.core.spec.Item.Term;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.Priority;
import dev.baton.core.spec.Spec;
import dev.baton.core.spec.SpecRules;
import dev.baton.core.spec.Step.Keyword;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecReaderTest {

  @Nested
  class A_spec {
    private final Spec spec = Garden.spec(Garden.SPEC);

    @Test
    void has_the_items_its_headings_declare_and_no_others() {
      assertThat(spec.items())
          .extracting(item -> item.id().value())
          .containsExactly(
              "ST-1",
              "ST-2",
              "TERM raised bed",
              "B-1",
              "WTR-001",
              "WTR-001/S1",
              "WTR-001/S2",
              "WTR-002",
              "WTR-002/S1",
              "MSG-001",
              "MSG-001/S1",
              "QA-1",
              "Q-1",
              "D-1");
      assertThat(spec.name()).isEqualTo("garden-watering");
      assertThat(spec.frontMatter().value("version")).contains("2");
    }

    @Test
    void is_read_without_a_finding() {
      assertThat(SpecRules.check(spec)).isEmpty();
    }

    @Test
    void keeps_the_words_without_the_marks_around_them() {
      assertThat(item(spec, "ST-1", Statement.class).text().value())
          .isEqualTo("The beds by the fence dry out\nwhen we are away.");
      assertThat(item(spec, "TERM raised bed", Term.class).bannedSynonyms())
          .containsExactly("plot", "patch");
      assertThat(item(spec, "B-1", Boundary.class).command())
          .contains("! grep -rn \"fertiliser\" src/main");
      assertThat(item(spec, "WTR-001", Obligation.class).priority()).contains(Priority.MUST);
      assertThat(item(spec, "Q-1", Question.class).text().value())
          .isEqualTo("Does rain count as watering?");
    }

    @Test
    void reads_a_scenario_step_by_step() {
      assertThat(item(spec, "WTR-002/S1", Scenario.class).steps())
          .extracting(step -> step.keyword())
          .containsExactly(Keyword.GIVEN, Keyword.WHEN, Keyword.THEN, Keyword.AND);
    }

    @Test
    void keeps_a_fingerprint_when_only_title_fields_or_wrapping_change() {
      var polished =
          Garden.SPEC
              .replace("WTR-001 · Water a dry bed", "WTR-001 · Dry beds")
              .replace("open the valve\nof that", "open the\nvalve of that")
              .replace("- Decision: D-1\n", "");

      assertThat(fingerprint(Garden.spec(polished), "WTR-001"))
          .isEqualTo(fingerprint(spec, "WTR-001"));
      assertThat(
              fingerprint(
                  Garden.spec(Garden.SPEC.replace("20 % moisture", "30 % moisture")), "WTR-001"))
          .isNotEqualTo(fingerprint(spec, "WTR-001"));
    }
  }

  @Nested
  class Every_place {
    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\uFEFF", "\uFEFF\r\n"})
    void is_exact_whatever_the_bytes_around_it(String variant) {
      var text = variant.contains("\r") ? Garden.SPEC.replace("\n", "\r\n") : Garden.SPEC;
      var original = variant.startsWith("\uFEFF") ? "\uFEFF" + text : text;

      var item = item(Garden.spec(original), "WTR-002", Obligation.class);

      assertThat(original.substring(item.source().start(), item.source().end()))
          .startsWith("### WTR-002 · Spare")
          .endsWith("- Verify: test");
      assertThat(original.substring(item.text().source().start(), item.text().source().end()))
          .isEqualTo(item.text().value());
      var priority = item.fields().first("Priority").orElseThrow().source();
      assertThat(original.substring(priority.start(), priority.end())).isEqualTo("Priority: must");
      int line =
          (int)
              Garden.SPEC
                  .substring(
                      0, Garden.SPEC.indexOf("Priority: must", Garden.SPEC.indexOf("WTR-002 ·")))
                  .lines()
                  .count();
      assertThat(priority.range().line()).isEqualTo(line);
      assertThat(priority.range().column()).isEqualTo(3);
    }
  }

  @Nested
  class What_is_not_an_item {
    @Test
    void is_a_heading_that_only_cites_one() {
      var spec = Garden.spec(Garden.SPEC + "\n### WTR-001 and WTR-002 compared\n\nProse.\n");

      assertThat(spec.items()).hasSize(14);
      assertThat(spec.readingFindings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WTR-1 · Short", "WTR-003: Colon", "wtr-003 · Small", "T-01 · A task"})
    void is_reported_when_it_looks_like_one(String heading) {
      var spec = Garden.spec(Garden.SPEC + "\n### " + heading + "\n");

      assertThat(spec.items()).hasSize(14);
      assertThat(rules(spec)).containsExactly("R-HEADING");
    }

    @Test
    void is_a_line_of_a_scenario_without_a_keyword() {
      var spec = Garden.spec(Garden.SPEC.replace("- Then the pump is off", "- the pump is off"));

      assertThat(rules(spec)).containsExactly("R-STEP");
    }
  }

  @Nested
  class A_field {
    @Test
    void that_is_unknown_is_kept_and_reported_with_its_line() {
      var text = Garden.SPEC.replace("- Priority: could\n", "- Priority: could\n- Colour: green\n");

      var findings = SpecRules.check(Garden.spec(text));

      assertThat(findings).extracting(Finding::rule).containsExactly("S-KNOWN-FIELD");
      assertThat(text.lines().toList().get(findings.getFirst().range().line() - 1))
          .isEqualTo("- Colour: green");
    }

    @Test
    void may_list_its_values_one_a_line() {
      var text = Garden.SPEC.replace("- Not: plot, patch", "- Not:\n  - plot\n  - patch");

      assertThat(item(Garden.spec(text), "TERM raised bed", Term.class).bannedSynonyms())
          .containsExactly("plot", "patch");
    }
  }

  @Nested
  class A_file_that_is_no_spec {
    @Test
    void is_reported_and_never_fails() {
      assertThat(read(new byte[0])).containsExactly("R-EMPTY");
      assertThat(read("\uFEFF \n".getBytes(StandardCharsets.UTF_8))).containsExactly("R-EMPTY");
      assertThat(read(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0})).containsExactly("R-NOT-TEXT");
      assertThat(read("---\nspec: a\n---\n\0".getBytes(StandardCharsets.UTF_8)))
          .containsExactly("R-NOT-TEXT");
      assertThat(read(new byte[] {'a', (byte) 0xC3})).containsExactly("R-NOT-TEXT");
      assertThat(read(new byte[20_000_001])).containsExactly("R-TOO-LARGE");
    }

    @Test
    void may_lack_or_break_its_front_matter() {
      assertThat(rules(Garden.spec("# Hello\n"))).containsExactly("R-FRONT-MATTER");
      assertThat(rules(Garden.spec("---\nspec: a\n# Hello\n")))
          .containsExactly("R-FRONT-MATTER", "R-FRONT-MATTER");
      assertThat(rules(Garden.spec("---\nspec: a\nspec: b\nodd\n---\n")))
          .containsExactly("R-FRONT-MATTER", "R-FRONT-MATTER");
    }

    @Test
    void may_leave_a_fence_open() {
      assertThat(rules(Garden.spec(Garden.SPEC + "\n```\n### WTR-004 · Lost\n")))
          .containsExactly("R-FENCE");
    }

    @Test
    void may_be_made_to_hurt() {
      var head = "---\nspec: a\n---\n";

      assertThat(Garden.spec(head + ">".repeat(200_000)).items()).isEmpty();
      assertThat(Garden.spec(head + "[".repeat(200_000)).items()).isEmpty();
      assertThat(Garden.spec(head + "- ".repeat(50_000) + "x").items()).isEmpty();
      assertThat(Garden.spec(head + "### ST-1\n\n-\n\n[a]: b\n").items()).hasSize(1);
    }

    private static List<String> read(byte[] content) {
      return rules(new SpecReader().read("spec.md", content));
    }
  }

  private static List<String> rules(Spec spec) {
    return spec.readingFindings().stream().map(Finding::rule).toList();
  }

  private static String fingerprint(Spec spec, String id) {
    return item(spec, id, Item.class).fingerprint().brief();
  }

  private static <T extends Item> T item(Spec spec, String id, Class<T> kind) {
    return spec.all(kind).filter(it -> it.id().equals(new ItemId(id))).findFirst().orElseThrow();
  }
}
