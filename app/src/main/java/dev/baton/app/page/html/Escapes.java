package dev.baton.app.page.html;

/// Text as markup. What a reader would not see, or would see in another order than it stands, is
/// shown as its number.
final class Escapes {
  private Escapes() {}

  static void text(String words, StringBuilder out) {
    words
        .codePoints()
        .forEach(c -> {
          if (isOdd(c)) {
            out.append("<span class=\"odd\">").append(number(c)).append("</span>");
          } else {
            escape(c, out);
          }
        });
  }

  static void attribute(String words, StringBuilder out) {
    words
        .codePoints()
        .forEach(c -> {
          if (isOdd(c)) {
            out.append(number(c));
          } else {
            escape(c, out);
          }
        });
  }

  private static void escape(int c, StringBuilder out) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '`' -> out.append("&#96;");
      default -> out.appendCodePoint(c);
    }
  }

  private static boolean isOdd(int c) {
    return c != '\n'
        && c != '\t'
        && (Character.isISOControl(c)
            || Character.getType(c) == Character.FORMAT
            || Character.getType(c) == Character.SURROGATE
            || Character.getType(c) == Character.LINE_SEPARATOR
            || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
  }

  private static String number(int c) {
    return c == '\r' ? "\\r" : "\\u{" + Integer.toHexString(c) + "}";
  }
}
