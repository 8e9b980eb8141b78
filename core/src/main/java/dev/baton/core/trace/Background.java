package dev.baton.core.trace;

import dev.baton.core.decision.Decisions;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Plan;
import dev.baton.core.plan.TaskId;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.Item.Boundary;
import dev.baton.core.spec.Item.Decision;
import dev.baton.core.spec.Item.Obligation;
import dev.baton.core.spec.Item.Statement;
import dev.baton.core.spec.Item.Term;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.SpecIndex;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a performer has to know besides its contract: the words it is for, who said them, what was
/// decided about them, and what the tasks before it leave behind. Nothing else of the spec: what is
/// not needed costs attention.
public final class Background {
  private final SpecIndex spec;
  private final Plan plan;
  private final Decisions decisions;

  public Background(SpecIndex spec, Plan plan, Decisions decisions) {
    this.spec = spec;
    this.plan = plan;
    this.decisions = decisions;
  }

  /// As part of a brief, in Markdown; empty where there is nothing to say.
  public String of(TaskId task) {
    return contract(task).map(this::of).orElse("");
  }

  private Optional<Contract> contract(TaskId task) {
    return plan.tasks().stream().filter(each -> each.id().equals(task)).findFirst();
  }

  private String of(Contract contract) {
    var obligations =
        contract.implementsItems().stream()
            .flatMap(id -> spec.find(id).stream())
            .filter(Obligation.class::isInstance)
            .map(Obligation.class::cast)
            .toList();
    return Stream.of(
            section("What it is for", obligations.stream().map(this::obligation)),
            section("Who asked for it", cited(obligations, "Source", Statement.class)),
            section("What was decided", cited(obligations, "Decision", Decision.class)),
            section("Decisions that hold here", holding(contract)),
            section("Words", terms(obligations).map(Background::line)),
            section("What must not happen", spec.all(Boundary.class).map(Background::line)),
            section("What is there by then", contract.depends().stream().flatMap(this::left)))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String section(String title, Stream<String> parts) {
    var text = parts.collect(Collectors.joining("\n"));
    return text.isEmpty() ? "" : "## " + title + "\n\n" + text + "\n";
  }

  private String obligation(Obligation it) {
    var text = new StringBuilder("%s · %s: %s\n".formatted(it.id(), it.title(), one(it)));
    for (var scenario : spec.scenariosOf(it.id())) {
      text.append("- %s · %s\n".formatted(scenario.id(), scenario.title()));
      scenario
          .steps()
          .forEach(
              step -> text.append("  - %s %s\n".formatted(step.keyword().word(), step.text())));
    }
    return text.toString();
  }

  private Stream<String> cited(
      List<Obligation> obligations, String field, Class<? extends Item> kind) {
    var ids = new LinkedHashSet<ItemId>();
    obligations.forEach(it -> ids.addAll(it.fields().ids(field)));
    return ids.stream()
        .flatMap(id -> spec.find(id).stream())
        .filter(kind::isInstance)
        .map(Background::line);
  }

  /// Terms that the texts use.
  private Stream<Term> terms(List<Obligation> obligations) {
    var words =
        obligations.stream()
            .map(it -> it.text().value().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("\n"));
    return spec.all(Term.class)
        .filter(term -> words.contains(term.name().toLowerCase(Locale.ROOT)));
  }

  /// On record about files that the contract may write.
  private Stream<String> holding(Contract contract) {
    return decisions.inForce().stream()
        .filter(it -> it.concernsAny(contract.writes()) || it.concernsAny(contract.shares()))
        .map(it ->
            "- %s · %s%s (%s)"
                .formatted(
                    it.number(),
                    it.title(),
                    it.outcome().isEmpty() ? "" : ": " + it.outcome(),
                    it.file()));
  }

  private Stream<String> left(TaskId before) {
    return contract(before).stream()
        .map(it ->
            "- %s %s%s"
                .formatted(
                    it.id(),
                    it.title(),
                    it.produces().isEmpty() ? "" : ": " + String.join("; ", it.produces())));
  }

  private static String line(Item it) {
    return "- %s · %s: %s".formatted(it.id(), it.title(), one(it));
  }

  private static String one(Item it) {
    return it.text().value().strip().replaceAll("\\s+", " ");
  }
}
