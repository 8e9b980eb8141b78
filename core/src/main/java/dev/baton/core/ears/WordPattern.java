package dev.baton.core.ears;

import static dev.baton.core.ears.WordStarts.HEADS;
import static dev.baton.core.ears.WordStarts.KINDS;
import static dev.baton.core.ears.WordStarts.LETTERS;
import static dev.baton.core.ears.WordStarts.OTHER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pattern, blind to case, whose matches begin with a word, or with the text.
///
/// It finds what the plain pattern finds, but is tried only where a word begins with letters that a
/// match can begin with. Most words do not, and trying each place is what makes searching slow.
public final class WordPattern {
  // What has to stand before a match says nothing about its first letters.
  private static final Pattern LOOK_BEHIND = Pattern.compile("\\(\\?<=[^)]*\\)");

  private final Pattern pattern;
  private final boolean[] heads = new boolean[HEADS];

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

  /// All matches in the plain text, as `Matcher.results` has them.
  public List<MatchResult> in(Prose prose) {
    var found = new ArrayList<MatchResult>();
    for (var it = first(prose, 0); it.isPresent(); it = first(prose, it.get().end())) {
      found.add(it.get());
    }
    return found;
  }

  public boolean isIn(Prose prose) {
    return isIn(prose, 0);
  }

  /// Whether there is a match that begins at the offset or behind it.
  public boolean isIn(Prose prose, int from) {
    return first(prose, from).isPresent();
  }

  private Optional<MatchResult> first(Prose prose, int from) {
    var starts = prose.starts();
    for (int i = 0; i < starts.size(); i++) {
      int place = starts.place(i);
      if (place >= from && (place == 0 || heads[starts.head(i)])) {
        var matcher = at(place, prose.plain());
        if (matcher.lookingAt()) {
          return Optional.of(matcher.toMatchResult());
        }
      }
    }
    return Optional.empty();
  }

  private Matcher at(int place, String text) {
    return pattern
        .matcher(text)
        .useTransparentBounds(true)
        .useAnchoringBounds(false)
        .region(place, text.length());
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
