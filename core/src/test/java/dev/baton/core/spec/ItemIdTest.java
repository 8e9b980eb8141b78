package dev.baton.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.spec.ItemId.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemIdTest {
  @ParameterizedTest
  @CsvSource({
    "ST-1, STATEMENT, ST-1",
    "ST-001, STATEMENT, ST-001",
    "TERM raised bed, TERM, TERM raised bed",
    "B-2, BOUNDARY, B-2",
    "WTR-001, REQUIREMENT, WTR-001",
    "WTR-001/S12, SCENARIO, WTR-001",
    "QA-1, QUALITY, QA-1",
    "Q-1, QUESTION, Q-1",
    "D-2, DECISION, D-2",
  })
  void an_id_tells_what_it_names_and_what_owns_it(String id, Kind kind, String owner) {
    assertThat(new ItemId(id).kind()).isEqualTo(kind);
    assertThat(new ItemId(id).owner()).isEqualTo(new ItemId(owner));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ST-", "TERM", "TERM ", "WTR-1", "wtr-001", "T-001", "WTR-001/1"})
  void anything_else_is_none(String written) {
    assertThat(ItemId.parse(written)).isEmpty();
  }
}
