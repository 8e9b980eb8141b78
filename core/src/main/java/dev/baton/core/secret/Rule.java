package dev.baton.core.secret;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// One kind of thing. Where none of its hints stands in a text the pattern is not tried: almost no
/// text has a secret, and looking for a constant costs next to nothing.
record Rule(String kind, List<String> hints, Pattern pattern, Predicate<String> check) {
  // In a text that holds JSON again, a line break is a backslash and a letter, which then touches
  // what follows it.
  private static final String START = "(?:(?<![A-Za-z0-9_])|(?<=\\\\[bfnrt]))";

  static Rule of(String kind, String pattern, String... hints) {
    return new Rule(kind, List.of(hints), Pattern.compile(START + pattern), _ -> true);
  }

  static Rule checked(String kind, String hint, String pattern, Predicate<String> check) {
    return new Rule(kind, List.of(hint), Pattern.compile(START + pattern), check);
  }

  void find(String text, Consumer<Match> found) {
    if (hints.stream().noneMatch(text::contains)) {
      return;
    }
    var matcher = pattern.matcher(text);
    while (matcher.find()) {
      // The secret itself, where the pattern needs something around it.
      var group = matcher.groupCount();
      if (check.test(matcher.group(group))) {
        found.accept(new Match(kind, matcher.start(group), matcher.end(group)));
      }
    }
  }
}
