package dev.baton.core.finding;

/// A stretch of text, counted from 1 as people and compilers do.
///
/// Columns count UTF-16 units, as editors do. The end is exclusive: it is the place just after the
/// last character, so an empty range has equal ends.
public record Range(int line, int column, int endLine, int endColumn) {
  /// Stands for a file as a whole, when nothing in it could be read.
  public static final Range FILE_START = new Range(1, 1, 1, 1);

  public Range {
    if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
      throw new IllegalArgumentException(
          "not a range: %d:%d to %d:%d".formatted(line, column, endLine, endColumn));
    }
  }
}
