package dev.baton.core.supply;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whether a licence, as its author wrote it, is among those a team takes.
final class Licences {
  // Maven knows no identifiers, only what people write.
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("apache license 2.0", "apache-2.0"),
          Map.entry("apache license version 2.0", "apache-2.0"),
          Map.entry("apache software license version 2.0", "apache-2.0"),
          Map.entry("apache 2.0", "apache-2.0"),
          Map.entry("apache 2", "apache-2.0"),
          Map.entry("mit license", "mit"),
          Map.entry("bsd 2-clause license", "bsd-2-clause"),
          Map.entry("bsd 3-clause license", "bsd-3-clause"),
          Map.entry("new bsd license", "bsd-3-clause"),
          Map.entry("eclipse public license 1.0", "epl-1.0"),
          Map.entry("eclipse public license 2.0", "epl-2.0"),
          Map.entry("eclipse public license v1.0", "epl-1.0"),
          Map.entry("eclipse public license v2.0", "epl-2.0"),
          Map.entry("isc license", "isc"));

  private Licences() {}

  /// Several that a registry lists are a choice, as Maven has it.
  static boolean anyIsAmong(List<String> given, List<String> taken) {
    var names = taken.stream().map(Licences::folded).toList();
    return given.stream().anyMatch(each -> isAmong(each, names));
  }

  private static boolean isAmong(String given, List<String> taken) {
    if (taken.contains(folded(given))) {
      return true;
    }
    var plain = given.replaceAll("[()]", " ").strip();
    // An expression with both words would need its parentheses; a person reads that one.
    var hasAnd = plain.matches("(?i).*\\sAND\\s.*");
    var hasOr = plain.matches("(?i).*\\sOR\\s.*");
    if (hasAnd == hasOr) {
      return false;
    }
    var parts = List.of(plain.split("(?i)\\s+(?:AND|OR)\\s+"));
    return hasAnd
        ? parts.stream().allMatch(part -> taken.contains(folded(part)))
        : parts.stream().anyMatch(part -> taken.contains(folded(part)));
  }

  private static String folded(String given) {
    var plain =
        given
            .toLowerCase(Locale.ROOT)
            .replaceAll("[,()]", " ")
            .replaceAll("\\s+", " ")
            .strip()
            .replaceFirst("^the ", "");
    return NAMES.getOrDefault(plain, plain);
  }
}
