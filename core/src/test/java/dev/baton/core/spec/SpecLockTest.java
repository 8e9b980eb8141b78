package dev.baton.core.spec;

import static dev.baton.core.spec.SpecStory.cleanSpec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.spec.SpecLock.Entry.Approved;
import dev.baton.core.spec.SpecLock.Entry.Removed;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SpecLockTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T08:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T08:00:00Z");
  private static final SpecLock LOCK =
      SpecLock.EMPTY.approve(cleanSpec().term("TERM raised bed", "Soil.").build(), "Ines", MARCH);

  @Nested
  class A_printed_lock {
    @Test
    void is_read_back_as_it_was() {
      var removed = LOCK.approve(cleanSpec().build(), "Bo (owner)", APRIL);

      var reading = SpecLockReader.read("spec.lock", removed.print());

      assertThat(reading.findings()).isEmpty();
      assertThat(reading.lock()).isEqualTo(removed);
    }

    @Test
    void has_one_sorted_line_for_each_item() {
      var lines = LOCK.print().lines().skip(1).toList();

      assertThat(lines).isSorted().hasSize(5);
      assertThat(lines.getFirst()).matches("QA-1 approved [0-9a-f]{64} 2026-03-01T08:00:00Z Ines");
    }

    @Test
    void survives_other_line_endings() {
      var reading = SpecLockReader.read("spec.lock", LOCK.print().replace("\n", "\r\n"));

      assertThat(reading.lock()).isEqualTo(LOCK);
    }

    @Test
    void reports_what_a_merge_left_behind() {
      var merged = "<<<<<<< ours\n" + LOCK.print() + LOCK.print();

      var findings = SpecLockReader.read("spec.lock", merged).findings();

      assertThat(findings).hasSize(6);
      assertThat(findings.getFirst().range().line()).isEqualTo(1);
    }
  }

  @Nested
  class Approving_again {
    @Test
    void leaves_what_did_not_change_to_its_approver() {
      var next =
          LOCK.approve(cleanSpec().term("TERM raised bed", "Soil  \n.").build(), "Bo", APRIL);

      assertThat(next.find(new ItemId("ST-1"))).get().extracting("approver").isEqualTo("Ines");
      assertThat(next.find(new ItemId("TERM raised bed")))
          .get()
          .extracting("approver")
          .isEqualTo("Bo");
    }

    @Test
    void leaves_a_tombstone_for_what_is_gone() {
      var next = LOCK.approve(cleanSpec().build(), "Bo", APRIL);

      assertThat(next.find(new ItemId("TERM raised bed"))).get().isInstanceOf(Removed.class);
      assertThat(next.find(new ItemId("QA-1"))).get().isInstanceOf(Approved.class);
    }
  }

  @Nested
  class A_fingerprint {
    @Test
    void is_of_the_words_and_not_of_their_layout() {
      assertThat(Fingerprint.of("open  its\n\tvalve ")).isEqualTo(Fingerprint.of("open its valve"));
      assertThat(Fingerprint.of("open its valves")).isNotEqualTo(Fingerprint.of("open its valve"));
    }
  }
}
