package dev.baton.core.spec;

import dev.baton.core.ears.Ears;
import dev.baton.core.ears.Reading;
import dev.baton.core.spec.Item.Obligation;
import dev.baton.core.spec.Item.Scenario;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A spec with its items looked up by ID. Where an ID stands twice the first one counts. Safe for
/// several threads.
public final class SpecIndex {
  private final Spec spec;
  private final Map<ItemId, Item> byId;
  private final Map<ItemId, List<Scenario>> scenarios;
  private final Map<ItemId, Sentence> sentences = new HashMap<>();

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
    all(Obligation.class).forEach(it -> sentences.put(it.id(), new Sentence(it.text().value())));
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
    return byId.values().stream().filter(kind::isInstance).map(kind::cast);
  }

  /// The same, to be looked at by as many threads as there are.
  public <T extends Item> Stream<T> each(Class<T> kind) {
    return all(kind).toList().parallelStream();
  }

  /// What the sentence of an obligation says. Several rules ask, and reading is most of their work.
  public Reading reading(Obligation it) {
    return Objects.requireNonNull(sentences.get(it.id()), it.id().value()).reading();
  }

  /// Read when the first asks. Two who ask at once may both read it, and read the same.
  private static final class Sentence {
    private final String text;
    private @Nullable Reading reading;

    Sentence(String text) {
      this.text = text;
    }

    Reading reading() {
      var known = reading;
      if (known == null) {
        known = Ears.parse(text);
        reading = known;
      }
      return known;
    }
  }
}
