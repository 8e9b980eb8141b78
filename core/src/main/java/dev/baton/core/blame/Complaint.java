package dev.baton.core.blame;

import dev.baton.core.json.Json;

/// What a compiler or an interpreter misses: a name, at a place. The line is 0 and the path empty
/// where it does not say.
public record Complaint(String path, int line, String symbol) {
  Json json() {
    return Json.object().put("path", path).put("line", line).put("symbol", symbol).end();
  }

  static Complaint of(Json.Obj json) {
    return new Complaint(
        json.text("path"), Math.toIntExact(json.number("line")), json.text("symbol"));
  }
}
