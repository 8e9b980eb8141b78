package dev.baton.adapters.door.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  @ParameterizedTest
  @CsvSource({
    "retry-after, 30, 30000",
    "retry-after, 1.5, 1500",
    "retry-after-ms, 250, 250",
    "retry-after, 'Wed, 04 Mar 2026 05:06:37 GMT', 30000",
    "anthropic-ratelimit-tokens-reset, 2026-03-04T05:07:07Z, 60000",
    "anthropic-ratelimit-unified-reset, 1772600827, 60000",
    "x-ratelimit-reset-requests, 6m0s, 360000",
    "x-ratelimit-reset-tokens, 20ms, 20",
    "x-ratelimit-reset-tokens, 1h2m3.5s, 3723500",
  })
  void every_way_to_say_when_is_read(String name, String value, long millis) {
    assertThat(until(Map.of(name, value), "")).contains(NOW.plusMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"retry-after, soon", "retry-after, -5", "x-ratelimit-reset-requests, 5x"})
  void what_says_nothing_is_not_guessed(String name, String value) {
    assertThat(until(Map.of(name, value), "")).isEmpty();
  }

  @Test
  void what_is_asked_for_outright_goes_first_and_else_the_last_reset() {
    var resets = Map.of("x-ratelimit-reset-requests", "1s", "x-ratelimit-reset-tokens", "9s");

    assertThat(until(resets, "")).contains(NOW.plusSeconds(9));
    assertThat(until(Map.of("retry-after", "2", "x-ratelimit-reset-tokens", "9s"), ""))
        .contains(NOW.plusSeconds(2));
  }

  @Test
  void a_delay_in_the_error_is_read() {
    var body =
        """
        {"error": {"code": 429, "details": [{"@type": "x"}, {"@type": "RetryInfo", "retryDelay": "17s"}]}}
        """;

    assertThat(until(Map.of(), body)).contains(NOW.plusSeconds(17));
    assertThat(until(Map.of(), "<html>")).isEmpty();
  }

  private static Optional<Instant> until(Map<String, String> headers, String body) {
    return Limits.until(name -> Optional.ofNullable(headers.get(name)), body, NOW);
  }
}
