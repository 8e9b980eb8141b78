package dev.baton.core.tamper;

import java.util.List;

/// Whether two texts of one file say the same to a compiler: they differ in comments and white
/// space only. Never for a language that is not read here.
public final class SameCode {
  private SameCode() {}

  public static boolean in(String path, String one, String other) {
    return Language.of(path)
        .map(language -> code(one, language).equals(code(other, language)))
        .orElse(false);
  }

  private static List<String> code(String text, Language language) {
    return Tokenizer.tokens(text, language).stream().map(Token::text).toList();
  }
}
