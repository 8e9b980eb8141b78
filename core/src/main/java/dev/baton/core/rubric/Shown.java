package dev.baton.core.rubric;

/// Text of others as it is shown to a reviewer or kept of one: each line is one line, and nothing
/// in it moves a cursor or hides.
final class Shown {
  private Shown() {}

  static String line(String text, int longest) {
    var shown = new StringBuilder();
    text.codePoints()
        .limit(longest + 1L)
        .forEach(c -> {
          if (c == '\t') {
            shown.append("  ");
          } else if (c == '\n' || c == '\r') {
            shown.append(' ');
          } else if (Character.isISOControl(c)
              || Character.getType(c) == Character.FORMAT
              || Character.getType(c) == Character.LINE_SEPARATOR
              || Character.getType(c) == Character.PARAGRAPH_SEPARATOR) {
            shown.append("\\u{").append(Integer.toHexString(c)).append('}');
          } else {
            shown.appendCodePoint(c);
          }
        });
    return text.codePointCount(0, text.length()) > longest ? shown + " [cut]" : shown.toString();
  }
}
