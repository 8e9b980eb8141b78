package dev.baton.testkit.rig;

import dev.baton.core.json.Json;
import dev.baton.testkit.rig.wire.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Shapes the arguments of a call by the schema of the tool: the same path is `file_path` to one
/// agent, `filePath` to another, and a list of objects with a `path` to a third.
final class Arguments {
  /// What a value means, and the names agents have for it.
  record Role(List<String> names) {
    static final Role PATH =
        of("file_path", "filePath", "absolute_path", "path", "target_file", "files");
    static final Role BEFORE = of("old_string", "oldString", "old_str", "old_text", "before");
    static final Role AFTER = of("new_string", "newString", "new_str", "new_text", "after");
    static final Role CONTENT = of("content", "file_text", "new_text", "text");
    static final Role COMMAND = of("command", "cmd", "commands");

    Role {
      names = List.copyOf(names);
    }

    private static Role of(String... names) {
      return new Role(List.of(names));
    }
  }

  /// Values in an order of their own, so that the same step always gives the same bytes.
  record Value(Role role, String text) {}

  private Arguments() {}

  /// The arguments, or nothing if the tool has no place for one of the values.
  static Optional<Json.Obj> fitting(Tool tool, List<Value> values) {
    var fields = new LinkedHashMap<String, Json>();
    for (var value : values) {
      var name = value.role().names.stream().filter(tool.properties()::has).findFirst();
      if (name.isEmpty()) {
        return Optional.empty();
      }
      var schema = tool.property(name.get()).orElseGet(() -> Json.object().end());
      fields.put(name.get(), shaped(schema, value.role(), value.text()));
    }
    for (var name : tool.required()) {
      fields.computeIfAbsent(
          name, missing -> Stub.of(tool.property(missing).orElseGet(() -> Json.object().end())));
    }
    return Optional.of(new Json.Obj(fields));
  }

  private static Json shaped(Json.Obj schema, Role role, String value) {
    if (!schema.text("type", "string").equals("array")) {
      return Json.of(value);
    }
    var each = schema.fields().get("items");
    if (each instanceof Json.Obj form
        && form.fields().get("properties") instanceof Json.Obj inner) {
      var name = role.names.stream().filter(inner::has).findFirst().orElse(role.names.getFirst());
      return new Json.Arr(List.of(Json.object().put(name, value).end()));
    }
    return new Json.Arr(List.of(Json.of(value)));
  }
}
