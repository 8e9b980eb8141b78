package dev.baton.adapters.door.model;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.BiFunction;

/// JSON on its way through.
final class Documents {
  private Documents() {}

  /// In one line, in the order it came; a number with a fraction stays as it was written. A line
  /// break within a text is escaped, so each raw one is only layout.
  static String compact(Json value) {
    return value.pretty().replaceAll("\n *", "");
  }

  static Optional<Json> parse(String text) {
    try {
      return Optional.of(Json.parse(text));
    } catch (JsonFault e) {
      return Optional.empty();
    }
  }

  /// The value with each text in it, told with the name of its field, turned into another. Names of
  /// fields stay.
  static Json map(Json value, String field, BiFunction<String, String, String> each) {
    return switch (value) {
      case Json.Str(var text) -> Json.of(each.apply(field, text));
      case Json.Arr(var items) -> {
        var mapped = new ArrayList<Json>(items.size());
        items.forEach(item -> mapped.add(map(item, field, each)));
        yield new Json.Arr(mapped);
      }
      case Json.Obj(var fields) -> {
        var mapped = new LinkedHashMap<String, Json>();
        fields.forEach((name, item) -> mapped.put(name, map(item, name, each)));
        yield new Json.Obj(mapped);
      }
      case Json.Num _, Json.Frac _, Json.Bool _, Json.Null _ -> value;
    };
  }
}
