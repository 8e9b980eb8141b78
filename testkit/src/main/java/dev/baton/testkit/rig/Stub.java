package dev.baton.testkit.rig;

import dev.baton.core.json.Json;
import java.util.List;
import java.util.Locale;

/// Some value that a JSON schema allows, for what a script does not care about.
final class Stub {
  private Stub() {}

  static Json of(Json schema) {
    if (!(schema instanceof Json.Obj form)) {
      return Json.of("rig");
    }
    if (!form.list("enum").isEmpty()) {
      return form.list("enum").getFirst();
    }
    return switch (type(form)) {
      case "object" -> object(form);
      case "array" -> new Json.Arr(List.of());
      case "integer", "number" -> Json.of(form.number("minimum", 0));
      case "boolean" -> Json.of(false);
      case "null" -> new Json.Null();
      default -> Json.of("rig");
    };
  }

  // Google writes types in capitals; a list of types allows any of them.
  private static String type(Json.Obj form) {
    var type =
        switch (form.fields().get("type")) {
          case Json.Str(var name) -> name;
          case Json.Arr(var names) when names.getFirst() instanceof Json.Str(var name) -> name;
          case null, default -> form.has("properties") ? "object" : "string";
        };
    return type.toLowerCase(Locale.ROOT);
  }

  private static Json.Obj object(Json.Obj form) {
    var value = Json.object();
    if (form.fields().get("properties") instanceof Json.Obj properties) {
      properties.fields().forEach((name, schema) -> value.put(name, of(schema)));
    }
    return value.end();
  }
}
