package dev.baton.core.spec;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.smell.Contradictions;
import dev.baton.core.smell.Sentence;
import dev.baton.core.smell.TermDrift;
import dev.baton.core.spec.Item.Obligation;
import java.util.List;
import java.util.stream.Stream;

/// Rules about what several requirements say together. They advise: that two sentences exclude each
/// other is for a person to say.
final class AmongRules {
  private static final Rule CONTRADICTION = Rule.warning("L-CONTRADICTION");
  private static final Rule DRIFT = Rule.warning("L-TERM-DRIFT");

  private AmongRules() {}

  static Stream<Finding> contradictions(SpecIndex spec) {
    return Contradictions.among(sentences(spec)).stream()
        .flatMap(it ->
            on(
                CONTRADICTION,
                spec,
                it.other().id(),
                it.question(),
                "change one of the two, or give each a condition of its own"));
  }

  static Stream<Finding> drift(SpecIndex spec) {
    return TermDrift.among(sentences(spec)).stream()
        .flatMap(it ->
            on(
                DRIFT,
                spec,
                it.variants().getLast().ids().getFirst(),
                it.question(),
                "write \"%s\" everywhere".formatted(it.variants().getFirst().written())));
  }

  private static Stream<Finding> on(
      Rule rule, SpecIndex spec, String id, String message, String mend) {
    return spec.find(new ItemId(id)).stream()
        .map(item -> rule.on(id, item.text().source(), message, mend));
  }

  private static List<Sentence> sentences(SpecIndex spec) {
    return spec.each(Obligation.class)
        .map(it -> new Sentence(it.id().value(), it.text().value(), spec.reading(it)))
        .toList();
  }
}
