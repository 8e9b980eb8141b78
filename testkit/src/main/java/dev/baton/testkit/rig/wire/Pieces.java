package dev.baton.testkit.rig.wire;

import dev.baton.core.json.Json;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what all dialects share: content that is a text or a list of pieces with texts in them.
final class Pieces {
  private Pieces() {}

  static String text(@Nullable Json content) {
    return switch (content) {
      case Json.Str(var text) -> text;
      case Json.Arr(var pieces) ->
          pieces.stream().map(Pieces::text).collect(Collectors.joining("\n"));
      case Json.Obj piece -> piece.text("text", "");
      case null, default -> "";
    };
  }

  /// The objects of an array field.
  static List<Json.Obj> objects(Json.Obj owner, String field) {
    return objects(owner.fields().get(field));
  }

  static List<Json.Obj> objects(@Nullable Json value) {
    return value instanceof Json.Arr(var items)
        ? items.stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast).toList()
        : List.of();
  }

  /// The object at the end of a path of fields, if it is there.
  static Json.@Nullable Obj within(Json.Obj owner, String... path) {
    Json.Obj at = owner;
    for (var field : path) {
      if (!(at.fields().get(field) instanceof Json.Obj next)) {
        return null;
      }
      at = next;
    }
    return at;
  }
}
