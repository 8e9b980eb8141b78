package dev.baton.core.spec;

import dev.baton.core.ears.Ears;
import dev.baton.core.ears.Reading;
import dev.baton.core.spec.Item.Obligation;
import dev.baton.core.spec.Item.Scenario;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A spec with its items looked up by ID. Where an ID stands twice the first one counts.
///
/// What several rules ask is worked out once, when the first asks: for one thread.
public final class SpecIndex {
  private final Spec spec;
  private final Map<ItemId, Item> byId;
  private final Map<ItemId, List<Scenario>> scenarios;
  private final Map<Class<?>, List<?>> kinds = new HashMap<>();
  private final Map<ItemId, Reading> readings = new HashMap<>();

  public SpecIndex(Spec spec) {
    this.spec = spec;
    byId =
        spec.items().stream()
            .collect(
                Collectors.toMap(Item::id, item -> item, (first, _) -> first, LinkedHashMap::new));
    scenarios =
        byId.values().stream()
            .filter(Scenario.class::isInstance)
            .map(Scenario.class::cast)
            .collect(Collectors.groupingBy(Scenario::requirement));
  }

  public Spec spec() {
    return spec;
  }

  public Optional<Item> find(ItemId id) {
    return Optional.ofNullable(byId.get(id));
  }

  public boolean has(ItemId id) {
    return byId.containsKey(id);
  }

  public List<Scenario> scenariosOf(ItemId requirement) {
    return scenarios.getOrDefault(requirement, List.of());
  }

  /// The items of one kind, each ID once.
  public <T extends Item> Stream<T> all(Class<T> kind) {
    return kinds
        .computeIfAbsent(kind, _ -> byId.values().stream().filter(kind::isInstance).toList())
        .stream()
        .map(kind::cast);
  }

  /// What the sentence of an obligation says. Several rules ask, and reading is most of their work.
  public Reading reading(Obligation it) {
    return readings.computeIfAbsent(it.id(), _ -> Ears.parse(it.text().value()));
  }
}
