package dev.baton.core.spec;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.spec.Item.Requirement;
import dev.baton.core.spec.Item.Scenario;
import dev.baton.core.spec.Step.Keyword;
import java.util.List;
import java.util.stream.Stream;

/// Rules for the examples that show a requirement met.
final class ScenarioRules {
  private static final Rule HAS_SCENARIO = Rule.error("S-HAS-SCENARIO");
  private static final Rule SCENARIO_OWNER = Rule.error("S-SCENARIO-OWNER");
  private static final Rule STEPS = Rule.error("S-STEPS");

  private static final List<Keyword> ORDER = List.of(Keyword.GIVEN, Keyword.WHEN, Keyword.THEN);

  private ScenarioRules() {}

  static Stream<Finding> testedHasScenario(SpecIndex spec) {
    return spec.all(Requirement.class)
        .filter(it -> it.verify().filter(Verify.TEST::equals).isPresent())
        .filter(it -> spec.scenariosOf(it.id()).isEmpty())
        .map(it ->
            HAS_SCENARIO.on(
                it.id().value(),
                it.source(),
                it.id() + " is to be tested but has no scenario",
                "add `#### %s/S1 · title` with Given, When and Then".formatted(it.id())));
  }

  static Stream<Finding> belongsSomewhere(SpecIndex spec) {
    return spec.all(Scenario.class)
        .filter(it -> !spec.has(it.requirement()))
        .map(it ->
            SCENARIO_OWNER.on(
                it.id().value(),
                it.source(),
                "%s belongs to %s, which this spec does not have"
                    .formatted(it.id(), it.requirement()),
                "add the requirement, or give the scenario the ID of the one it shows"));
  }

  static Stream<Finding> stepsInOrder(SpecIndex spec) {
    return spec.all(Scenario.class)
        .filter(it -> !phases(it).equals(ORDER))
        .map(it ->
            STEPS.on(
                it.id().value(),
                it.source(),
                "%s reads %s".formatted(it.id(), it.steps().isEmpty() ? "empty" : spoken(it)),
                "write Given, When and Then once each and in this order; continue with And"));
  }

  /// The keywords that open a phase. `And` and `But` continue one, unless they come first.
  private static List<Keyword> phases(Scenario it) {
    var keywords = it.steps().stream().map(Step::keyword).toList();
    return !keywords.isEmpty() && !ORDER.contains(keywords.getFirst())
        ? List.of()
        : keywords.stream().filter(ORDER::contains).toList();
  }

  private static String spoken(Scenario it) {
    return String.join(", ", it.steps().stream().map(step -> step.keyword().word()).toList());
  }
}
