package dev.baton.core.smell;

import static java.util.Comparator.comparingInt;

import dev.baton.core.ears.Prose;
import java.util.List;

/// All the rules for one sentence.
public final class Smells {
  private static final List<Detector> DETECTORS =
      List.of(
          new VagueWords(),
          new Modals(),
          new Degrees(),
          new Negatives(),
          new Passives(),
          new Pronouns(),
          new Compounds(),
          new LooseEnds(),
          new WordyPhrases());

  private Smells() {}

  /// What the rules find, in the order of the sentence.
  public static List<Smell> in(String sentence) {
    var prose = Prose.of(sentence);
    var found = DETECTORS.stream().flatMap(detector -> detector.in(prose)).distinct().toList();
    return found.stream()
        .filter(smell -> found.stream().noneMatch(other -> saysMore(other, smell)))
        .sorted(comparingInt(Smell::start).thenComparing(Smell::rule))
        .toList();
  }

  // The "appropriate" of "as appropriate" is let off, not vague: one word, one finding.
  private static boolean saysMore(Smell longer, Smell shorter) {
    return shorter.rule() == SmellRule.VAGUE
        && longer.rule() != SmellRule.VAGUE
        && longer.covers(shorter);
  }
}
