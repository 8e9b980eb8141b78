package dev.baton.core.smell;

import dev.baton.core.ears.Prose;
import dev.baton.core.ears.WordPattern;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Comparatives without their other side, and superlatives.
final class Degrees implements Detector {
  // By list: the ending alone also takes in "user", "order" and "request".
  private static final WordPattern COMPARATIVE =
      Phrases.pattern(
          """
          better
          worse
          faster
          slower
          quicker
          easier
          simpler
          harder
          larger
          bigger
          smaller
          greater
          fewer
          (?<!no\\s)longer
          shorter
          higher(?!-|\\s+priority)
          lower(?!\\s*-|\\s+(?:case|bound|limit|left|right|end|priority))
          stronger
          weaker
          safer
          cheaper
          cleaner
          clearer
          richer
          smoother
          tighter
          closer
          wider
          nearer
          more [a-z]+(?:able|ible|al|ant|ent|ful|ic|ive|less|ous|ly|ate|ed|ex|ise|ust)
          less [a-z]+(?:able|ible|al|ant|ent|ful|ic|ive|ous|ly|ate|ed|ex|ise|ust)
          improved
          enhanced
          """);
  // "than", "as … as", or a figure with "or", as in "version 3 or higher".
  private static final Pattern OTHER_SIDE =
      Pattern.compile(
          "^.*\\bthan\\b|^\\s*(?:to|or equal)\\b", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern FROM_A_FIGURE =
      Pattern.compile("(?:[0-9][^\\s]*\\s+|\\s)(?:or|and)\\s+$", Pattern.CASE_INSENSITIVE);

  private static final WordPattern SUPERLATIVE =
      Phrases.pattern(
          """
          best(?!\\s+(?:effort|practice))
          worst
          fastest
          slowest
          quickest
          easiest
          simplest
          safest
          strongest
          weakest
          cheapest
          cleanest
          clearest
          finest
          nicest
          (?:highest|lowest|smallest|largest|greatest|shortest|longest)(?=\\s+(?:possible|quality|performance|level|standards?|extent))
          (?<!at\\s)most (?!recent|of\\b|likely\\b)[a-z]+(?:able|ible|al|ant|ent|ful|ic|ive|ous|ly|ate|ed|on)
          """);

  @Override
  public Stream<Smell> in(Prose prose) {
    return Stream.concat(comparatives(prose), superlatives(prose));
  }

  private static Stream<Smell> comparatives(Prose prose) {
    return COMPARATIVE.in(prose).stream()
        .filter(it -> !OTHER_SIDE.matcher(prose.plain().substring(it.end())).find())
        .filter(it -> !FROM_A_FIGURE.matcher(prose.plain().substring(0, it.start())).find())
        .map(it ->
            SmellRule.COMPARATIVE.at(
                it.start(),
                it.end(),
                prose.sentence(),
                "\"%s\" than what, and by how much?".formatted(it.group())));
  }

  private static Stream<Smell> superlatives(Prose prose) {
    return SUPERLATIVE.in(prose).stream()
        .map(it ->
            SmellRule.SUPERLATIVE.at(
                it.start(),
                it.end(),
                prose.sentence(),
                "By which measure is it \"%s\", and what value is enough?".formatted(it.group())));
  }
}
