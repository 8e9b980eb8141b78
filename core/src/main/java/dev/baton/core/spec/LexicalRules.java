package dev.baton.core.spec;

import dev.baton.core.finding.Edit;
import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.smell.Smell;
import dev.baton.core.smell.SmellRule;
import dev.baton.core.smell.Smells;
import dev.baton.core.spec.Item.Obligation;
import java.util.Set;
import java.util.stream.Stream;

/// Rules for words that leave something open. They advise: a list of words is right too seldom to
/// stop anybody's work.
final class LexicalRules {
  // A rule of form says the same of a requirement, and gates.
  private static final Set<SmellRule> SAID_ELSEWHERE =
      Set.of(SmellRule.PRONOUN, SmellRule.COMPOUND);

  private LexicalRules() {}

  static Stream<Finding> words(SpecIndex spec) {
    return spec.each(Obligation.class)
        .flatMap(it ->
            Smells.in(it.text().value()).stream()
                .filter(smell -> !SAID_ELSEWHERE.contains(smell.rule()))
                .map(smell -> finding(it, smell)));
  }

  private static Finding finding(Obligation it, Smell smell) {
    var at = it.text().at(smell.start(), smell.end());
    var finding =
        Rule.warning(smell.rule().id())
            .on(
                it.id().value(),
                at,
                "%s says `%s`".formatted(it.id(), smell.text().replaceAll("\\s+", " ")),
                smell.mend());
    // A phrase over two lines is no single span of the file.
    return smell
        .replacement()
        .filter(_ -> !smell.text().contains("\n"))
        .map(text -> finding.mendedBy(new Edit(at, text)))
        .orElse(finding);
  }
}
