package dev.baton.core.smell;

import dev.baton.core.ears.Actions;
import dev.baton.core.ears.Prose;
import dev.baton.core.ears.WordPattern;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Further actions, or a further modal, after the first.
final class Compounds implements Detector {
  // Without any of these nothing is joined, and hardly anything is cheaper to see.
  private static final WordPattern JOINER = WordPattern.word("and|or|but|then");
  private static final Pattern PARTICIPLES =
      Pattern.compile(
          "\\bbe\\s+(?:\\w+ly\\s+)?[a-z]+(?:ed|en|nt|lt|ut|ld|wn)\\b[^,;.]*?,?\\s(?<joint>and|or|and/or)\\s+"
              + "(?:then\\s+|not\\s+|\\w+ly\\s+)?(?:[a-z]{2,}ed|shown|sent|made|kept|written|set|hidden)\\b"
              // "retried and failed jobs" has participles for adjectives.
              + "(?=\\s*(?:[,;.)]|$|\\s(?:to|in|on|at|by|with|from|for|as|into|when|if|after|before|within|via|using|under|without)\\b))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FURTHER_MODAL =
      Pattern.compile(
          "(?<joint>\\b(?:and|or|but)\\b|;)[^.]*?\\b(?:shall|must|should|will)\\b",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Stream<Smell> in(Prose prose) {
    return Modals.ANY.in(prose).stream()
        .filter(modal -> !Clauses.isInCondition(prose, modal.start()))
        .limit(1)
        .flatMap(modal -> after(prose, modal.end()));
  }

  private static Stream<Smell> after(Prose prose, int modal) {
    if (prose.plain().indexOf(';', modal) < 0 && !JOINER.isIn(prose, modal)) {
      return Stream.empty();
    }
    int end = prose.plain().length();
    return Stream.of(
            Actions.furtherIn(prose, modal, end).stream()
                .filter(joint -> Clauses.isMain(prose, joint.start()))
                .map(joint -> span(prose, joint.start(), joint.action())),
            joints(PARTICIPLES, prose, modal),
            joints(FURTHER_MODAL, prose, modal))
        .flatMap(smells -> smells)
        .distinct();
  }

  private static Stream<Smell> joints(Pattern pattern, Prose prose, int from) {
    return pattern
        .matcher(prose.plain())
        .region(from, prose.plain().length())
        .results()
        .filter(it -> Clauses.isMain(prose, it.start("joint")))
        .map(it -> span(prose, it.start("joint"), it.end("joint")));
  }

  private static Smell span(Prose prose, int from, int to) {
    int start = from;
    while (start < to - 1 && !Character.isLetter(prose.plain().charAt(start))) {
      start++;
    }
    int end = to;
    while (Character.isWhitespace(prose.plain().charAt(end - 1))) {
      end--;
    }
    return SmellRule.COMPOUND.at(
        start,
        end,
        prose.sentence(),
        "Is each part owed by itself, so that one without the other is a fault?");
  }
}
