package dev.baton.core.smell;

import dev.baton.core.ears.Prose;
import dev.baton.core.ears.WordPattern;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Obligations in which nobody acts.
final class Passives implements Detector {
  private static final String IRREGULAR =
      "begun|bound|broken|brought|built|bought|caught|chosen|cut|dealt|done|drawn|driven|fed|felt"
          + "|forbidden|forgotten|found|frozen|given|gone|held|heard|hidden|hit|hurt|kept|known|laid"
          + "|led|left|lent|lit|lost|made|meant|met|paid|put|read|rebuilt|redone|rewritten|run|said"
          + "|seen|sent|set|shown|shut|sold|spent|split|spread|stolen|stored|struck|sunk|sworn|taken"
          + "|taught|thought|thrown|told|torn|understood|undone|withdrawn|withheld|won|worn|wound"
          + "|written|overwritten|overridden|reset|reread|resent|borne|shot|sought|proven|spoken";
  // Adjectives and nouns that end as participles do.
  private static final String NO_PARTICIPLE =
      "need|speed|feed|seed|bed|red|hundred|indeed|embed|exceed|proceed|succeed|supposed|interested"
          + "|unauthori[sz]ed|unauthenticated|unchanged|unlimited|unused|unmodified|undefined"
          + "|unaffected|untouched|naked|sacred|aged|tired|concerned|pleased|indexed-based";
  private static final WordPattern PASSIVE =
      WordPattern.of(
          "\\b(?:be|is|are|was|were|been|being|get|gets|isn't|aren't)\\s+"
              + "(?:(?:not|never|also|then|only|always|first|all|both|still|either|thus|therefore"
              + "|so|to be|[a-z]+ly)\\s+){0,3}"
              + "(?!(?:"
              + NO_PARTICIPLE
              + ")\\b)(?<participle>(?:[a-z]+-)?[a-z]{2,}ed|"
              + IRREGULAR
              + ")\\b(?!-)");
  // A state that nobody brings about.
  private static final Pattern STATE =
      Pattern.compile(
          "\\b(?:based|located|limited|related|dedicated|composed|comprised|interested|situated|tied"
              + "|bound|supposed)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AGENT =
      Pattern.compile(
          "^(?:\\s+[\\w-]+){0,3}?\\s+by\\s+(?:(?:the|an?|each|every)\\b|"
              + Prose.NAME
              + "|(?-i:\\p{Lu}))",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Stream<Smell> in(Prose prose) {
    return every(prose)
        .filter(it -> Clauses.isMain(prose, it.start()))
        .filter(it -> !STATE.matcher(it.group()).find())
        .filter(it -> !AGENT.matcher(prose.plain().substring(it.end())).find())
        .map(it ->
            SmellRule.PASSIVE.at(
                it.start(),
                it.end(),
                prose.sentence(),
                "Who or what does it where it says \"%s\"?".formatted(it.group())));
  }

  /// Every passive, whoever acts and wherever it stands; for measuring against a treebank.
  static Stream<MatchResult> every(Prose prose) {
    return PASSIVE.in(prose).stream();
  }
}
