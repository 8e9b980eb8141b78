package dev.baton.core.supply;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Which of two versions is the later one: numbers first, then the words behind them. Not the last
/// letter of each ecosystem's rules, but right for what is published in practice.
final class Versions {
  private static final Pattern PART = Pattern.compile("[0-9]+|[a-z]+");
  private static final int UNKNOWN_EARLY = -1;
  private static final int NOTHING = 0;
  private static final int LATE = 1;
  private static final int NUMBER = 2;
  private static final Map<String, Integer> RANKS =
      Map.ofEntries(
          Map.entry("dev", -9),
          Map.entry("snapshot", -2),
          Map.entry("a", -7),
          Map.entry("alpha", -7),
          Map.entry("b", -6),
          Map.entry("beta", -6),
          Map.entry("m", -5),
          Map.entry("milestone", -5),
          Map.entry("pre", -4),
          Map.entry("c", -3),
          Map.entry("cr", -3),
          Map.entry("rc", -3),
          Map.entry("final", NOTHING),
          Map.entry("ga", NOTHING),
          Map.entry("release", NOTHING),
          Map.entry("post", LATE),
          Map.entry("sp", LATE));

  /// What is not there is as 0 is: earlier than any other number, later than a word like `beta`.
  private record Part(int rank, BigInteger number, String word) {
    static final Part MISSING = new Part(NOTHING, BigInteger.ZERO, "");
    static final Comparator<Part> ORDER =
        Comparator.comparingInt(Part::rank).thenComparing(Part::number).thenComparing(Part::word);
  }

  private final Ecosystem ecosystem;

  Versions(Ecosystem ecosystem) {
    this.ecosystem = ecosystem;
  }

  boolean isBefore(String one, String other) {
    return compare(one, other) < 0;
  }

  int compare(String one, String other) {
    var left = parts(one);
    var right = parts(other);
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      int order = Part.ORDER.compare(at(left, i), at(right, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static Part at(List<Part> parts, int index) {
    return index < parts.size() ? parts.get(index) : Part.MISSING;
  }

  private List<Part> parts(String version) {
    var plain = version.toLowerCase(Locale.ROOT).replaceFirst("^v", "").replaceFirst("\\+.*", "");
    var marked = isSemantic() ? plain.replaceFirst("-", "-pre-") : plain;
    return PART.matcher(marked).results().map(hit -> part(hit.group())).toList();
  }

  // There a hyphen alone says that a version is early, whatever follows it.
  private boolean isSemantic() {
    return switch (ecosystem) {
      case NPM, CARGO, GO -> true;
      case MAVEN, PYPI -> false;
    };
  }

  private Part part(String text) {
    if (Character.isDigit(text.charAt(0))) {
      var number = new BigInteger(text);
      return number.signum() == 0 ? Part.MISSING : new Part(NUMBER, number, "");
    }
    var rank = RANKS.get(text);
    if (rank != null) {
      return new Part(rank, BigInteger.ZERO, "");
    }
    // `33-jre` is a build of 33, not one on the way to it.
    return new Part(ecosystem == Ecosystem.MAVEN ? LATE : UNKNOWN_EARLY, BigInteger.ZERO, text);
  }
}
