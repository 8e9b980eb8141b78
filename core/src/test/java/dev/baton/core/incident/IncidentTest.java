package dev.baton.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.blame.Attribution.Verdict;
import dev.baton.core.incident.IncidentEvent.IncidentClosed;
import dev.baton.core.incident.IncidentEvent.IncidentExamined;
import dev.baton.core.incident.IncidentEvent.IncidentOpened;
import dev.baton.core.json.Json;
import dev.baton.core.log.Entry;
import dev.baton.core.repo.Commit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentTest {
  private static final Instant AT = Instant.parse("2026-11-30T12:00:00Z");
  private static final IncidentId FIRST = new IncidentId(1);
  private static final Culprit BUILDER =
      new Culprit("R-1/T-04/1", "builder", List.of("LND-003"), List.of("G21 tests"));

  private static final IncidentEvent OPENED =
      new IncidentOpened(
          FIRST, "Fares are wrong", Optional.of(commit("bad")), Optional.of("T-04"), "Ada", AT);
  private static final IncidentEvent UNKNOWN = examined(Verdict.UNKNOWN, List.of());
  private static final IncidentEvent AGENT = examined(Verdict.AGENT, List.of(BUILDER));
  private static final IncidentEvent CLOSED =
      new IncidentClosed(FIRST, "mended by T-09", "Ada", AT);

  private static IncidentEvent examined(Verdict verdict, List<Culprit> culprits) {
    return new IncidentExamined(
        FIRST,
        new Finding(
            verdict, 90, "fails alone", commit("good"), commit("bad"), "sh t", culprits, "G21"),
        AT);
  }

  private static Commit commit(String text) {
    return new Commit("%040x".formatted(text.hashCode() & 0xffffffffL));
  }

  @Test
  void a_fact_is_read_as_it_was_written() {
    var later =
        new IncidentOpened(
            new IncidentId(12), "Slow", Optional.empty(), Optional.empty(), "Bob", AT);
    for (var event : List.of(OPENED, AGENT, CLOSED, later)) {
      assertThat(IncidentCodec.read(IncidentCodec.write(event))).contains(event);
    }
    assertThat(IncidentCodec.read(new Entry("another", 1, AT, Json.object().end()))).isEmpty();
  }

  @Test
  void an_incident_knows_whose_it_is_and_whether_it_is_over() {
    var incident = Incident.all(List.of(OPENED, AGENT)).getFirst();

    assertThat(incident.isOpen()).isTrue();
    assertThat(incident.isAbout("LND-003")).isTrue();
    assertThat(incident.isAbout("LND-004")).isFalse();
    assertThat(incident.names("R-1/T-04/1")).isTrue();
    assertThat(incident.words()).isEqualTo("I-1 (open): Fares are wrong");
    assertThat(Incident.all(List.of(OPENED, AGENT, CLOSED)).getFirst().isOpen()).isFalse();
  }

  @Test
  void the_same_question_has_one_answer_the_last_one() {
    assertThat(Incident.all(List.of(OPENED, UNKNOWN, AGENT)).getFirst().findings())
        .singleElement()
        .extracting(Finding::verdict)
        .isEqualTo(Verdict.AGENT);
  }

  @Test
  void nothing_is_known_of_what_was_never_opened() {
    assertThatThrownBy(() -> Incident.all(List.of(AGENT))).hasMessageContaining("I-1");
    assertThat(IncidentId.parse("I-0")).isEmpty();
    assertThat(IncidentId.parse("I-17")).contains(new IncidentId(17));
  }
}
