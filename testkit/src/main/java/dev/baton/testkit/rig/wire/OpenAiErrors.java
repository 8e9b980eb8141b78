package dev.baton.testkit.rig.wire;

import dev.baton.core.json.Json;
import java.time.Duration;
import java.util.Map;

/// What OpenAI's two APIs say alike when they refuse.
final class OpenAiErrors {
  private OpenAiErrors() {}

  static Json.Obj body(int status, String message) {
    var type =
        switch (status) {
          case 400, 404 -> "invalid_request_error";
          case 401 -> "authentication_error";
          case 429 -> "rate_limit_exceeded";
          default -> "server_error";
        };
    var error =
        Json.object()
            .put("message", message)
            .put("type", type)
            .put("param", new Json.Null())
            .put("code", status == 401 ? Json.of("invalid_api_key") : new Json.Null())
            .end();
    return Json.object().put("error", error).end();
  }

  static Map<String, String> limits(Duration wait) {
    return Map.of(
        "x-ratelimit-remaining-requests",
        "0",
        "x-ratelimit-reset-requests",
        wait.toSeconds() + "s");
  }
}
