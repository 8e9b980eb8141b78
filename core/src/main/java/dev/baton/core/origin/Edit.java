package dev.baton.core.origin;

/// Lines that give way to others, as a comparison without context says it. Where `removed` is 0,
/// `from` is the line before the place; where `added` is 0, `to` is.
public record Edit(int from, int removed, int to, int added) {
  public Edit {
    if (from < 0 || removed < 0 || to < 0 || added < 0) {
      throw new IllegalArgumentException(
          "not an edit: -%d,%d +%d,%d".formatted(from, removed, to, added));
    }
  }

  /// The last line before it that stays.
  int lastBefore() {
    return removed == 0 ? from : from - 1;
  }

  /// The first line after it in the earlier file.
  int next() {
    return removed == 0 ? from + 1 : from + removed;
  }

  /// The first line after it in the later file.
  int nextThere() {
    return added == 0 ? to + 1 : to + added;
  }
}
