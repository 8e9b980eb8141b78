package dev.baton.testkit.rig;

import dev.baton.core.json.Json;
import java.util.List;

/// What agents ask beside the model itself, answered so that OpenAI's, Anthropic's and Google's
/// clients each find their own field.
final class Models {
  private static final List<String> NAMES = List.of("rig-1", "claude-sonnet-4-5", "gpt-5.5");

  static final Json.Obj LIST =
      Json.object()
          .put("object", "list")
          .putEach("data", NAMES, Models::entry)
          .put("models", new Json.Arr(List.of()))
          .put("has_more", false)
          .end();

  static final Json.Obj COUNT =
      Json.object().put("input_tokens", 1_000).put("totalTokens", 1_000).end();

  private Models() {}

  private static Json.Obj entry(String name) {
    return Json.object()
        .put("id", name)
        .put("object", "model")
        .put("type", "model")
        .put("display_name", name)
        .put("created_at", "2026-01-01T00:00:00Z")
        .put("owned_by", "rig")
        .end();
  }
}
