package dev.baton.core.spec;

import static java.util.stream.Collectors.toSet;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.spec.Item.Statement;
import java.util.stream.Stream;

/// Rules for what people said.
final class StatementRules {
  private static final Rule ANSWERED = Rule.error("S-ANSWERED");
  private static final Rule CITES = Rule.error("S-CITES");

  private StatementRules() {}

  /// A statement is answered by any item that names it as its source, a question about it included:
  /// an open question keeps it in sight by itself.
  static Stream<Finding> answeredOrDeclined(SpecIndex spec) {
    var answered =
        spec.all(Item.class).flatMap(it -> it.fields().ids("Source").stream()).collect(toSet());
    return spec.all(Statement.class)
        .filter(it -> !answered.contains(it.id()) && !it.isDeclined())
        .map(it ->
            ANSWERED.on(
                it.id().value(),
                it.source(),
                "nothing answers %s (%s)".formatted(it.id(), it.title()),
                "cite it as `- Source: %s` where it is answered, or add `- Declined:` with who"
                        .formatted(it.id())
                    + " decided that and why"));
  }

  static Stream<Finding> citesStatements(SpecIndex spec) {
    return spec.all(Item.class)
        .filter(it -> !(it instanceof Item.Obligation))
        .flatMap(it ->
            References.dangling(spec, it, "Source", ItemId.Kind.STATEMENT)
                .map(entry ->
                    CITES.on(
                        it.id().value(),
                        it.fields().first("Source").map(Field::source).orElse(it.source()),
                        "%s cites `%s`, which is no statement of this spec"
                            .formatted(it.id(), entry),
                        "record the statement as `### ST-n · who and when`, or cite another one")));
  }
}
