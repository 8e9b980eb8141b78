package dev.baton.core.tamper;

/// A word, a literal or a mark. A text literal is kept whole, with its quotes; `line` counts from
/// 1.
record Token(Kind kind, String text, int line) {
  enum Kind {
    WORD,
    NUMBER,
    TEXT,
    MARK
  }

  boolean is(String other) {
    return text.equals(other);
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  boolean isLiteral() {
    return kind == Kind.NUMBER || kind == Kind.TEXT;
  }

  /// What a text literal says, without its quotes.
  String said() {
    int start = 0;
    while (start < text.length() && "\"'`".indexOf(text.charAt(start)) < 0) {
      start++;
    }
    var inner = text.substring(Math.min(start, text.length()));
    int quotes = inner.startsWith("\"\"\"") || inner.startsWith("'''") ? 3 : 1;
    return inner.length() >= 2 * quotes ? inner.substring(quotes, inner.length() - quotes) : inner;
  }
}
