package dev.baton.adapters.bridge;

import dev.baton.core.finding.Source;
import java.util.List;

/// A block of a foreign Markdown file, as far as bridges tell blocks apart.
sealed interface Piece {
  Source source();

  /// `textAt` is the text of the heading without its marks.
  record Heading(int level, String text, Source textAt, Source source) implements Piece {}

  /// One bullet or numbered point. `lead` is its first paragraph in one line, `depth` counts the
  /// lists around it.
  record Point(
      boolean numbered,
      int number,
      int depth,
      String lead,
      Source leadAt,
      List<Piece> below,
      Source source)
      implements Piece {
    public Point {
      below = List.copyOf(below);
    }

    List<Point> points() {
      return below.stream().filter(Point.class::isInstance).map(Point.class::cast).toList();
    }
  }

  /// A paragraph; a table is one too, since CommonMark has none.
  record Paragraph(List<Source> lines, Source source) implements Piece {
    public Paragraph {
      lines = List.copyOf(lines);
    }
  }

  /// A fence, a quote, HTML: kept whole.
  record Other(Source source) implements Piece {}
}
