package dev.baton.core.gate;

import dev.baton.core.decision.Doorway;
import dev.baton.core.json.Json;
import java.util.Optional;

/// One thing a gate points at. `line` is 0 where the finding is about a whole file; `opens` is what
/// a person would have to decide for it to pass.
public record GateFinding(
    String rule, String path, int line, String message, Optional<Doorway> opens) {

  public GateFinding(String rule, String path, int line, String message) {
    this(rule, path, line, message, Optional.empty());
  }

  public Json json() {
    return Json.object()
        .put("rule", rule)
        .put("path", path)
        .put("line", line)
        .put("message", message)
        .end();
  }
}
