package dev.baton.core.spec;

import dev.baton.core.ears.Reading.NotEars;
import dev.baton.core.ears.Reading.Understood;
import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.spec.Item.Requirement;
import java.util.stream.Stream;

/// Rules for the shape of a requirement's sentence. A missing or a second `shall` is said by
/// another rule in better words.
final class SentenceRules {
  private static final Rule EARS = Rule.error("S-EARS");
  // Right in most cases, and measured on too few to gate; see docs/smells.md.
  private static final Rule COMPOUND = Rule.warning("S-COMPOUND");

  private SentenceRules() {}

  static Stream<Finding> hasTheShape(SpecIndex spec) {
    return spec.each(Requirement.class)
        .filter(it -> ObligationRules.shalls(it) == 1)
        .flatMap(it ->
            spec.reading(it) instanceof NotEars(var why, int at)
                ? Stream.of(
                    EARS.on(
                        it.id().value(),
                        it.text().at(at, at),
                        "%s is not one sentence of the usual shape: %s".formatted(it.id(), why),
                        "write `When …, the … shall …`, with While, Where or If … then as needed"))
                : Stream.of());
  }

  static Stream<Finding> hasOneResponse(SpecIndex spec) {
    return spec.all(Requirement.class)
        .flatMap(it ->
            spec.reading(it) instanceof Understood sentence && sentence.responses().size() > 1
                ? Stream.of(compound(it, sentence))
                : Stream.of());
  }

  private static Finding compound(Requirement it, Understood sentence) {
    var second = sentence.responses().get(1);
    return COMPOUND.on(
        it.id().value(),
        it.text().at(second.start(), second.end()),
        "%s asks for %d things; `%s` is one of its own"
            .formatted(it.id(), sentence.responses().size(), second.text().strip()),
        "give it a requirement of its own, with the same trigger");
  }
}
