package dev.baton.testkit.rig;

import com.sun.net.httpserver.HttpExchange;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// A request as it came in. `path` is all of it, `rest` what follows the scenario, without a query.
record Arrival(
    String scenario,
    String method,
    String path,
    String rest,
    SortedMap<String, String> headers,
    Json body) {
  private static final Pattern IN_SCENARIO = Pattern.compile("/s/([\\w.-]+)(/.*)?");

  /// Google's clients may send the key as a parameter.
  private static final Pattern KEY = Pattern.compile("([?&]key=)([^&]*)");

  static Arrival of(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var place = IN_SCENARIO.matcher(uri.getPath());
    var known = place.matches();
    var rest = known ? place.group(2) : uri.getPath();
    return new Arrival(
        known ? place.group(1) : "",
        exchange.getRequestMethod(),
        KEY.matcher(uri.toString()).replaceAll(key -> key.group(1) + Headers.hidden(key.group(2))),
        rest == null ? "/" : rest,
        Headers.of(exchange),
        body(exchange));
  }

  /// What is no JSON is kept as text.
  private static Json body(HttpExchange exchange) throws IOException {
    var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return Json.parse(text);
    } catch (JsonFault e) {
      return Json.of(text);
    }
  }

  static boolean isScenario(String name) {
    return IN_SCENARIO.matcher("/s/" + name).matches();
  }
}
