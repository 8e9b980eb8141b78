package dev.baton.core.sarif;

import dev.baton.core.json.Json;

/// One thing an analyser pointed at. `line` is 0 where it is about a whole file, and `path` empty
/// where it is about none; `text` is what stands there, white space folded.
public record Reported(
    String rule, Level level, String path, int line, String message, String text) {
  public enum Level {
    ERROR,
    WARNING,
    NOTE
  }

  /// The same with the line it is about.
  public Reported at(String source) {
    return new Reported(rule, level, path, line, message, source.strip().replaceAll("\\s+", " "));
  }

  /// The same thing has the same mark wherever its line has moved to within its file.
  String mark() {
    return String.join("\0", rule, path, text.isEmpty() ? message : text);
  }

  public Json json() {
    return Json.object()
        .put("rule", rule)
        .put("level", level.name())
        .put("path", path)
        .put("line", line)
        .put("message", message)
        .put("text", text)
        .end();
  }

  public static Reported of(Json.Obj json) {
    return new Reported(
        json.text("rule"),
        Level.valueOf(json.text("level")),
        json.text("path"),
        Math.toIntExact(json.number("line")),
        json.text("message"),
        json.text("text"));
  }
}
