package dev.baton.core.supply;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.util.Optional;

/// A JSON object in a text, if that is what stands there.
final class JsonObject {
  private JsonObject() {}

  static Optional<Json.Obj> of(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Json.parse(text) instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
    } catch (JsonFault e) {
      // Nothing that its own tools would read either.
      return Optional.empty();
    }
  }
}
