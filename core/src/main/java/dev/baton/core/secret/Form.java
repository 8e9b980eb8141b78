package dev.baton.core.secret;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a pattern finds and a check then believes.
record Form(String kind, List<String> hints, Pattern pattern, Predicate<String> check)
    implements Rule {
  // How far before its hint something may begin.
  private static final int REACH = 64;

  // In a text that holds JSON again, a line break is a backslash and a letter, which then touches
  // what follows it.
  private static final String START = "(?:(?<![A-Za-z0-9_])|(?<=\\\\[bfnrt]))";
  private static final String END = "(?![A-Za-z0-9_-])";

  // Where a word of a name begins, so that a `rookTable` has nothing to do with Okta.
  private static final String NAME = "(?<![a-z](?=[a-z]))";

  // A name, whatever more of a name or a type follows it, and how languages say that it is set.
  private static final String IS =
      "[\\w .-]{0,24}[\"'`]?[ \\t]{0,8}(?:=>|[:.?]{0,3}=|\\|\\||[:,>])\\s{0,16}[\"'`]?";

  static Rule of(String kind, String pattern, String... hints) {
    return new Form(kind, List.of(hints), Pattern.compile(START + pattern), _ -> true);
  }

  static Rule checked(String kind, String pattern, Predicate<String> check, String... hints) {
    return new Form(kind, List.of(hints), Pattern.compile(START + pattern), check);
  }

  /// What begins as its issuer's tokens do, and is as long: no shorter part of it is tried, so that
  /// a text full of beginnings costs no more than reading it.
  static Rule token(String kind, String pattern, String... hints) {
    return checked(kind, "((?>" + pattern + "))" + END, secret -> !Placeholder.is(secret), hints);
  }

  /// What has no form of its own and is known by the name it is given, which holds one of `names`.
  static Rule named(String kind, String value, String... names) {
    var pattern =
        NAME + "(?i:" + String.join("|", names) + ")" + IS + "(" + value + ")(?![\\w+/=.-])";
    return new Form(
        kind,
        List.of(names),
        Pattern.compile(pattern),
        secret -> !Placeholder.is(secret) && secret.chars().anyMatch(c -> c >= '0' && c <= '9'));
  }

  @Override
  public void find(String text, List<Integer> hinted, Consumer<Match> found) {
    var matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    if (hints.isEmpty()) {
      while (matcher.find()) {
        believed(matcher, found);
      }
      return;
    }
    int from = 0;
    for (var hint : hinted) {
      for (int at = Math.max(from, hint - REACH); at <= hint; at++) {
        if (matcher.region(at, text.length()).lookingAt()) {
          believed(matcher, found);
          from = matcher.end();
          break;
        }
        from = at + 1;
      }
    }
  }

  private void believed(Matcher matcher, Consumer<Match> found) {
    // The secret itself, where the pattern needs something around it.
    var group = matcher.groupCount();
    if (check.test(matcher.group(group))) {
      found.accept(new Match(kind, matcher.start(group), matcher.end(group)));
    }
  }
}
