package dev.baton.core.smell;

import dev.baton.core.ears.Prose;
import java.util.regex.Pattern;

/// Whether a place belongs to the main clause.
///
/// A subordinate clause is taken to reach from its first word to the next comma, semicolon or full
/// stop. Nested clauses with commas of their own are told wrong now and then; a grammar would cost
/// more than the mistakes do.
final class Clauses {
  private static final Pattern CONDITION =
      word(
          "when|whenever|if|while|where|until|unless|after|before|once|because|since|whether|as"
              + "|so|although|though|how|what|why");
  private static final Pattern RELATIVE = word("that|which|who|whom|whose");
  private static final Pattern THEN = word("then");

  private Clauses() {}

  static boolean isInCondition(Prose prose, int at) {
    return opens(CONDITION, prose, at);
  }

  static boolean isInRelative(Prose prose, int at) {
    return opens(RELATIVE, prose, at);
  }

  static boolean isMain(Prose prose, int at) {
    return !isInCondition(prose, at) && !isInRelative(prose, at);
  }

  /// Within parentheses something is explained, not owed.
  static boolean isAside(Prose prose, int at) {
    return prose.plain().lastIndexOf('(', at) > prose.plain().lastIndexOf(')', at);
  }

  private static boolean opens(Pattern what, Prose prose, int at) {
    return what.matcher(prose.plain()).region(start(prose.plain(), at), at).find();
  }

  private static int start(String plain, int at) {
    int start = at;
    while (start > 0 && ",;.:".indexOf(plain.charAt(start - 1)) < 0) {
      start--;
    }
    var then = THEN.matcher(plain).region(start, at);
    while (then.find()) {
      start = then.end();
    }
    return start;
  }

  private static Pattern word(String alternatives) {
    return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
  }
}
