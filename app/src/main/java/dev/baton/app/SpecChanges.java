package dev.baton.app;

import dev.baton.adapters.git.GitHistory;
import dev.baton.adapters.markdown.SpecReader;
import dev.baton.core.plan.Impact;
import dev.baton.core.plan.Plan;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.Spec;
import dev.baton.core.spec.SpecDelta;
import dev.baton.core.spec.SpecDelta.Change;
import dev.baton.core.trace.Delivery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What changed in a spec since some version, and what that touches.
public final class SpecChanges {
  private final Place place;
  private final Documents documents;

  public SpecChanges(Place place) {
    this.place = place;
    this.documents = new Documents(place.top());
  }

  /// One change with everything that hangs on it.
  public record Touched(
      Change change, Impact impact, List<Delivery> stale, List<ItemId> decisions) {}

  /// `since` is how the older version is called, for people.
  public record Report(String spec, String since, List<Touched> changes) {}

  /// Against a revision of git, or against what was approved last; against the last commit where
  /// nothing was.
  public Report since(String name, Optional<String> revision) {
    if (revision.isEmpty() && place.isInitialised()) {
      var approved = approved(name);
      if (approved.isPresent()) {
        return report(name, "what was approved", approved.get());
      }
    }
    var written = revision.orElse("HEAD");
    return report(name, written, committed(name, written));
  }

  private Optional<Spec> approved(String name) {
    try (var ledger = place.openLedger()) {
      return new Approvals(ledger)
          .latest(Approvals.Kind.SPEC, name)
          .flatMap(approval -> place.evidence().get(approval.text()))
          .map(text -> new SpecReader().read(path(name), text));
    }
  }

  private Spec committed(String name, String revision) {
    var commit =
        place
            .repository()
            .commit(revision)
            .orElseThrow(() ->
                Problem.usage(
                    "there is no revision " + revision,
                    "name a branch, a tag or a commit: baton spec diff HEAD~1"));
    return new GitHistory(place.repository())
        .file(commit, path(name))
        .map(text -> new SpecReader().read(path(name), text))
        .orElseThrow(() ->
            Problem.usage(
                "%s is not in %s".formatted(path(name), revision),
                "name a revision that has it; git log -- " + path(name)));
  }

  private static String path(String name) {
    return "specs/" + name + "/spec.md";
  }

  private Report report(String name, String since, Spec before) {
    var after = documents.spec(name);
    var plans =
        documents.names("plan.md").contains(name) ? List.of(documents.plan(name)) : List.<Plan>of();
    var deliveries = deliveries(name);
    var touched =
        SpecDelta.between(before, after).changes().stream()
            .map(change -> touched(change, before, after, plans, deliveries))
            .toList();
    return new Report(name, since, touched);
  }

  private List<Delivery> deliveries(String name) {
    if (!place.isInitialised()) {
      return List.of();
    }
    try (var ledger = place.openLedger()) {
      return new Deliveries(place, ledger).of(name);
    }
  }

  private static Touched touched(
      Change change, Spec before, Spec after, List<Plan> plans, List<Delivery> deliveries) {
    var id = change.id();
    if (!change.isNormative()) {
      return new Touched(change, new Impact(List.of(), List.of()), List.of(), List.of());
    }
    var impact =
        plans.stream()
            .map(plan -> Impact.of(id, plan))
            .reduce(new Impact(List.of(), List.of()), SpecChanges::both);
    var stale =
        deliveries.stream()
            .filter(it -> it.implementsItems().contains(id.owner()) || it.checks().containsKey(id))
            .toList();
    var decisions =
        Stream.of(before, after)
            .flatMap(spec -> spec.items().stream())
            .filter(item -> item.id().equals(id))
            .flatMap(item -> decisions(item).stream())
            .distinct()
            .toList();
    return new Touched(change, impact, stale, decisions);
  }

  private static List<ItemId> decisions(Item item) {
    return item.fields().ids("Decision");
  }

  private static Impact both(Impact one, Impact other) {
    return new Impact(
        Stream.concat(one.tasks().stream(), other.tasks().stream()).toList(),
        Stream.concat(one.checks().stream(), other.checks().stream()).toList());
  }
}
