package dev.baton.app;

import static java.util.stream.Collectors.toMap;

import dev.baton.adapters.gate.Sighting;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Plan;
import dev.baton.core.repo.Commit;
import dev.baton.core.spec.Fingerprint;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.Spec;
import dev.baton.core.trace.Delivery;
import java.util.List;
import java.util.Map;

/// What can be shown of a plan on the commit that is checked out, for work that no run did: code
/// from before Baton came, or made by hand. Nothing of it is recorded as landed.
public record Present(Plan plan, Commit commit, List<Sighting> sightings) {
  public Present {
    sightings = List.copyOf(sightings);
  }

  /// Runs every check, each on a fresh checkout of the commit.
  public static Present on(Place place, Plan plan) {
    return new Present(plan, Tip.ofHead(place, place.store()), Proof.present(place, plan));
  }

  /// Checks that are not green, in the order of the plan.
  public List<Sighting> failed() {
    return sightings.stream().filter(seen -> !seen.green()).toList();
  }

  /// A task whose every check is green counts as delivered for the words as they are now: that is
  /// what its checks were just held against.
  public List<Delivery> deliveries(Spec spec) {
    return plan.tasks().stream().filter(this::isThere).map(task -> delivery(task, spec)).toList();
  }

  private boolean isThere(Contract task) {
    return !task.checks().isEmpty() && of(task).stream().allMatch(Sighting::green);
  }

  private List<Sighting> of(Contract task) {
    return sightings.stream().filter(seen -> seen.task().equals(task.id())).toList();
  }

  private Delivery delivery(Contract task, Spec spec) {
    Map<ItemId, Fingerprint> texts =
        spec.items().stream().collect(toMap(Item::id, Item::fingerprint, (first, _) -> first));
    Map<ItemId, String> checks =
        of(task).stream()
            .collect(
                toMap(
                    seen -> seen.check().proves(),
                    seen -> seen.check().command(),
                    (first, _) -> first));
    Map<ItemId, String> measured =
        of(task).stream()
            .flatMap(
                seen -> Deliveries.measured(seen.log()).map(it -> Map.entry(seen, it)).stream())
            .collect(
                toMap(
                    read -> read.getKey().check().proves(),
                    Map.Entry::getValue,
                    (_, later) -> later));
    return new Delivery(
        task.id(), commit, Baton.CLOCK.instant(), task.implementsItems(), checks, texts, measured);
  }
}
