package dev.baton.core.sarif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.json.JsonFault;
import dev.baton.core.sarif.Reported.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SarifTest {
  private static final String REPORT =
      """
      {"version":"2.1.0","runs":[{
        "tool":{"driver":{"name":"x","rules":[
          {"id":"E1","defaultConfiguration":{"level":"error"}},{"id":"W1"}]}},
        "results":[
          {"ruleId":"E1","message":{"text":"bad"},"locations":[{"physicalLocation":{
            "artifactLocation":{"uri":"file:///w/tree/src/a%20b.js"},"region":{"startLine":3}}}]},
          {"ruleIndex":1,"message":{"text":"odd"},"suppressions":[{"kind":"inSource"}],
            "locations":[{"physicalLocation":{"artifactLocation":{"uri":"./src/c+d.js"}}}]},
          {"ruleId":"E1","message":{"text":"far"},"locations":[{"physicalLocation":{
            "artifactLocation":{"uri":"e.js"},"region":{"startLine":99999999999}}}]},
          {"ruleId":"E1","kind":"pass","message":{"text":"fine"}},
          {"ruleId":"E1","level":"note","message":{"text":"nowhere"}}]}]}
      """;

  private static Reported reported(String path, int line, String text) {
    return new Reported("E1", Level.ERROR, path, line, "bad", text);
  }

  @Test
  void a_report_is_read_as_tools_write_it() {
    assertThat(SarifReader.read(REPORT, "/w/tree"))
        .containsExactly(
            new Reported("E1", Level.ERROR, "src/a b.js", 3, "bad", ""),
            new Reported("W1", Level.WARNING, "src/c+d.js", 0, "odd", ""),
            new Reported("E1", Level.ERROR, "e.js", Integer.MAX_VALUE, "far", ""),
            new Reported("E1", Level.NOTE, "", 0, "nowhere", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"version\":\"2.1.0\"}",
        "{\"version\":\"1.0.0\",\"runs\":[]}",
        "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{\"ruleId\":7},",
        "[]"
      })
  void what_is_no_report_is_no_empty_one(String text) {
    assertThatThrownBy(() -> SarifReader.read(text, "/w")).isInstanceOf(JsonFault.class);
  }

  @Test
  void what_moved_within_its_file_is_old() {
    assertThat(
            Ratchet.fresh(List.of(reported("a", 3, "x = y")), List.of(reported("a", 90, "x = y"))))
        .isEmpty();
  }

  @Test
  void what_stands_elsewhere_or_reads_differently_or_once_more_is_new() {
    var old = List.of(reported("a", 3, "x = y"));
    assertThat(Ratchet.fresh(old, List.of(reported("b", 3, "x = y")))).hasSize(1);
    assertThat(Ratchet.fresh(old, List.of(reported("a", 3, "x = z")))).hasSize(1);
    assertThat(Ratchet.fresh(old, List.of(reported("a", 3, "x = y"), reported("a", 9, "x = y"))))
        .containsExactly(reported("a", 9, "x = y"));
  }

  @Test
  void the_text_of_a_line_counts_without_its_indentation() {
    var here = reported("a", 3, "").at("    x  =\ty ");
    assertThat(here.text()).isEqualTo("x = y");
    assertThat(Reported.of(here.json().asObject())).isEqualTo(here);
  }
}
