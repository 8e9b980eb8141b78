package dev.baton.core.smell;

import dev.baton.core.ears.Prose;
import dev.baton.core.ears.WordPattern;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Modal verbs that leave the obligation open, and `must` or `will` where `shall` is meant.
final class Modals implements Detector {
  /// Any modal an obligation may be written with.
  static final WordPattern ANY =
      WordPattern.word("shall|must|will|should|would|can|cannot|could|may|might");

  private static final WordPattern SHALL = WordPattern.word("shall");
  private static final WordPattern FOR_SHALL = WordPattern.word("must|will");
  private static final WordPattern UNCERTAIN = WordPattern.word("may|might|could|should|would|can");
  private static final Pattern ABILITY =
      Pattern.compile("can|could|would", Pattern.CASE_INSENSITIVE);

  @Override
  public Stream<Smell> in(Prose prose) {
    return Stream.concat(uncertain(prose), insteadOfShall(prose));
  }

  private static Stream<Smell> uncertain(Prose prose) {
    return UNCERTAIN.in(prose).stream()
        .filter(it -> !Clauses.isInCondition(prose, it.start()))
        // "ensure that users can": what is owed is clear, and that is the ability.
        .filter(it ->
            !ABILITY.matcher(it.group()).matches() || !Clauses.isInRelative(prose, it.start()))
        .map(it ->
            SmellRule.MODAL.at(
                it.start(),
                it.end(),
                prose.sentence(),
                "Is what stands after \"%s\" owed, so that its absence is a fault?"
                    .formatted(it.group().toLowerCase(Locale.ROOT))));
  }

  // With a `shall` in the sentence, `will` speaks of the future and `must` of somebody else.
  private static Stream<Smell> insteadOfShall(Prose prose) {
    if (SHALL.isIn(prose)) {
      return Stream.empty();
    }
    return FOR_SHALL.in(prose).stream()
        .filter(it -> Clauses.isMain(prose, it.start()))
        .map(it -> forShall(prose, it));
  }

  private static Smell forShall(Prose prose, MatchResult it) {
    return SmellRule.MODAL
        .at(
            it.start(),
            it.end(),
            prose.sentence(),
            "Is \"%s\" an obligation here?".formatted(it.group().toLowerCase(Locale.ROOT)))
        .replacedBy("shall");
  }
}
