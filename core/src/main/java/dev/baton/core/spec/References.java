package dev.baton.core.spec;

import dev.baton.core.spec.ItemId.Kind;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where an item cites others.
final class References {
  private References() {}

  /// The entries of a field, as written, that name no item of that kind.
  static Stream<String> dangling(SpecIndex spec, Item item, String field, Kind kind) {
    return dangling(item, field, id -> id.kind() == kind && spec.has(id));
  }

  /// The entries of a field, as written, that name no item at all.
  static Stream<String> dangling(SpecIndex spec, Item item, String field) {
    return dangling(item, field, spec::has);
  }

  private static Stream<String> dangling(Item item, String field, Predicate<ItemId> exists) {
    return item.fields()
        .entries(field)
        .filter(entry -> ItemId.parse(entry).filter(exists).isEmpty());
  }
}
