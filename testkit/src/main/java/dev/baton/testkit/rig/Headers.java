package dev.baton.testkit.rig;

import com.sun.net.httpserver.HttpExchange;
import dev.baton.core.hash.Hash;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The headers of a request, fit to be kept: the value of one that authorizes is replaced by its
/// hash. Someone may run the rig with a real key at hand, and a record of a test is no place for
/// it.
final class Headers {
  private static final Set<String> SECRET =
      Set.of("authorization", "x-api-key", "api-key", "x-goog-api-key", "cookie");
  private static final String BEARER = "bearer ";

  private Headers() {}

  static SortedMap<String, String> of(HttpExchange exchange) {
    var kept = new TreeMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> keep(kept, name.toLowerCase(Locale.ROOT), values.getFirst()));
    return Collections.unmodifiableSortedMap(kept);
  }

  private static void keep(SortedMap<String, String> kept, String name, String value) {
    kept.put(name, SECRET.contains(name) ? hidden(key(value)) : value);
  }

  private static String key(String value) {
    return value.toLowerCase(Locale.ROOT).startsWith(BEARER)
        ? value.substring(BEARER.length()).strip()
        : value;
  }

  static String hidden(String key) {
    return "sha256:" + Hash.of(key);
  }
}
