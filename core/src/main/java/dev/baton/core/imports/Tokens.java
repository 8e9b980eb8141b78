package dev.baton.core.imports;

import java.util.Arrays;

/// A source without its comments: words, literals and signs, each with its line.
///
/// Kept as numbers beside the text: a tree has millions of them and few are ever looked at.
public final class Tokens {
  /// What a token is.
  public enum Kind {
    WORD,
    /// A string without anything computed in it; its text is what stands between the quotes.
    TEXT,
    /// A number, a regular expression, or a string that something is computed in.
    VALUE,
    SIGN
  }

  private final String source;
  private int size;
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int[] lines = new int[256];
  private Kind[] kinds = new Kind[256];
  private boolean[] firsts = new boolean[256];

  Tokens(String source) {
    this.source = source;
  }

  void add(Kind kind, int start, int end, int line, boolean first) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      lines = Arrays.copyOf(lines, size * 2);
      kinds = Arrays.copyOf(kinds, size * 2);
      firsts = Arrays.copyOf(firsts, size * 2);
    }
    starts[size] = start;
    ends[size] = end;
    lines[size] = line;
    kinds[size] = kind;
    firsts[size] = first;
    size++;
  }

  public int size() {
    return size;
  }

  private boolean has(int i) {
    return i >= 0 && i < size;
  }

  boolean isKind(int i, Kind kind) {
    return has(i) && kinds[i] == kind;
  }

  public boolean isWord(int i) {
    return isKind(i, Kind.WORD);
  }

  public boolean isText(int i) {
    return isKind(i, Kind.TEXT);
  }

  public boolean isSign(int i, char sign) {
    return isKind(i, Kind.SIGN) && source.charAt(starts[i]) == sign;
  }

  public boolean isWord(int i, String word) {
    return isWord(i) && ends[i] - starts[i] == word.length() && source.startsWith(word, starts[i]);
  }

  /// The first character, or 0 beyond the end.
  char initial(int i) {
    return has(i) && starts[i] < ends[i] ? source.charAt(starts[i]) : 0;
  }

  public String text(int i) {
    return source.substring(starts[i], ends[i]);
  }

  public int line(int i) {
    return lines[i];
  }

  /// The first of its line; a line that is continued goes on in the next.
  public boolean isFirst(int i) {
    return has(i) && firsts[i];
  }

  public Kind kind(int i) {
    return kinds[i];
  }

  /// Stands at the left edge.
  boolean isAtEdge(int i) {
    return starts[i] == 0 || source.charAt(starts[i] - 1) == '\n';
  }
}
