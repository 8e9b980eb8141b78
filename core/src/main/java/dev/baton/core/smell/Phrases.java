package dev.baton.core.smell;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.baton.core.ears.Prose;
import dev.baton.core.ears.WordPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Phrases that a rule finds wherever they stand, with the question that fits them.
///
/// A list has one phrase a line; a phrase is a regular expression in which a space is any white
/// space. In the question, `%s` is what was found.
record Phrases(SmellRule rule, WordPattern pattern, String question) implements Detector {
  private static final Pattern PLAIN = Pattern.compile("^[a-z]{2}(?![?*+{])");

  static Phrases of(SmellRule rule, String question, String list) {
    return new Phrases(rule, pattern(list), question);
  }

  /// Whole words, the longest phrase first, so that "as soon as possible" is not cut to a part.
  static WordPattern pattern(String list) {
    var phrases =
        Arrays.stream(list.strip().split("\\R"))
            .map(String::strip)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(phrase -> phrase.replace(" ", "\\s+"))
            .toList();
    // A hyphen makes another word of it: "long" is not in "long-term", nor "large" in "large-v3".
    return WordPattern.of(
        "(?<![a-z0-9_-])(?:" + byFirstLetters(phrases) + ")(?![a-z0-9_]|-[a-z0-9])");
  }

  // Alternatives are tried one by one at every place; by their first letters it is a tenth of the
  // work. Phrases that do not begin with two plain letters come first, as they are.
  static String byFirstLetters(List<String> phrases) {
    var groups = new LinkedHashMap<String, List<String>>();
    for (var phrase : phrases) {
      groups
          .computeIfAbsent(
              PLAIN.matcher(phrase).find() ? phrase.substring(0, 2) : "", _ -> new ArrayList<>())
          .add(phrase);
    }
    return groups.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .collect(
            groupingBy(
                it -> it.getKey().isEmpty() ? "" : it.getKey().substring(0, 1),
                TreeMap::new,
                toList()))
        .entrySet()
        .stream()
        .map(letter ->
            letter.getKey()
                + letter.getValue().stream()
                    .map(group -> tails(group, letter.getKey()))
                    .collect(joining("|", "(?:", ")")))
        .collect(joining("|"));
  }

  private static String tails(Map.Entry<String, List<String>> group, String letter) {
    var rest = group.getKey().substring(letter.length());
    return rest
        + group.getValue().stream()
            .map(it -> it.substring(group.getKey().length()))
            .collect(joining("|", "(?:", ")"));
  }

  @Override
  public Stream<Smell> in(Prose prose) {
    return pattern.in(prose).stream()
        .map(match -> {
          var text = prose.sentence().substring(match.start(), match.end());
          return rule.at(match.start(), match.end(), prose.sentence(), question.formatted(text));
        });
  }
}
