package dev.baton.core.imports;

import dev.baton.core.imports.Tokens.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// From a text to its tokens. Comments are passed over and strings are kept whole, so that nothing
/// in them is taken for code. A quote that is never closed is a sign like any other: in a text
/// between tags it is an apostrophe.
public final class Lexer {
  // After these a slash begins a regular expression, after any other word it divides.
  private static final Set<String> BEFORE_PATTERN =
      Set.of(
          "return",
          "typeof",
          "case",
          "in",
          "of",
          "delete",
          "void",
          "throw",
          "new",
          "do",
          "else",
          "yield",
          "await",
          "instanceof");

  private final Language language;
  private final String source;
  private final Tokens tokens;
  // Strings that code is computed in: how each ends, and how deep in braces its code began.
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;
  private int line = 1;
  private int depth;
  private boolean first = true;

  private record Open(String end, int depth) {}

  private Lexer(Language language, String source) {
    this.language = language;
    this.source = source;
    this.tokens = new Tokens(source);
  }

  public static Tokens tokens(Language language, String source) {
    return new Lexer(language, source).all();
  }

  private Tokens all() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\n') {
        newLine();
        first = true;
      } else if (Character.isWhitespace(c) || c == '\uFEFF') {
        at++;
      } else if (c == '\\' && starts("\\\n")) {
        at++;
        newLine();
      } else if (!comment(c) && !string(c)) {
        plain(c);
      }
    }
    return tokens;
  }

  private void newLine() {
    line++;
    at++;
  }

  private boolean starts(String prefix) {
    return source.startsWith(prefix, at);
  }

  private void add(Kind kind, int start, int end, int startLine) {
    tokens.add(kind, start, end, startLine, first);
    first = false;
  }

  private void plain(char c) {
    int start = at;
    if (Character.isJavaIdentifierStart(c)) {
      while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
        at++;
      }
      add(Kind.WORD, start, at, line);
    } else if (Character.isDigit(c)) {
      while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
        at++;
      }
      add(Kind.VALUE, start, at, line);
    } else {
      sign(c);
    }
  }

  private void sign(char c) {
    at++;
    if (c == '}' && !open.isEmpty() && open.peek().depth() == depth - 1) {
      depth--;
      computed(open.pop().end());
      return;
    }
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    add(Kind.SIGN, at - 1, at, line);
  }

  private boolean comment(char c) {
    if (language == Language.PYTHON) {
      return c == '#' && toLineEnd();
    }
    if (starts("//") || (c == '#' && at == 0 && starts("#!"))) {
      return toLineEnd();
    }
    return starts("/*") && block();
  }

  private boolean toLineEnd() {
    int end = source.indexOf('\n', at);
    at = end < 0 ? source.length() : end;
    return true;
  }

  /// Comments nest in Kotlin only.
  private boolean block() {
    int level = 0;
    do {
      if (starts("*/")) {
        level--;
        at += 2;
      } else if (starts("/*") && (level == 0 || language == Language.KOTLIN)) {
        level++;
        at += 2;
      } else if (source.charAt(at) == '\n') {
        newLine();
        first = true;
      } else {
        at++;
      }
    } while (level > 0 && at < source.length());
    return true;
  }

  private boolean string(char c) {
    return switch (language) {
      case JAVA -> (starts("\"\"\"") && long3("\"\"\"")) || (isQuote(c) && quoted(c));
      case PYTHON ->
          ((starts("\"\"\"") || starts("'''")) && long3(source.substring(at, at + 3)))
              || (isQuote(c) && quoted(c));
      case GO -> (c == '`' && raw()) || (isQuote(c) && quoted(c));
      case KOTLIN -> kotlin(c);
      case SCRIPT ->
          (c == '`' && begin("`")) || (isQuote(c) && quoted(c)) || (c == '/' && pattern());
    };
  }

  private boolean kotlin(char c) {
    if (c == '`') {
      int end = source.indexOf('`', at + 1);
      if (end > 0) {
        add(Kind.WORD, at + 1, end, line);
        at = end + 1;
        return true;
      }
    }
    if (starts("\"\"\"")) {
      return begin("\"\"\"");
    }
    return c == '"' ? begin("\"") : c == '\'' && quoted(c);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  /// A string on one line; an escaped line end continues it.
  private boolean quoted(char quote) {
    int i = at + 1;
    int lines = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (c == quote) {
        add(Kind.TEXT, at + 1, i, line);
        at = i + 1;
        line += lines;
        return true;
      }
      if (c == '\n') {
        return false;
      }
      if (c == '\\' && i + 1 < source.length()) {
        i++;
        lines += source.charAt(i) == '\n' ? 1 : 0;
      }
      i++;
    }
    return false;
  }

  private boolean long3(String quotes) {
    int start = at + 3;
    int startLine = line;
    at = start;
    while (at < source.length() && !starts(quotes)) {
      pass();
    }
    add(Kind.TEXT, start, Math.min(at, source.length()), startLine);
    at = Math.min(at + 3, source.length());
    return true;
  }

  // One character of a string, or two where the first escapes the second.
  private void pass() {
    if (source.charAt(at) == '\\' && at + 1 < source.length()) {
      at++;
    }
    if (source.charAt(at) == '\n') {
      line++;
    }
    at++;
  }

  private boolean raw() {
    int end = source.indexOf('`', at + 1);
    if (end < 0) {
      return false;
    }
    add(Kind.TEXT, at + 1, end, line);
    line += (int) source.substring(at, end).chars().filter(c -> c == '\n').count();
    at = end + 1;
    return true;
  }

  private boolean begin(String quotes) {
    int start = at + quotes.length();
    int startLine = line;
    at = start;
    if (inside(quotes)) {
      add(Kind.TEXT, start, at, startLine);
      at += quotes.length();
    }
    return true;
  }

  /// Goes on in a string after something computed.
  private void computed(String quotes) {
    if (inside(quotes)) {
      at += quotes.length();
    }
    at = Math.min(at, source.length());
  }

  /// Moves to the end of a string. False where code begins before that, or the text ends.
  private boolean inside(String quotes) {
    boolean lenient = quotes.equals("\"\"\"");
    while (at < source.length() && !starts(quotes)) {
      if (starts("${")) {
        open.push(new Open(quotes, depth));
        add(Kind.VALUE, at, at, line);
        depth++;
        at += 2;
        return false;
      }
      if (quotes.equals("\"") && source.charAt(at) == '\n') {
        return false;
      }
      if (lenient && source.charAt(at) == '\\') {
        at++;
      } else {
        pass();
      }
    }
    // Quotes before the last three belong to the text.
    while (lenient && source.startsWith("\"\"\"\"", at)) {
      at++;
    }
    return at < source.length();
  }

  private boolean pattern() {
    if (!patternMayBegin()) {
      return false;
    }
    boolean choice = false;
    for (int i = at + 1; i < source.length() && source.charAt(i) != '\n'; i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        choice = true;
      } else if (c == ']') {
        choice = false;
      } else if (c == '/' && !choice) {
        add(Kind.VALUE, at, i + 1, line);
        at = i + 1;
        return true;
      }
    }
    return false;
  }

  private boolean patternMayBegin() {
    int before = tokens.size() - 1;
    if (before < 0) {
      return true;
    }
    if (tokens.isWord(before)) {
      return BEFORE_PATTERN.contains(tokens.text(before));
    }
    // `</` closes a tag.
    return tokens.isKind(before, Kind.SIGN) && ")]}<".indexOf(tokens.initial(before)) < 0;
  }
}
