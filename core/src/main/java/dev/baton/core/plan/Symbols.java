package dev.baton.core.plan;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// A set of characters: sorted, disjoint, inclusive ranges of code points.
final class Symbols {
  static final Symbols ANY = new Symbols(1, Character.MAX_CODE_POINT);
  static final Symbols NO_SLASH = new Symbols(1, '/' - 1, '/' + 1, Character.MAX_CODE_POINT);

  // What an example should be made of: a person reads it as a file name.
  private static final String PLEASANT =
      "xyabcdefghijklmnopqrstuvwzABCDEFGHIJKLMNOPQRSTUVWXYZ019_-.";

  /// First and last code point of each range in turn.
  private final int[] bounds;

  private Symbols(int... bounds) {
    this.bounds = bounds;
  }

  static Symbols of(int symbol) {
    return new Symbols(symbol, symbol);
  }

  static Symbols between(int first, int last) {
    return new Symbols(first, last);
  }

  boolean contains(int symbol) {
    for (int i = 0; i < bounds.length; i += 2) {
      if (symbol <= bounds[i + 1]) {
        return symbol >= bounds[i];
      }
    }
    return false;
  }

  boolean isEmpty() {
    return bounds.length == 0;
  }

  Symbols and(Symbols other) {
    var shared = IntStream.builder();
    int i = 0;
    int j = 0;
    while (i < bounds.length && j < other.bounds.length) {
      int first = Math.max(bounds[i], other.bounds[j]);
      int last = Math.min(bounds[i + 1], other.bounds[j + 1]);
      if (first <= last) {
        shared.add(first).add(last);
      }
      if (bounds[i + 1] < other.bounds[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return new Symbols(shared.build().toArray());
  }

  Symbols or(Symbols other) {
    return not().and(other.not()).not();
  }

  Symbols not() {
    var rest = IntStream.builder();
    int next = 1;
    for (int i = 0; i < bounds.length; i += 2) {
      if (next < bounds[i]) {
        rest.add(next).add(bounds[i] - 1);
      }
      next = bounds[i + 1] + 1;
    }
    if (next <= Character.MAX_CODE_POINT) {
      rest.add(next).add(Character.MAX_CODE_POINT);
    }
    return new Symbols(rest.build().toArray());
  }

  /// Gives the first code point of each range and the one just after it.
  void eachCut(IntConsumer cut) {
    for (int i = 0; i < bounds.length; i += 2) {
      cut.accept(bounds[i]);
      cut.accept(bounds[i + 1] + 1);
    }
  }

  /// One symbol for each stretch between the sorted cuts, the most pleasant first.
  List<Integer> samples(List<Integer> cuts) {
    if (bounds.length == 2 && bounds[0] == bounds[1]) {
      return List.of(bounds[0]);
    }
    var samples = new ArrayList<Integer>();
    for (int i = 0; i + 1 < cuts.size(); i++) {
      var stretch = and(between(cuts.get(i), cuts.get(i + 1) - 1));
      if (!stretch.isEmpty()) {
        samples.add(stretch.sample());
      }
    }
    samples.sort(comparingInt(Symbols::unpleasantness));
    return samples;
  }

  private static int unpleasantness(int symbol) {
    int place = PLEASANT.indexOf(symbol);
    return place < 0 ? PLEASANT.length() : place;
  }

  private int sample() {
    return PLEASANT.chars().filter(this::contains).findFirst().orElse(bounds[0]);
  }

  @Override
  public String toString() {
    return Arrays.toString(bounds);
  }
}
