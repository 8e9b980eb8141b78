package dev.baton.core.smell;

import java.util.Locale;
import java.util.regex.Pattern;

/// Text as it is compared: without articles, case, punctuation and the width of white space.
final class Folded {
  private static final Pattern ARTICLE = Pattern.compile("\\b(?:the|an?)\\b");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}#%._/-]+|[.](?=\\s|$)");

  private Folded() {}

  static String of(String text) {
    var plain = ARTICLE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    return BETWEEN.matcher(plain).replaceAll(" ").strip();
  }
}
