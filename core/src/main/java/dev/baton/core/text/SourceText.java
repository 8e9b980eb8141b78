package dev.baton.core.text;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Range;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The text of one file with its lines; turns offsets into places.
public final class SourceText {
  public static final int MOST_BYTES = 20_000_000;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final Rule TOO_LARGE = Rule.error("R-TOO-LARGE");
  private static final Rule NOT_TEXT = Rule.error("R-NOT-TEXT");
  private static final Rule EMPTY = Rule.error("R-EMPTY");

  private final String path;
  private final String text;
  private final int[] lineStarts;

  /// Text, or the reason why the bytes are none.
  public sealed interface Decoding {
    record Text(SourceText text) implements Decoding {}

    record Unreadable(Finding finding) implements Decoding {}
  }

  private SourceText(String path, String text) {
    this.path = path;
    this.text = text;
    lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    var starts = IntStream.builder().add(0);
    for (int i = 0; i < text.length(); i++) {
      if (endsLine(text, i)) {
        starts.add(i + 1);
      }
    }
    return starts.build().toArray();
  }

  public static Decoding decode(String path, byte[] content) {
    if (content.length > MOST_BYTES) {
      return unreadable(
          TOO_LARGE,
          Source.startOf(path),
          "the file has %,d bytes; at most %,d are read".formatted(content.length, MOST_BYTES),
          "split it, or check that it is the right file");
    }
    var bytes = ByteBuffer.wrap(content);
    // One unit a byte is the most UTF-8 can need, so the decoder never runs out of room.
    var units = CharBuffer.allocate(content.length);
    boolean malformed = StandardCharsets.UTF_8.newDecoder().decode(bytes, units, true).isError();
    var text = new SourceText(path, units.flip().toString());
    int nul = text.text.indexOf('\0');
    if (malformed || nul >= 0) {
      int at = nul >= 0 ? nul : text.text.length();
      return unreadable(
          NOT_TEXT,
          text.source(at, at),
          "the file is not UTF-8 text",
          "save it as UTF-8, or check that it is the right file");
    }
    if (text.text.substring(text.start()).isBlank()) {
      return unreadable(
          EMPTY,
          Source.startOf(path),
          "the file is empty",
          "start it with front matter: `---`, `key: value` lines, `---`");
    }
    return new Decoding.Text(text);
  }

  private static Decoding unreadable(Rule rule, Source at, String message, String mend) {
    return new Decoding.Unreadable(rule.at(at, message, mend));
  }

  // A carriage return alone ends a line too, as it does for CommonMark.
  private static boolean endsLine(String text, int i) {
    char c = text.charAt(i);
    return c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
  }

  public String path() {
    return path;
  }

  /// Where the text begins, after a byte order mark.
  public int start() {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
  }

  public String from(int start) {
    return text.substring(start);
  }

  public int length() {
    return text.length();
  }

  public String between(int start, int end) {
    return text.substring(start, end);
  }

  public String slice(Source source) {
    return text.substring(source.start(), source.end());
  }

  public int lines() {
    return lineStarts.length;
  }

  /// One line, counted from 0, without its line ending and without a byte order mark.
  public Source line(int index) {
    int start = index == 0 ? start() : lineStarts[index];
    int end = lineEnd(index);
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return source(start, end);
  }

  /// Where the first line begins, at the offset or behind it, that is as asked; else the end of the
  /// text.
  public int nextLine(int from, Predicate<String> which) {
    int first = from <= 0 ? 0 : lineOf(Math.min(from, text.length()) - 1) + 1;
    return IntStream.range(first, lineStarts.length)
        .filter(index -> which.test(slice(line(index))))
        .map(index -> lineStarts[index])
        .findFirst()
        .orElse(text.length());
  }

  /// Where the line after this one begins.
  public int lineEnd(int index) {
    return index + 1 < lineStarts.length ? lineStarts[index + 1] : text.length();
  }

  public Source source(int start, int end) {
    int line = lineOf(start);
    int endLine = lineOf(end);
    return new Source(
        path,
        new Range(line + 1, column(line, start), endLine + 1, column(endLine, end)),
        start,
        end);
  }

  // The mark is no character anyone sees, so the first line counts its columns after it.
  private int column(int line, int offset) {
    int lineStart = line == 0 ? start() : lineStarts[line];
    return Math.max(0, offset - lineStart) + 1;
  }

  private int lineOf(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found : -found - 2;
  }
}
