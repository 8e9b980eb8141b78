package dev.baton.core.spec;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import dev.baton.core.spec.Item.Obligation;
import dev.baton.core.spec.Item.Requirement;
import dev.baton.core.spec.Item.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What became of each item between two versions of a spec, in the order of the new one; what is
/// gone comes last.
public record SpecDelta(List<Change> changes) {
  public SpecDelta {
    changes = List.copyOf(changes);
  }

  /// One item and what became of it. Only [Added], [Removed], [Changed], [Split] and [Merged] leave
  /// something to do.
  public sealed interface Change {
    ItemId id();

    String title();

    default boolean isNormative() {
      return !(this instanceof Retitled || this instanceof Editorial);
    }

    default String word() {
      return switch (this) {
        case Added _ -> "added";
        case Removed _ -> "removed";
        case Changed _ -> "changed";
        case Retitled _ -> "retitled";
        case Editorial _ -> "editorial";
        case Split _ -> "split";
        case Merged _ -> "merged";
      };
    }
  }

  public record Added(ItemId id, String title) implements Change {}

  public record Removed(ItemId id, String title) implements Change {}

  /// `scenariosToo` is whether any example of a requirement changed with it.
  public record Changed(
      ItemId id, String title, List<Words.Change> words, boolean scenariosToo, boolean hasScenarios)
      implements Change {
    public Changed {
      words = List.copyOf(words);
    }

    /// The text says something else and every example still says the old thing.
    public boolean leavesItsScenariosBehind() {
      return hasScenarios && !scenariosToo;
    }
  }

  public record Retitled(ItemId id, String title, String before) implements Change {}

  /// Its fields, or its layout: nothing that is agreed.
  public record Editorial(ItemId id, String title) implements Change {}

  /// Several items say in `Replaces` that they stand for this one.
  public record Split(ItemId id, String title, List<ItemId> into) implements Change {
    public Split {
      into = List.copyOf(into);
    }
  }

  /// This item says in `Replaces` that it stands for several.
  public record Merged(ItemId id, String title, List<ItemId> from) implements Change {
    public Merged {
      from = List.copyOf(from);
    }
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /// The items for which something is to be done: what was agreed about them is not what it was.
  public Set<ItemId> normative() {
    var ids = new TreeSet<ItemId>();
    for (var change : changes) {
      if (change.isNormative()) {
        ids.add(change.id());
      }
    }
    return ids;
  }

  public static SpecDelta between(Spec before, Spec after) {
    return new Comparison(new SpecIndex(before), new SpecIndex(after)).delta();
  }

  private static final class Comparison {
    private final SpecIndex before;
    private final SpecIndex after;
    private final Map<ItemId, List<ItemId>> successors;

    Comparison(SpecIndex before, SpecIndex after) {
      this.before = before;
      this.after = after;
      successors =
          after
              .all(Obligation.class)
              .flatMap(it -> replaces(it).map(old -> Map.entry(old, it.id())))
              .collect(
                  groupingBy(
                      Map.Entry::getKey,
                      Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    SpecDelta delta() {
      var changes = new ArrayList<Change>();
      after.all(Item.class).forEach(item -> changes.addAll(of(item)));
      before
          .all(Item.class)
          .filter(item -> !after.has(item.id()))
          .map(this::gone)
          .forEach(changes::add);
      return new SpecDelta(changes);
    }

    private List<Change> of(Item item) {
      var old = before.find(item.id());
      if (old.isEmpty()) {
        return List.of(appeared(item));
      }
      return compared(old.get(), item);
    }

    private Change appeared(Item item) {
      var from = replaces(item).filter(before::has).toList();
      return from.size() > 1
          ? new Merged(item.id(), item.title(), from)
          : new Added(item.id(), item.title());
    }

    private Change gone(Item item) {
      var into = successors.getOrDefault(item.id(), List.of());
      return into.size() > 1
          ? new Split(item.id(), item.title(), into)
          : new Removed(item.id(), item.title());
    }

    private List<Change> compared(Item old, Item item) {
      if (!saysTheSame(old, item)) {
        return List.of(changed(old, item));
      }
      if (!old.title().equals(item.title())) {
        return List.of(new Retitled(item.id(), item.title(), old.title()));
      }
      return fields(old).equals(fields(item)) && old.text().value().equals(item.text().value())
          ? List.of()
          : List.of(new Editorial(item.id(), item.title()));
    }

    private Changed changed(Item old, Item item) {
      var scenarios = scenarioIds(item.id());
      return new Changed(
          item.id(),
          item.title(),
          Words.between(old.text().value(), item.text().value()),
          scenarios.stream().anyMatch(this::differs),
          item instanceof Requirement && !scenarios.isEmpty());
    }

    private Set<ItemId> scenarioIds(ItemId requirement) {
      return Stream.of(before, after)
          .flatMap(index -> index.scenariosOf(requirement).stream())
          .map(Scenario::id)
          .collect(toCollection(LinkedHashSet::new));
    }

    private boolean differs(ItemId id) {
      var old = before.find(id);
      var now = after.find(id);
      return old.isEmpty() || now.isEmpty() || !saysTheSame(old.get(), now.get());
    }

    private static boolean saysTheSame(Item one, Item other) {
      return one.fingerprint().equals(other.fingerprint());
    }

    private static List<String> fields(Item item) {
      return item.fields().all().stream()
          .map(field -> field.name() + ": " + field.value())
          .toList();
    }

    private static Stream<ItemId> replaces(Item item) {
      return item.fields().ids("Replaces").stream();
    }
  }
}
