package dev.baton.core.finding;

/// Where something was read: the place for people, and the offsets to edit it by.
///
/// Offsets count UTF-16 units of the original text, with its byte order mark and its line endings,
/// so replacing `[start, end)` leaves every other byte of the file as it was.
public record Source(String path, Range range, int start, int end) {
  public Source {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: %d to %d".formatted(start, end));
    }
  }

  /// The start of a file, when there is no better place.
  public static Source startOf(String path) {
    return new Source(path, Range.FILE_START, 0, 0);
  }
}
