package dev.baton.core.merge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What every merge owes, whoever made it: nothing is in it that no side has, nothing is missing
/// that one side added, and nothing is left that one side took away.
public final class Conservation {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+");

  private Conservation() {}

  /// By whole lines, blank ones aside.
  static Optional<String> broken(String base, String ours, String theirs, String merged) {
    return broken(text -> text.lines().filter(line -> !line.isBlank()), base, ours, theirs, merged);
  }

  /// By words only: a program that knows a language may put parts of a line together.
  public static Optional<String> brokenInWords(
      String base, String ours, String theirs, String merged) {
    return broken(
        text -> WORD.matcher(text).results().map(MatchResult::group), base, ours, theirs, merged);
  }

  private static Optional<String> broken(
      Function<String, Stream<String>> parts,
      String base,
      String ours,
      String theirs,
      String merged) {
    var before = counted(parts.apply(base));
    var our = counted(parts.apply(ours));
    var their = counted(parts.apply(theirs));
    var now = counted(parts.apply(merged));
    var all = new HashSet<String>();
    Stream.of(before, our, their, now).forEach(counts -> all.addAll(counts.keySet()));
    return all.stream()
        .sorted()
        .filter(part ->
            !isKept(
                before.getOrDefault(part, 0),
                our.getOrDefault(part, 0),
                their.getOrDefault(part, 0),
                now.getOrDefault(part, 0)))
        .findFirst()
        .map(part ->
            "the merge would not have \"%s\" as often as it should".formatted(part.strip()));
  }

  // What both sides did in the same direction may have been the same thing, or two.
  private static boolean isKept(int before, int our, int their, int now) {
    int sum = our + their - before;
    if (our > before && their > before) {
      return now >= Math.max(our, their) && now <= sum;
    }
    if (our < before && their < before) {
      return now <= Math.min(our, their) && now >= sum;
    }
    return now == sum;
  }

  private static Map<String, Integer> counted(Stream<String> parts) {
    return parts.collect(Collectors.toMap(part -> part, _ -> 1, Integer::sum, HashMap::new));
  }
}
