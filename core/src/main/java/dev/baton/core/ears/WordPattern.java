package dev.baton.core.ears;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pattern, blind to case, whose matches begin with a word, or with the text.
///
/// It finds what the plain pattern finds, but is tried only where a word begins with letters that a
/// match can begin with. Most words do not, and trying each place is what makes searching slow.
public final class WordPattern {
  private static final int LETTERS = 26;
  private static final int OTHER = LETTERS;
  private static final int KINDS = LETTERS + 1;
  // What has to stand before a match says nothing about its first letters.
  private static final Pattern LOOK_BEHIND = Pattern.compile("\\(\\?<=[^)]*\\)");

  private final Pattern pattern;
  private final boolean[] heads = new boolean[KINDS * KINDS * KINDS];

  private WordPattern(Pattern pattern) {
    this.pattern = pattern;
    learn(
        Pattern.compile(
                LOOK_BEHIND.matcher(pattern.pattern()).replaceAll(""), Pattern.CASE_INSENSITIVE)
            .matcher(""),
        "",
        0);
  }

  public static WordPattern of(String regex) {
    return new WordPattern(Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
  }

  /// One of the words, whole.
  public static WordPattern word(String alternatives) {
    return of("\\b(?:" + alternatives + ")\\b");
  }

  /// All matches, as `Matcher.results` has them.
  public List<MatchResult> in(String text) {
    var found = new ArrayList<MatchResult>();
    var matcher = matcher(text);
    for (int at = next(matcher, text, 0); at >= 0; at = next(matcher, text, matcher.end())) {
      found.add(matcher.toMatchResult());
    }
    return found;
  }

  public boolean isIn(String text) {
    return isIn(text, 0);
  }

  /// Whether there is a match that begins at the offset or behind it.
  public boolean isIn(String text, int from) {
    return next(matcher(text), text, from) >= 0;
  }

  private Matcher matcher(String text) {
    return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
  }

  private int next(Matcher matcher, String text, int from) {
    for (int at = from; at < text.length(); at++) {
      if ((at == 0 || isHead(text, at)) && matcher.region(at, text.length()).lookingAt()) {
        return at;
      }
    }
    return -1;
  }

  private boolean isHead(String text, int at) {
    int first = kind(text, at);
    return first != OTHER
        && kind(text, at - 1) == OTHER
        && heads[(first * KINDS + kind(text, at + 1)) * KINDS + kind(text, at + 2)];
  }

  private static int kind(String text, int at) {
    int letter = at < text.length() ? (text.charAt(at) | 0x20) - 'a' : OTHER;
    return letter >= 0 && letter < LETTERS ? letter : OTHER;
  }

  // A match can begin so if the matcher would have read on, which nothing but `hitEnd` tells.
  @SuppressWarnings("JdkObsolete")
  private void learn(Matcher matcher, String head, int index) {
    for (int letter = 0; letter < LETTERS; letter++) {
      var longer = head + (char) ('a' + letter);
      int at = index * KINDS + letter;
      if (matcher.reset(longer).lookingAt() || matcher.hitEnd()) {
        if (longer.length() == 3) {
          heads[at] = true;
        } else {
          learn(matcher, longer, at);
        }
      }
    }
    if (head.length() == 1) {
      Arrays.fill(heads, (index * KINDS + OTHER) * KINDS, (index * KINDS + KINDS) * KINDS, true);
    } else if (head.length() == 2) {
      heads[index * KINDS + OTHER] = true;
    }
  }
}
