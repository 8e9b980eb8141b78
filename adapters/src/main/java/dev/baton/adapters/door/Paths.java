package dev.baton.adapters.door;

import java.util.List;

/// Ways to write a path that lead elsewhere than they seem to.
final class Paths {
  private Paths() {}

  /// Whether some server would take a segment of it for `.` or `..`, or a character for a slash.
  static boolean isRoundabout(String path) {
    var plain = Characters.lower(path).replace("%2e", ".");
    return plain.contains("%2f")
        || plain.contains("%5c")
        || plain.contains("\\")
        || List.of(plain.split("/", -1)).stream().anyMatch(Paths::isDots);
  }

  private static boolean isDots(String segment) {
    var name = segment.split(";", 2)[0];
    return name.equals(".") || name.equals("..");
  }
}
