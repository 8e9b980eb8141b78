package dev.baton.app.cli;

import dev.baton.core.json.Json;
import java.util.List;

/// What every report in SARIF 2.1.0 has around its results.
final class Sarif {
  private Sarif() {}

  /// One run of Baton, with what it looks for and what it found.
  static Json report(List<Json> rules, List<Json> results) {
    var driver =
        Json.object()
            .put("name", "baton")
            .put("version", Version.TEXT)
            .putEach("rules", rules, rule -> rule)
            .end();
    return Json.object()
        .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        .put("version", "2.1.0")
        .putEach(
            "runs",
            List.of(results),
            all ->
                Json.object()
                    .put("tool", Json.object().put("driver", driver).end())
                    .put("columnKind", "utf16CodeUnits")
                    .putEach("results", all, result -> result)
                    .end())
        .end();
  }

  static Json text(String text) {
    return Json.object().put("text", text).end();
  }

  /// A file, by its path in the repository; more of where it is can be added.
  static Json.Fields file(String path) {
    return Json.object()
        .put("artifactLocation", Json.object().put("uri", Uris.encoded(path)).end());
  }

  /// The one place that a result is about.
  static List<Json> at(Json place) {
    return List.of(Json.object().put("physicalLocation", place).end());
  }
}
