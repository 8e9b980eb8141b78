package dev.baton.core.run;

import java.util.Arrays;
import java.util.List;

/// An immutable array that shares what did not change: one replaced element costs a few small
/// copies instead of one of the whole, which is what lets a million events replay in seconds.
final class Places<T> {
  private static final int BITS = 5;
  private static final int WIDTH = 1 << BITS;

  private final Object[] root;
  private final int shift;
  private final int size;

  private Places(Object[] root, int shift, int size) {
    this.root = root;
    this.shift = shift;
    this.size = size;
  }

  static <T> Places<T> of(List<T> elements) {
    Object[] level = elements.toArray();
    int shift = 0;
    while (level.length > WIDTH) {
      level = grouped(level);
      shift += BITS;
    }
    return new Places<>(level, shift, elements.size());
  }

  int size() {
    return size;
  }

  @SuppressWarnings("unchecked") // Only `of` and `with` fill the leaves, and both take T.
  T get(int place) {
    var node = root;
    for (int level = shift; level > 0; level -= BITS) {
      node = (Object[]) node[(place >>> level) & (WIDTH - 1)];
    }
    return (T) node[place & (WIDTH - 1)];
  }

  Places<T> with(int place, T element) {
    return new Places<>(replaced(root, shift, place, element), shift, size);
  }

  private static Object[] replaced(Object[] node, int level, int place, Object element) {
    var copy = node.clone();
    var slot = (place >>> level) & (WIDTH - 1);
    copy[slot] =
        level == 0 ? element : replaced((Object[]) copy[slot], level - BITS, place, element);
    return copy;
  }

  private static Object[] grouped(Object[] level) {
    var groups = new Object[(level.length + WIDTH - 1) / WIDTH];
    for (int group = 0; group < groups.length; group++) {
      var from = group * WIDTH;
      var length = Math.min(WIDTH, level.length - from);
      groups[group] = Arrays.copyOfRange(level, from, from + length);
    }
    return groups;
  }
}
