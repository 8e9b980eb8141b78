package dev.baton.core.supply;

import java.util.Collection;
import java.util.Optional;

/// Names that are one slip of the finger from another, or were made to be.
public final class NearMiss {
  private NearMiss() {}

  /// The name that was perhaps meant: one that is used here, or one that everybody knows.
  public static Optional<String> of(String name, Collection<String> known) {
    // A name that everybody knows is the one that is meant.
    if (Famous.NAMES.contains(name)) {
      return Optional.empty();
    }
    return known.stream()
        .filter(other -> is(name, other))
        .findFirst()
        .or(() -> Famous.NAMES.stream().filter(other -> is(name, other)).findFirst());
  }

  /// One letter more, less or other, or two turned around.
  static boolean is(String name, String other) {
    if (name.equals(other) || Math.min(name.length(), other.length()) < 4) {
      return false;
    }
    int start = 0;
    int most = Math.min(name.length(), other.length());
    while (start < most && name.charAt(start) == other.charAt(start)) {
      start++;
    }
    var one = name.substring(start);
    var two = other.substring(start);
    int end = 0;
    while (end < Math.min(one.length(), two.length())
        && one.charAt(one.length() - 1 - end) == two.charAt(two.length() - 1 - end)) {
      end++;
    }
    one = one.substring(0, one.length() - end);
    two = two.substring(0, two.length() - end);
    return (one.length() <= 1 && two.length() <= 1)
        || (one.length() == 2 && new StringBuilder(one).reverse().toString().equals(two));
  }
}
