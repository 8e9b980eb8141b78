package dev.baton.core.spec;

import dev.baton.core.finding.Finding;
import dev.baton.core.spec.Item.Obligation;
import java.util.List;
import java.util.stream.Stream;

/// The rules a spec must pass that need no judgement.
///
/// A rule is a method of the class for the items it is about; it takes effect by its line here.
public final class SpecRules {
  private static final List<SpecRule> RULES =
      List.of(
          IdentityRules::uniqueIds,
          IdentityRules::knownFields,
          IdentityRules::somethingSaid,
          ObligationRules::oneShall,
          ObligationRules::hasSource,
          ObligationRules::sourcesExist,
          ObligationRules::decisionsExist,
          ObligationRules::knownPriority,
          ObligationRules::knownVerify,
          ObligationRules::hasNumber,
          ObligationRules::hasUnit,
          ObligationRules::hasCondition,
          ObligationRules::hasPlace,
          SentenceRules::hasTheShape,
          SentenceRules::hasOneResponse,
          WordingRules::noPronoun,
          WordingRules::noBannedSynonym,
          WordingRules::nothingUnseen,
          LexicalRules::words,
          AmongRules::contradictions,
          AmongRules::drift,
          StatementRules::answeredOrDeclined,
          StatementRules::citesStatements,
          ScenarioRules::testedHasScenario,
          ScenarioRules::belongsSomewhere,
          ScenarioRules::stepsInOrder,
          QuestionRules::answeredBeforeWork,
          QuestionRules::blocksExist);

  private SpecRules() {}

  /// Everything to say about the spec in the order of the file, what its reader had to say
  /// included.
  public static List<Finding> check(Spec spec) {
    var index = new SpecIndex(spec);
    // One rule after the other, and each looks at many items at once: few of the rules have most of
    // the work.
    index.each(Obligation.class).forEach(index::reading);
    return Stream.concat(
            spec.readingFindings().stream(),
            RULES.stream().map(rule -> rule.check(index).toList()).flatMap(List::stream))
        .sorted(Finding.BY_POSITION)
        .toList();
  }

  /// The same, and whether an ID is used that an approved spec has retired.
  public static List<Finding> check(Spec spec, SpecLock lock) {
    return Stream.concat(check(spec).stream(), IdentityRules.notRetired(spec, lock))
        .sorted(Finding.BY_POSITION)
        .toList();
  }
}
