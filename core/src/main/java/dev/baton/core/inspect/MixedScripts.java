package dev.baton.core.inspect;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Words in which a letter of another script stands for one that looks like it.
final class MixedScripts {
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  // Only these have letters that are taken for Latin ones.
  private static final Set<UnicodeScript> ALIKE =
      EnumSet.of(
          UnicodeScript.CYRILLIC,
          UnicodeScript.GREEK,
          UnicodeScript.ARMENIAN,
          UnicodeScript.CHEROKEE,
          UnicodeScript.LISU,
          UnicodeScript.COPTIC);

  // Greek letters that are used as symbols beside Latin ones in formulas and units.
  private static final String SYMBOLS = "αβγδεζηθικλμνξπρστφχψωΔΩΣΠΛΘΦΨΓµ";

  private MixedScripts() {}

  static Optional<String> in(String line) {
    var words = WORD.matcher(line);
    while (words.find()) {
      var word = words.group();
      if (isMixed(word)) {
        return Optional.of("`%s` has letters of %s among Latin ones".formatted(word, other(word)));
      }
    }
    return Optional.empty();
  }

  private static boolean isMixed(String word) {
    return word.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.LATIN)
        && word.codePoints().anyMatch(MixedScripts::isAlike);
  }

  private static boolean isAlike(int c) {
    return ALIKE.contains(UnicodeScript.of(c)) && SYMBOLS.indexOf(c) < 0;
  }

  private static String other(String word) {
    return word.codePoints()
        .filter(MixedScripts::isAlike)
        .mapToObj(c -> UnicodeScript.of(c).name())
        .findFirst()
        .map(name -> name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT))
        .orElse("another script");
  }
}
