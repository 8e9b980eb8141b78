package dev.baton.core.spec;

import dev.baton.core.finding.Range;
import dev.baton.core.finding.Source;
import java.util.List;

/// Normative text, without the markup that only lays it out (quote marks, indentation).
///
/// `lines` is where each line of the value stands, so that a word of it can be pointed at.
public record Passage(String value, Source source, List<Source> lines) {
  public Passage {
    lines = List.copyOf(lines);
  }

  /// Text of one line.
  public Passage(String value, Source source) {
    this(value, source, List.of(source));
  }

  public boolean isBlank() {
    return value.isBlank();
  }

  /// Where a part of the value stands. A part over several lines ends with its first one.
  public Source at(int start, int end) {
    int line = (int) value.substring(0, start).chars().filter(c -> c == '\n').count();
    int lineStart = value.lastIndexOf('\n', start - 1) + 1;
    int lineEnd = value.indexOf('\n', start);
    var place = lines.get(Math.min(line, lines.size() - 1));
    int from = start - lineStart;
    int to = (lineEnd < 0 ? end : Math.min(end, lineEnd)) - lineStart;
    var range = place.range();
    return new Source(
        place.path(),
        new Range(range.line(), range.column() + from, range.line(), range.column() + to),
        place.start() + from,
        place.start() + to);
  }
}
