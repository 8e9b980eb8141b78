package dev.baton.core.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Many words, or names of several, to look for in many texts.
///
/// One pattern of them all would be tried word by word at every place of every text. So each name
/// is filed under that word of it which the fewest others have, and a text is searched only for
/// names whose word it has.
final class Vocabulary {
  private static final Pattern WORD = Pattern.compile("\\w+");

  private final Map<String, List<String>> byWord = new HashMap<>();

  Vocabulary(Collection<String> names) {
    var uses =
        names.stream()
            .flatMap(Vocabulary::words)
            .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
    for (var name : names) {
      var rarest = words(name).min(Comparator.comparing(uses::get)).orElse("");
      byWord.computeIfAbsent(rarest, _ -> new ArrayList<>()).add(name);
    }
  }

  /// Of names that begin alike, the first in the alphabet is found.
  Optional<Pattern> of(String text) {
    var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Stream.concat(Stream.of(""), words(text))
        .forEach(word -> names.addAll(byWord.getOrDefault(word, List.of())));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Pattern.compile(
                names.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(", ")\\b")),
                Pattern.CASE_INSENSITIVE));
  }

  private static Stream<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .map(it -> it.toLowerCase(Locale.ROOT));
  }
}
