package dev.baton.adapters.door.model;

import dev.baton.core.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads when a provider's limit ends, in each of the ways providers say it.
final class Limits {
  private static final List<String> RESETS =
      List.of(
          "anthropic-ratelimit-unified-reset",
          "anthropic-ratelimit-requests-reset",
          "anthropic-ratelimit-tokens-reset",
          "anthropic-ratelimit-input-tokens-reset",
          "anthropic-ratelimit-output-tokens-reset",
          "x-ratelimit-reset-requests",
          "x-ratelimit-reset-tokens",
          "x-ratelimit-reset");
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|s|m|h|d)");
  // Seconds since 1970 and not a number of seconds from now.
  private static final long AN_INSTANT = 1_000_000_000;

  private Limits() {}

  /// Whether this status can mean: later.
  static boolean isLimit(int status) {
    return status == 429 || status == 503 || status == 529;
  }

  /// What is asked for outright goes first. Of several limits the last to end counts: the answer
  /// does not say which of them was hit.
  static Optional<Instant> until(
      Function<String, Optional<String>> header, String body, Instant now) {
    return header
        .apply("retry-after-ms")
        .flatMap(text -> instant(text + "ms", now))
        .or(() -> header.apply("retry-after").flatMap(text -> instant(text, now)))
        .or(() ->
            RESETS.stream()
                .flatMap(name -> header.apply(name).stream())
                .flatMap(text -> instant(text, now).stream())
                .max(Comparator.naturalOrder()))
        .or(() -> fromBody(body).flatMap(text -> instant(text, now)));
  }

  private static Optional<Instant> instant(String text, Instant now) {
    return Stream.<Function<String, Optional<Instant>>>of(
            one -> seconds(one, now), one -> span(one, now), Limits::iso, Limits::httpDate)
        .flatMap(way -> way.apply(text.strip()).stream())
        .findFirst();
  }

  private static Optional<Instant> seconds(String text, Instant now) {
    if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
      return Optional.empty();
    }
    var millis = (long) (Double.parseDouble(text) * 1_000);
    return Optional.of(
        millis >= AN_INSTANT * 1_000 ? Instant.ofEpochMilli(millis) : now.plusMillis(millis));
  }

  /// `6m0s`, `20ms`, `1h2m3.5s`.
  private static Optional<Instant> span(String text, Instant now) {
    var matcher = SPAN.matcher(text);
    var total = Duration.ZERO;
    int at = 0;
    while (matcher.find() && matcher.start() == at) {
      var unit =
          switch (matcher.group(2)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
          };
      total = total.plusMillis((long) Math.ceil(Double.parseDouble(matcher.group(1)) * unit));
      at = matcher.end();
    }
    return at > 0 && at == text.length() ? Optional.of(now.plus(total)) : Optional.empty();
  }

  private static Optional<Instant> iso(String text) {
    return parsed(() -> ZonedDateTime.parse(text).toInstant());
  }

  private static Optional<Instant> httpDate(String text) {
    return parsed(
        () -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
  }

  private static Optional<Instant> parsed(Supplier<Instant> way) {
    try {
      return Optional.of(way.get());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Google says it in the error: `details`, one of which has a `retryDelay`.
  private static Optional<String> fromBody(String body) {
    return Documents.parse(body)
        .flatMap(json -> json instanceof Json.Obj object ? Optional.of(object) : Optional.empty())
        .map(object -> object.fields().get("error"))
        .flatMap(json -> json instanceof Json.Obj error ? Optional.of(error) : Optional.empty())
        .flatMap(error ->
            error.list("details").stream()
                .flatMap(one -> one instanceof Json.Obj detail ? Stream.of(detail) : Stream.of())
                .map(detail -> detail.text("retryDelay", ""))
                .filter(text -> !text.isEmpty())
                .findFirst());
  }
}
