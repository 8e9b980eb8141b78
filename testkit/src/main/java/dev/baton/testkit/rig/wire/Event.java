package dev.baton.testkit.rig.wire;

import dev.baton.core.json.Json;
import org.jspecify.annotations.Nullable;

/// One server-sent event.
public record Event(@Nullable String name, String data) {
  static Event of(Json data) {
    return new Event(null, compact(data));
  }

  static Event named(String name, Json data) {
    return new Event(name, compact(data));
  }

  public String text() {
    return (name == null ? "" : "event: " + name + "\n") + "data: " + data + "\n\n";
  }

  /// One line, in the order built; unlike the canonical form it may hold fractions. A line break
  /// within a text is escaped, so each raw one is only layout.
  public static String compact(Json value) {
    return value.pretty().replaceAll("\n *", "");
  }
}
