package dev.baton.app.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.origin.Handwork.Found;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `build/bench.sh origins` goes through many more of these.
class HandworkTest {
  private static final int SEQUENCES = 24;
  private static final int DEEDS = 8;

  @TempDir Path scratch;

  @Test
  void no_line_is_said_to_be_somebody_elses_whatever_is_done_by_hand() {
    var found = new Found(0, 0, 0, 0, 0, 0, "");
    for (int seed = 0; seed < SEQUENCES; seed++) {
      var work = new Handwork(scratch.resolve("s" + seed), seed).work(DEEDS);
      found = found.plus(work.found()).plus(work.foundByNotes());
    }

    assertThat(found.falseAgent()).as(found.story()).isZero();
    assertThat(found.falseHuman()).as(found.story()).isZero();
    assertThat(found.right()).as("not by saying nothing: %s", found).isGreaterThan(found.lost());
  }
}
