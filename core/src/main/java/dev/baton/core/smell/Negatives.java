package dev.baton.core.smell;

import dev.baton.core.ears.Prose;
import dev.baton.core.ears.WordPattern;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Obligations that say what does not happen. A negation in a condition is as testable as any.
final class Negatives implements Detector {
  private static final WordPattern NEGATED =
      WordPattern.of(
          "\\b(?:shall|must|will|should|would|can|could|may|might)\\s+(?:\\w+ly\\s+)?(?:not|never)\\b"
              + "|\\bcannot\\b|\\b(?:can|won|must|should|shan|couldn)['\u2019]?t\\b"
              + "|\\b(?:no|neither|none|nothing|nobody)\\b(?=[^,;.]*\\b(?:shall|must|will|should|may|can)\\b)"
              + "|\\b(?:do|does|is|are|has|have)\\s+(?:not|never)\\b|\\bnever\\b"
              + "|^\\s*(?:no|zero|none\\s+of|neither)\\b|\\b(?:to\\s+not|not\\s+to)\\b"
              // A negation of what is itself negative has to be read twice.
              + "|\\bnot\\s+(?:un|im|in)[a-z]{4,}(?:able|ible|al|ed)\\b");
  private static final Pattern CONTRACTED_MUST = Pattern.compile("(?i)must");

  @Override
  public Stream<Smell> in(Prose prose) {
    return NEGATED.in(prose).stream()
        .filter(it -> !CONTRACTED_MUST.matcher(it.group()).matches())
        .filter(it -> Clauses.isMain(prose, it.start()) && !Clauses.isAside(prose, it.start()))
        .map(it ->
            SmellRule.NEGATIVE.at(
                it.start(),
                it.end(),
                prose.sentence(),
                "What happens instead, and how would anyone notice that it did not?"));
  }
}
