package dev.baton.adapters.markdown;

import dev.baton.core.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// A long text, parsed in pieces by as many threads as there are.
///
/// Every piece but the first begins with a heading at the margin. Such a heading ends all that is
/// open before it but a fence and raw HTML; from a piece that may end within one of those, the rest
/// is parsed as one.
final class Pieces {
  private static final int LEAST_LENGTH = 1 << 16;

  // Deeper nesting than any person writes; without a limit a line of `>` signs exhausts the stack.
  private static final int DEEPEST_NESTING = 50;

  // Parsers are safe for several threads. See the package's text for why inlines stay unparsed.
  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(DEEPEST_NESTING)
          .inlineParserFactory(_ -> (_, _) -> {})
          .build();

  private Pieces() {}

  /// One piece of a text: where it begins there, and what is in it.
  record Piece(int start, Node document) {
    static Piece of(SourceText text, int start, int end) {
      return new Piece(start, PARSER.parse(text.between(start, end)));
    }
  }

  /// The pieces from the offset to the end of the text, in their order.
  static List<Piece> of(SourceText text, int start) {
    return of(text, start, LEAST_LENGTH);
  }

  static List<Piece> of(SourceText text, int start, int leastLength) {
    var cuts = cuts(text, start, leastLength);
    var pieces = cuts.parallelStream().map(cut -> Piece.of(text, cut.start(), cut.end())).toList();
    for (int i = 0; i + 1 < pieces.size(); i++) {
      if (mayGoOn(pieces.get(i).document())) {
        var sound = new ArrayList<>(pieces.subList(0, i));
        sound.add(Piece.of(text, cuts.get(i).start(), text.length()));
        return sound;
      }
    }
    return pieces;
  }

  private record Cut(int start, int end) {}

  private static List<Cut> cuts(SourceText text, int start, int leastLength) {
    var cuts = new ArrayList<Cut>();
    int from = start;
    while (from < text.length()) {
      int next = text.nextLine(from + leastLength, Outline::isHeading);
      cuts.add(new Cut(from, next));
      from = next;
    }
    return cuts;
  }

  private static boolean mayGoOn(Node document) {
    var last = document;
    while (last.getLastChild() != null) {
      last = last.getLastChild();
    }
    return last instanceof HtmlBlock
        || (last instanceof FencedCodeBlock fence && fence.getClosingFenceLength() == null);
  }
}
