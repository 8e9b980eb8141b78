package dev.baton.core.smell;

import dev.baton.core.ears.Prose;
import dev.baton.core.ears.WordPattern;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Long forms with a short one that means the same.
final class WordyPhrases implements Detector {
  private record ShortForm(String phrase, Pattern pattern, String instead) {}

  private static final List<ShortForm> SHORTS =
      List.of(
          by("in order to", "to"),
          by("so as to", "to"),
          by("utili[sz]e", "use"),
          by("utili[sz]es", "uses"),
          by("utili[sz]ed", "used"),
          by("utili[sz]ing", "using"),
          by("make use of", "use"),
          by("makes use of", "uses"),
          by("(?<=\\bshall\\s)be (?:able|capable) to (?=[a-z])", ""),
          by("(?<=\\bshall\\s)have the (?:ability|capability) to (?=[a-z])", ""),
          by("(?:due to|in view of) the fact that", "because"),
          by("in the event that", "if"),
          by("prior to", "before"),
          by("subsequent to", "after"),
          by("at this point in time", "now"),
          by("at the present time", "now"),
          by("whether or not", "whether"),
          by("each and every", "each"),
          by("on a daily basis", "daily"),
          by("on a weekly basis", "weekly"),
          by("for the purposes? of", "for"),
          by("a majority of", "most of"),
          by("the majority of", "most of"),
          by("in conjunction with", "with"));

  // Hardly a sentence has any; one look is cheaper than one for each.
  private static final WordPattern ANY =
      WordPattern.of(
          "\\b(?:" + Phrases.byFirstLetters(SHORTS.stream().map(ShortForm::phrase).toList()) + ")");

  @Override
  public Stream<Smell> in(Prose prose) {
    if (!ANY.isIn(prose)) {
      return Stream.empty();
    }
    return SHORTS.stream()
        .flatMap(form ->
            form.pattern()
                .matcher(prose.plain())
                .results()
                .map(it ->
                    SmellRule.WORDY
                        .at(
                            it.start(),
                            it.end(),
                            prose.sentence(),
                            "Does \"%s\" say more than \"%s\"?"
                                .formatted(it.group().strip(), form.instead()))
                        .replacedBy(form.instead())));
  }

  // Not by Phrases.pattern: where the short form is empty, the blank after the long one goes too.
  private static ShortForm by(String phrase, String instead) {
    var spaced = phrase.replace(" ", "\\s+");
    return new ShortForm(
        spaced,
        Pattern.compile(
            "\\b" + spaced + (instead.isEmpty() ? "" : "\\b"), Pattern.CASE_INSENSITIVE),
        instead);
  }
}
