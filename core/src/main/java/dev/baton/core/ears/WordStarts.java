package dev.baton.core.ears;

import java.util.Arrays;

/// The places of a text where a word begins, each with the kind of its first three letters.
///
/// Many patterns are asked of one sentence; each looks at these places and at no other.
final class WordStarts {
  static final int LETTERS = 26;
  static final int OTHER = LETTERS;
  static final int KINDS = LETTERS + 1;
  static final int HEADS = KINDS * KINDS * KINDS;

  private int[] places = new int[32];
  private int[] heads = new int[32];
  private int size;

  private WordStarts() {}

  /// The start of the text is one of them, whatever stands there.
  static WordStarts of(String text) {
    var starts = new WordStarts();
    int before = OTHER;
    for (int at = 0; at < text.length(); at++) {
      int first = kind(text, at);
      if (at == 0 || (before == OTHER && first != OTHER)) {
        starts.add(at, (first * KINDS + kind(text, at + 1)) * KINDS + kind(text, at + 2));
      }
      before = first;
    }
    return starts;
  }

  private void add(int place, int head) {
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      heads = Arrays.copyOf(heads, 2 * size);
    }
    places[size] = place;
    heads[size] = head;
    size++;
  }

  private static int kind(String text, int at) {
    int letter = at < text.length() ? (text.charAt(at) | 0x20) - 'a' : OTHER;
    return letter >= 0 && letter < LETTERS ? letter : OTHER;
  }

  int size() {
    return size;
  }

  int place(int index) {
    return places[index];
  }

  /// A number below [#HEADS].
  int head(int index) {
    return heads[index];
  }
}
