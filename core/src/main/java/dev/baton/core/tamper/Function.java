package dev.baton.core.tamper;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A function of a test file. Its header is `[header, start)`, its body `[start, end)`. `path` are
/// the names it stands under, its own last.
record Function(
    String path, String name, boolean isTest, Code code, int header, int start, int end) {
  /// Of a test that takes its cases from a table, and of one that has none.
  private static final Set<String> TABLES =
      Set.of(
          "parametrize",
          "each",
          "ParameterizedTest",
          "MethodSource",
          "CsvSource",
          "ValueSource",
          "EnumSource",
          "Parameters",
          "TestFactory",
          "expand",
          "given");

  int line() {
    return code.at(start).line() == 0 ? code.at(header).line() : code.at(nameAt()).line();
  }

  private int nameAt() {
    for (int i = header; i < start; i++) {
      if (code.at(i).is(name) || code.at(i).said().equals(name)) {
        return i;
      }
    }
    return header;
  }

  String body() {
    return code.text(start, end);
  }

  /// It runs its assertions for several cases.
  boolean isTabled() {
    for (int i = header; i < end; i++) {
      var text = code.at(i).text();
      if (i < start ? TABLES.contains(text) : text.equals("for") || text.equals("forEach")) {
        return true;
      }
    }
    return false;
  }

  /// The rows of its largest table: elements that are themselves in brackets, and in its header
  /// plain ones too.
  int rows() {
    int most = 0;
    for (int i = header; i < end; i++) {
      if (code.opens(i) && !code.is(i, "(")) {
        boolean isHeader = i < start;
        int rows =
            (int)
                code.parts(i + 1, code.partner(i), ",").stream()
                    .filter(part -> isRow(part[0], part[1], isHeader))
                    .count();
        most = Math.max(most, rows);
      }
    }
    return most;
  }

  private boolean isRow(int from, int to, boolean isHeader) {
    boolean isNamed = code.at(from).isLiteral() && code.is(from + 1, ":");
    int first = isNamed ? from + 2 : from;
    boolean isBracket = code.opens(first) && code.partner(first) == to - 1;
    return isBracket
        || (isHeader && to > first && (code.at(first).isLiteral() || code.at(first).isWord()));
  }

  List<Assertion> assertions() {
    return new Assertions(code).in(header, start, end);
  }

  /// Some of its body can never be reached.
  boolean isCut() {
    return new Assertions(code).isCut(start, end);
  }

  /// What it speaks of: its words and literals.
  Set<String> words() {
    var words = new HashSet<String>();
    for (var token : code.within(start, end)) {
      if (token.kind() != Token.Kind.MARK) {
        words.add(token.text());
      }
    }
    return words;
  }
}
