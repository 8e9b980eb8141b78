package dev.baton.core.merge;

import dev.baton.core.imports.Language;
import dev.baton.core.imports.Lexer;
import dev.baton.core.imports.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Lines read as code.
final class Reading {
  private Reading() {}

  static Tokens tokens(Language language, List<String> lines) {
    return Lexer.tokens(language, String.join("", lines.stream().map(it -> it + "\n").toList()));
  }

  /// Whether the lines, and those before and after them, read by themselves as they do together: no
  /// comment and no string begins in one of the three and ends in another.
  static boolean isWhole(Language language, Piece.Side side) {
    var parts =
        Stream.of(side.before(), side.lines(), side.after())
            .flatMap(lines -> words(tokens(language, lines)));
    return words(tokens(language, side.text())).toList().equals(parts.toList());
  }

  private static Stream<String> words(Tokens tokens) {
    return IntStream.range(0, tokens.size()).mapToObj(i -> tokens.kind(i) + tokens.text(i));
  }

  /// Where the brackets are that nothing closes, outermost first.
  static List<Integer> open(Tokens tokens) {
    var open = new ArrayList<Integer>();
    for (int i = 0; i < tokens.size(); i++) {
      if (isOpening(tokens, i)) {
        open.add(i);
      } else if (isClosing(tokens, i) && !open.isEmpty()) {
        open.removeLast();
      }
    }
    return open;
  }

  static boolean isOpening(Tokens tokens, int i) {
    return tokens.isSign(i, '{') || tokens.isSign(i, '(') || tokens.isSign(i, '[');
  }

  static boolean isClosing(Tokens tokens, int i) {
    return tokens.isSign(i, '}') || tokens.isSign(i, ')') || tokens.isSign(i, ']');
  }
}
