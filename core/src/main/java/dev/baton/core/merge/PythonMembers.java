package dev.baton.core.merge;

import dev.baton.core.imports.Language;
import dev.baton.core.imports.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Functions and classes of Python, told by how far their lines are indented.
final class PythonMembers {
  private final Piece.Side side;

  PythonMembers(Piece.Side side) {
    this.side = side;
  }

  /// What stands before the first of them. In Python that decides what they belong to.
  String margin() {
    return side.lines().stream()
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(line -> line.substring(0, line.length() - line.stripLeading().length()))
        .orElse("");
  }

  /// What the lines declare; nothing where they are anything else than whole members.
  Set<String> names() {
    var rows = rows(side.lines());
    return !rows.isEmpty() && isPlace(rows.getFirst().indent()) ? names(rows) : Set.of();
  }

  private static Set<String> names(List<Row> rows) {
    int indent = rows.getFirst().indent();
    var names = new HashSet<String>();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      if (row.indent() < indent) {
        return Set.of();
      }
      if (row.indent() > indent) {
        continue;
      }
      var hasMore = i + 1 < rows.size();
      var isFollowedByBody = hasMore && rows.get(i + 1).indent() > indent;
      var decorates = row.isDecorator() && hasMore && rows.get(i + 1).indent() == indent;
      if (!decorates && !(row.declares() && isFollowedByBody && names.add(row.name()))) {
        return Set.of();
      }
    }
    return names;
  }

  // At the edge of the file or right in a class, with a whole member or the class's own line before
  // it, and nothing after it that belongs to what stands before.
  private boolean isPlace(int indent) {
    var before = rows(side.before());
    var after = rows(side.after());
    if (!Reading.open(Reading.tokens(Language.PYTHON, side.before())).isEmpty()
        || (!after.isEmpty()
            && (after.getFirst().indent() > indent || after.getFirst().goesOn()))) {
      return false;
    }
    if (before.isEmpty()) {
      return indent == 0;
    }
    if (before.getLast().isDecorator()
        || (before.getLast().opens() && before.getLast().indent() >= indent)) {
      return false;
    }
    var outer = before.reversed().stream().filter(row -> row.indent() < indent).findFirst();
    return indent == 0 || outer.filter(Row::isClass).isPresent();
  }

  /// A line of code outside of brackets.
  private record Row(int indent, String first, String second, boolean opens) {
    boolean isDecorator() {
      return first.equals("@");
    }

    boolean declares() {
      return first.equals("def") || first.equals("class") || first.equals("async");
    }

    boolean isClass() {
      return first.equals("class");
    }

    boolean goesOn() {
      return Set.of("else", "elif", "except", "finally").contains(first);
    }

    String name() {
      return second;
    }
  }

  private static List<Row> rows(List<String> lines) {
    var tokens = Reading.tokens(Language.PYTHON, lines);
    var rows = new ArrayList<Row>();
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (depth == 0 && tokens.isFirst(i)) {
        rows.add(row(tokens, i, lines.get(tokens.line(i) - 1)));
      }
      depth += Reading.isOpening(tokens, i) ? 1 : Reading.isClosing(tokens, i) ? -1 : 0;
    }
    return rows;
  }

  private static Row row(Tokens tokens, int first, String line) {
    int name = tokens.isWord(first, "async") ? first + 2 : first + 1;
    return new Row(
        line.length() - line.stripLeading().length(),
        tokens.text(first),
        name < tokens.size() ? tokens.text(name) : "",
        endsInColon(tokens, first));
  }

  private static boolean endsInColon(Tokens tokens, int first) {
    int depth = 0;
    int i = first;
    do {
      depth += Reading.isOpening(tokens, i) ? 1 : Reading.isClosing(tokens, i) ? -1 : 0;
      i++;
    } while (i < tokens.size() && (depth > 0 || !tokens.isFirst(i)));
    return tokens.isSign(i - 1, ':');
  }
}
