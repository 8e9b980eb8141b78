package dev.baton.core.smell;

import dev.baton.core.ears.Prose;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Phrases that a rule finds wherever they stand, with the question that fits them.
///
/// A list has one phrase a line; a phrase is a regular expression in which a space is any white
/// space. In the question, `%s` is what was found.
record Phrases(SmellRule rule, Pattern pattern, String question) implements Detector {
  static Phrases of(SmellRule rule, String question, String list) {
    return new Phrases(rule, pattern(list), question);
  }

  /// Whole words, the longest phrase first, so that "as soon as possible" is not cut to a part.
  static Pattern pattern(String list) {
    var alternatives =
        Arrays.stream(list.strip().split("\\R"))
            .map(String::strip)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(phrase -> phrase.replace(" ", "\\s+"))
            .collect(Collectors.joining("|"));
    // A hyphen makes another word of it: "long" is not in "long-term", nor "large" in "large-v3".
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}_-])(?:" + alternatives + ")(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE);
  }

  @Override
  public Stream<Smell> in(Prose prose) {
    return pattern
        .matcher(prose.plain())
        .results()
        .map(match -> {
          var text = prose.sentence().substring(match.start(), match.end());
          return rule.at(match.start(), match.end(), prose.sentence(), question.formatted(text));
        });
  }
}
