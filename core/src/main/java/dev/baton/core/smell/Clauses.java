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
      opened(
          "when|whenever|if|while|where|until|unless|after|before|once|because|since|whether|as"
              + "|so that|so|although|though|even if|how|what|why");
  private static final Pattern RELATIVE = opened("that|which|who|whom|whose");

  private Clauses() {}

  static boolean isInCondition(Prose prose, int at) {
    return CONDITION.matcher(prose.plain()).region(0, at).find();
  }

  static boolean isInRelative(Prose prose, int at) {
    return RELATIVE.matcher(prose.plain()).region(0, at).find();
  }

  static boolean isMain(Prose prose, int at) {
    return !isInCondition(prose, at) && !isInRelative(prose, at);
  }

  /// Within parentheses something is explained, not owed.
  static boolean isAside(Prose prose, int at) {
    return prose.plain().lastIndexOf('(', at) > prose.plain().lastIndexOf(')', at);
  }

  private static Pattern opened(String words) {
    return Pattern.compile(
        "\\b(?:" + words + ")\\b(?:(?!\\bthen\\b)[^,;.:])*$", Pattern.CASE_INSENSITIVE);
  }
}
