package dev.baton.adapters.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.bridge.Part.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class MadrBridgeTest {
  private static final String RECORD =
      """
      # 3. Ring a bell

      Date: 2026-01-02

      ## Status

      Superseded by [4](0004-horn.md)

      ## Context

      People miss the ferry.

      ## Decision

      We ring a bell.
      """;

  private final Crossing records =
      Crossing.of(
          "madr",
          "0003-bell.md",
          RECORD,
          "0004-horn.md",
          "---\nstatus: accepted\n---\n\n# Sound a horn\n\n## Decision Outcome\n\nA horn.\n",
          "0005-lamp.md",
          "# ADR-0005: Light a lamp\n\n* Status: proposed\n");

  @Test
  void a_status_is_found_wherever_it_stands() {
    assertThat(records.reading().of(Kind.DECISION))
        .extracting(it -> it.part().title() + ": " + it.part().field("Status", ""))
        .containsExactly(
            "Ring a bell: Superseded by [4](0004-horn.md)",
            "Sound a horn: accepted",
            "Light a lamp: proposed");
  }

  @Test
  void a_changed_decision_changes_its_sentence_only() {
    assertThat(
            records.after(
                records.part("0003-bell.md").withText("We ring two bells."), "0003-bell.md"))
        .isEqualTo(RECORD.replace("We ring a bell.", "We ring two bells."));
  }

  @Test
  void a_new_decision_gets_the_next_number_and_a_record() {
    var files = new LinkedHashMap<String, String>();
    files.put("0003-bell.md", RECORD);
    var fresh =
        new ArrayList<Part>(List.of(Part.of(Kind.DECISION, "D-9", "Close the gate", "It closes.")));

    var export = Exporter.export(new MadrBridge(), Sidecar.fresh("madr"), Folder.of(files), fresh);

    assertThat(export.files().files())
        .containsEntry("0003-bell.md", RECORD)
        .containsKey("0004-close-the-gate.md");
    assertThat(export.sidecar().links()).containsKey("D-9");
  }
}
