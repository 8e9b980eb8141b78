package dev.baton.adapters.door.model;

import dev.baton.adapters.door.Headers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a provider answered: its head, and its body as it comes.
record Answer(int status, Map<String, List<String>> fields, InputStream body) {
  static Answer of(HttpResponse<InputStream> response) {
    return new Answer(response.statusCode(), response.headers().map(), response.body());
  }

  Answer with(byte[] bytes) {
    return new Answer(status, fields, new ByteArrayInputStream(bytes));
  }

  Optional<String> first(String name) {
    return fields.getOrDefault(name, List.of()).stream().findFirst();
  }

  boolean isStream() {
    return first("content-type")
        .map(type -> type.toLowerCase(Locale.ROOT).startsWith("text/event-stream"))
        .orElse(false);
  }

  /// Packed although it was asked not to be: it can be handed on and not be read.
  boolean isPacked() {
    return first("content-encoding").filter(coding -> !coding.equals("identity")).isPresent();
  }

  boolean isGood() {
    return status >= 200 && status < 300;
  }

  /// For the client: without the key, should the provider repeat it, and without cookies.
  Headers headers(Upstream upstream) {
    var fields = new ArrayList<Headers.Field>();
    this.fields.forEach((name, values) -> {
      // The client of HTTP/1.1 has the status here under a name that is none.
      if (!name.startsWith(":") && !name.equalsIgnoreCase("set-cookie")) {
        values.forEach(value -> field(upstream, name, value).ifPresent(fields::add));
      }
    });
    return new Headers(fields).endToEnd();
  }

  private static Optional<Headers.Field> field(Upstream upstream, String name, String value) {
    try {
      return Optional.of(new Headers.Field(name, Credentials.withoutKey(upstream, value)));
    } catch (IllegalArgumentException e) {
      // Not a field in HTTP/1.1: nobody could read it.
      return Optional.empty();
    }
  }

  void close() {
    try {
      body.close();
    } catch (IOException e) {
      // The provider's connection is gone, which is all that was wanted.
      return;
    }
  }
}
