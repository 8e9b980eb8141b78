package dev.baton.app.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final Watch watch = new Watch(Duration.ofMinutes(10), START);

  private static Instant after(long minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }

  @Test
  void sees_silence_once_for_each_time_it_lasts() {
    assertThat(watch.trouble(after(9))).isEmpty();
    assertThat(watch.trouble(after(10))).contains("no sign of life for 10 minutes");
    assertThat(watch.trouble(after(11))).isEmpty();
    assertThat(watch.trouble(after(20))).isPresent();
  }

  @Test
  void any_sign_ends_a_silence() {
    watch.sign(after(9));

    assertThat(watch.trouble(after(18))).isEmpty();
  }

  @Test
  void sees_the_same_call_again_and_again() {
    for (int i = 0; i < 11; i++) {
      watch.use("execute make", START);
    }
    assertThat(watch.trouble(START)).isEmpty();

    watch.use("execute make", START);

    assertThat(watch.trouble(START))
        .contains("the same tool call 12 times in a row (execute make)");
  }

  @Test
  void another_call_in_between_is_progress() {
    for (int i = 0; i < 40; i++) {
      watch.use(i % 2 == 0 ? "execute make" : "edit a", START);
    }

    assertThat(watch.trouble(START)).isEmpty();
  }
}
