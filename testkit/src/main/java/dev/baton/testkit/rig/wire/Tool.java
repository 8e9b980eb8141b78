package dev.baton.testkit.rig.wire;

import dev.baton.core.json.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A tool as a request offers it. `type` is `function` where the dialect has no other.
public record Tool(String name, String type, @Nullable String namespace, Json.Obj schema) {
  static final Json.Obj NO_SCHEMA = Json.object().end();

  static Tool function(String name, Json.@Nullable Obj schema) {
    return new Tool(name, "function", null, schema == null ? NO_SCHEMA : schema);
  }

  /// Whether it is the tool of that name, be it behind the prefix of an extension.
  public boolean isNamed(String plain) {
    return name.equals(plain) || name.endsWith("__" + plain);
  }

  public boolean isCustom() {
    return type.equals("custom");
  }

  /// The schema of one property.
  public Optional<Json.Obj> property(String property) {
    return properties().fields().get(property) instanceof Json.Obj schema
        ? Optional.of(schema)
        : Optional.empty();
  }

  public Json.Obj properties() {
    return schema.fields().get("properties") instanceof Json.Obj fields ? fields : NO_SCHEMA;
  }

  public List<String> required() {
    return schema.texts("required");
  }

  /// For lists of what was offered: namespace, name, and the type where it is not a function.
  public String label() {
    var full = namespace == null ? name : namespace + "/" + name;
    return type.equals("function") ? full : full + " (" + type + ")";
  }
}
