package dev.baton.core.gate;

import dev.baton.core.json.Json;

/// One thing a gate points at. `line` is 0 where the finding is about a whole file.
public record GateFinding(String rule, String path, int line, String message) {

  public Json json() {
    return Json.object()
        .put("rule", rule)
        .put("path", path)
        .put("line", line)
        .put("message", message)
        .end();
  }
}
