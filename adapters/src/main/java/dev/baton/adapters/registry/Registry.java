package dev.baton.adapters.registry;

import dev.baton.core.supply.Answer;
import dev.baton.core.supply.Coordinate;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// One kind of registry, in its own protocol. The coordinate is one that the ecosystem allows.
interface Registry {
  Answer ask(Coordinate what) throws Unanswered;

  /// Beneath a base address, which may end with a slash or not.
  static URI at(URI base, String rest) {
    var text = base.toString();
    return URI.create((text.endsWith("/") ? text : text + "/") + rest);
  }

  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static Optional<Instant> instant(String written) {
    try {
      return written.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(written).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
