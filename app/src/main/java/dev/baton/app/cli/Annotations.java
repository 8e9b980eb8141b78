package dev.baton.app.cli;

/// Workflow commands of GitHub, in which some characters mean something else.
final class Annotations {
  private Annotations() {}

  /// `level` is error, warning or notice.
  static String of(String level, String path, int line, String title, String message) {
    var where =
        (path.isEmpty() ? "" : "file=" + property(path) + ",")
            + (line > 0 ? "line=" + line + "," : "");
    return "::%s %stitle=%s::%s".formatted(level, where, property(title), data(message));
  }

  static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
