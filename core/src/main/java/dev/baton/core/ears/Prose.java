package dev.baton.core.ears;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sentence beside a copy of the same length in which names cannot be taken for words.
///
/// Patterns run over `plain`; what they find has the same offsets in `sentence`.
public final class Prose {
  /// Stands for each character of a name. It is no letter, so no word begins or ends within it.
  public static final char NAME = '\uFFFC';

  private static final Pattern QUOTED =
      Pattern.compile(
          "``[^`]+``|`[^`]+`|\"[^\"]+\"|\u201c[^\u201d]+\u201d|\u00ab[^\u00bb]+\u00bb"
              // An apostrophe within a word opens nothing.
              + "|(?<![\\p{L}\\p{N}])'[^']+'(?![\\p{L}\\p{N}])"
              + "|(?<![\\p{L}\\p{N}])\u2018[^\u2019]+\u2019(?![\\p{L}\\p{N}])");
  private static final String QUOTES = "`\"'\u201c\u00ab\u2018";
  private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__");
  private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)");

  private final String sentence;
  private final String plain;
  private final WordStarts starts;

  private Prose(String sentence, String plain) {
    this.sentence = sentence;
    this.plain = plain;
    starts = WordStarts.of(plain);
  }

  public static Prose of(String sentence) {
    var named = holds(sentence, QUOTES) ? blank(QUOTED, sentence, NAME) : sentence;
    return new Prose(sentence, holds(named, "*_") ? blank(EMPHASIS, named, ' ') : named);
  }

  public String sentence() {
    return sentence;
  }

  public String plain() {
    return plain;
  }

  WordStarts starts() {
    return starts;
  }

  /// The same with parentheses blanked too, for looking at how the sentence is built.
  Prose withoutAsides() {
    return holds(plain, "(") ? new Prose(sentence, blank(ASIDE, plain, ' ')) : this;
  }

  /// The sentence between the offsets, without the white space at its ends.
  Clause clause(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isSpace(start)) {
      start++;
    }
    while (end > start && isSpace(end - 1)) {
      end--;
    }
    return new Clause(sentence.substring(start, end), start, end);
  }

  // Emphasis is blank in `plain` only; an aside is blank there too, but belongs to what it follows.
  private boolean isSpace(int at) {
    var written = sentence.charAt(at);
    return Character.isWhitespace(written)
        || (plain.charAt(at) == ' ' && (written == '*' || written == '_'));
  }

  private static boolean holds(String text, String any) {
    for (int i = 0; i < any.length(); i++) {
      if (text.indexOf(any.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String blank(Pattern what, String text, char with) {
    return what.matcher(text)
        .replaceAll(match ->
            Matcher.quoteReplacement(String.valueOf(with).repeat(match.end() - match.start())));
  }
}
