package dev.baton.core.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The fields of one item, in the order written. A name may stand more than once.
public record Fields(List<Field> all) {
  public static final Fields NONE = new Fields(List.of());

  public Fields {
    all = List.copyOf(all);
  }

  public Stream<Field> named(String name) {
    return all.stream().filter(field -> field.name().equals(name));
  }

  public Optional<Field> first(String name) {
    return named(name).findFirst();
  }

  /// The value as text; absent also where a person wrote `-` for "nothing".
  public Optional<String> value(String name) {
    return first(name).map(Field::value).filter(Fields::saysSomething);
  }

  /// The comma-separated entries of every field of that name.
  public Stream<String> entries(String name) {
    return named(name)
        .flatMap(field -> Arrays.stream(field.value().split(",")))
        .map(String::strip)
        .filter(Fields::saysSomething);
  }

  /// The entries that are IDs. What is not one is for a rule to report, not for a query to guess.
  public List<ItemId> ids(String name) {
    return entries(name).flatMap(entry -> ItemId.parse(entry).stream()).toList();
  }

  private static boolean saysSomething(String value) {
    return !value.isBlank() && !value.equals("-") && !value.equalsIgnoreCase("none");
  }
}
