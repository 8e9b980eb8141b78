package dev.baton.core.tamper;

import dev.baton.core.tamper.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Cuts a text into tokens. Comments vanish; a literal that does not end, ends with its line.
/// Python's indentation becomes braces, and the end of its lines a semicolon, so that all languages
/// are read alike.
final class Tokenizer {
  private static final List<String> LONG_MARKS =
      List.of(
          "===", "!==", "...", "**=", "<<=", ">>=", "==", "!=", "<=", ">=", "&&", "||", "=>", "->",
          "::", ":=", "?.", "??", "++", "--", "+=", "-=", "*=", "/=");
  private static final Set<String> BEFORE_PATTERN =
      Set.of(
          "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do");

  private final String text;
  private final Language language;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Integer> indents = new ArrayDeque<>();
  private int at;
  private int line = 1;
  private int brackets;

  private Tokenizer(String text, Language language) {
    this.text = text;
    this.language = language;
    indents.push(0);
  }

  static List<Token> tokens(String text, Language language) {
    return new Tokenizer(text, language).run();
  }

  private List<Token> run() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '\n') {
        line++;
        at++;
        indent();
      } else if (next == '\\' && language == Language.PYTHON && peek(1) == '\n') {
        line++;
        at += 2;
      } else if (Character.isWhitespace(next)) {
        at++;
      } else if (!comment() && !literal() && !word() && !number()) {
        mark();
      }
    }
    while (indents.size() > 1) {
      indents.pop();
      add(Kind.MARK, "}");
    }
    return tokens;
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private void add(Kind kind, String what) {
    tokens.add(new Token(kind, what, line));
  }

  // Empty lines and lines of comment say nothing about the block they are in.
  private void indent() {
    if (language != Language.PYTHON || brackets > 0) {
      return;
    }
    int end = at;
    int width = 0;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      width += text.charAt(end) == '\t' ? 8 : 1;
      end++;
    }
    if (end >= text.length() || "\r\n#".indexOf(text.charAt(end)) >= 0) {
      return;
    }
    if (width > indents.getFirst()) {
      indents.push(width);
      add(Kind.MARK, "{");
      return;
    }
    add(Kind.MARK, ";");
    while (width < indents.getFirst()) {
      indents.pop();
      add(Kind.MARK, "}");
    }
  }

  private boolean comment() {
    if (language == Language.PYTHON) {
      return text.charAt(at) == '#' && skipTo(text.indexOf('\n', at));
    }
    if (text.startsWith("//", at)) {
      return skipTo(text.indexOf('\n', at));
    }
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      return skipTo(end < 0 ? -1 : end + 2);
    }
    return false;
  }

  private boolean skipTo(int end) {
    int stop = end < 0 ? text.length() : end;
    for (; at < stop; at++) {
      line += text.charAt(at) == '\n' ? 1 : 0;
    }
    return true;
  }

  private boolean literal() {
    int quote = at;
    if (language == Language.PYTHON) {
      while (quote - at < 3
          && quote < text.length()
          && "rRbBfFuU".indexOf(text.charAt(quote)) >= 0) {
        quote++;
      }
    }
    char mark = quote < text.length() ? text.charAt(quote) : '\0';
    if (mark == '/' && language == Language.SCRIPT && isPatternNext()) {
      return pattern();
    }
    var quotes = language == Language.PYTHON ? "\"'" : "\"'`";
    if (quotes.indexOf(mark) < 0) {
      return false;
    }
    var three = String.valueOf(mark).repeat(3);
    boolean isLong =
        text.startsWith(three, quote) && (language == Language.PYTHON || language == Language.JAVA);
    take(isLong ? endOfLong(quote + 3, three) : endOfText(quote, mark));
    return true;
  }

  private void take(int end) {
    var what = text.substring(at, Math.min(end, text.length()));
    add(Kind.TEXT, what);
    skipTo(end);
  }

  private int endOfLong(int from, String three) {
    int end = from;
    while (end < text.length() && !text.startsWith(three, end)) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 3;
  }

  private int endOfText(int quote, char mark) {
    boolean isRaw = mark == '`' && language == Language.GO;
    int end = quote + 1;
    int holes = 0;
    while (end < text.length()) {
      char next = text.charAt(end);
      if (next == '\\' && !isRaw) {
        end += 2;
        continue;
      }
      if (mark == '`' && language == Language.SCRIPT) {
        if (text.startsWith("${", end)) {
          holes++;
        } else if (next == '}' && holes > 0) {
          holes--;
        }
      }
      if (next == mark && holes == 0) {
        return end + 1;
      }
      if (next == '\n' && mark != '`') {
        return end;
      }
      end++;
    }
    return end;
  }

  private boolean isPatternNext() {
    if (tokens.isEmpty()) {
      return true;
    }
    var last = tokens.getLast();
    return switch (last.kind()) {
      case WORD -> BEFORE_PATTERN.contains(last.text());
      case NUMBER, TEXT -> false;
      case MARK -> !Set.of(")", "]", "}").contains(last.text());
    };
  }

  private boolean pattern() {
    boolean isInClass = false;
    for (int end = at + 1; end < text.length() && text.charAt(end) != '\n'; end++) {
      char next = text.charAt(end);
      if (next == '\\') {
        end++;
      } else if (next == '[') {
        isInClass = true;
      } else if (next == ']') {
        isInClass = false;
      } else if (next == '/' && !isInClass) {
        take(end + 1);
        return true;
      }
    }
    return false;
  }

  private boolean word() {
    if (!Character.isJavaIdentifierStart(text.charAt(at))) {
      return false;
    }
    int end = at;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    add(Kind.WORD, text.substring(at, end));
    at = end;
    return true;
  }

  private boolean number() {
    if (!Character.isDigit(text.charAt(at))
        && !(text.charAt(at) == '.' && Character.isDigit(peek(1)))) {
      return false;
    }
    int end = at;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end))
            || text.charAt(end) == '_'
            || text.charAt(end) == '.'
            || ("+-".indexOf(text.charAt(end)) >= 0 && isExponent(end)))) {
      end++;
    }
    add(Kind.NUMBER, text.substring(at, end));
    at = end;
    return true;
  }

  private boolean isExponent(int sign) {
    return (text.charAt(sign - 1) == 'e' || text.charAt(sign - 1) == 'E')
        && !text.startsWith("0x", at);
  }

  private void mark() {
    for (var mark : LONG_MARKS) {
      if (text.startsWith(mark, at)) {
        add(Kind.MARK, mark);
        at += mark.length();
        return;
      }
    }
    char one = text.charAt(at);
    if ("([{".indexOf(one) >= 0) {
      brackets++;
    } else if (")]}".indexOf(one) >= 0) {
      brackets = Math.max(0, brackets - 1);
    }
    add(Kind.MARK, String.valueOf(one));
    at++;
  }
}
