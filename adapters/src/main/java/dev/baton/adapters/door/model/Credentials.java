package dev.baton.adapters.door.model;

import dev.baton.adapters.door.Headers;
import dev.baton.adapters.door.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The task's token, taken out of what goes to a provider, and the provider's key, put in.
final class Credentials {
  /// All in which any client puts a key, besides what names the host, the framing or a session.
  private static final Set<String> DROPPED =
      Set.of(
          "x-api-key",
          "authorization",
          "x-goog-api-key",
          "api-key",
          "cookie",
          "host",
          "expect",
          // The answer is read on its way, so it must not be packed.
          "accept-encoding");

  private static final String WITHHELD = "[withheld]";

  private final String token;

  Credentials(String token) {
    if (!token.matches("[A-Za-z0-9._~-]{8,}")) {
      throw new IllegalArgumentException(
          "a task's token is at least 8 letters, digits, dots, tildes, underscores and hyphens");
    }
    this.token = token;
  }

  /// Whether the task's token is in one of the places this provider's clients put a key.
  boolean allow(Speech speech, Request request) {
    var headers =
        speech.keyHeaders().stream().flatMap(name -> request.headers().all(name).stream());
    var query =
        speech instanceof Gemini
            ? parameters(request).filter(one -> one.startsWith("key=")).map(one -> one.substring(4))
            : Stream.<String>empty();
    return Stream.concat(headers.map(Credentials::bare), query).anyMatch(this::isToken);
  }

  Headers outward(Upstream upstream, Request request) {
    var headers =
        request
            .headers()
            .endToEnd()
            .without(field ->
                DROPPED.stream().anyMatch(field::isNamed) || field.value().contains(token));
    return upstream.key().isEmpty()
        ? headers
        : upstream.dialect().speech().withKey(headers, upstream.key());
  }

  String query(Request request) {
    return parameters(request)
        .filter(one -> !one.startsWith("key=") && !one.contains(token))
        .collect(Collectors.joining("&"));
  }

  /// An agent that lists its environment tells the model its token.
  String withoutToken(String body) {
    return body.replace(token, WITHHELD);
  }

  static String withoutKey(Upstream upstream, String text) {
    return upstream.key().isEmpty() ? text : text.replace(upstream.key(), WITHHELD);
  }

  private boolean isToken(String text) {
    return MessageDigest.isEqual(
        text.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static String bare(String value) {
    return value.regionMatches(true, 0, "Bearer ", 0, 7) ? value.substring(7).strip() : value;
  }

  private static Stream<String> parameters(Request request) {
    return request.query().isEmpty()
        ? Stream.of()
        : List.copyOf(Arrays.asList(request.query().split("&", -1))).stream();
  }

  @Override
  public String toString() {
    return "Credentials[withheld]";
  }
}
