package dev.baton.adapters.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Header fields in the order they came. Names compare without case.
public record Headers(List<Field> fields) {
  public static final Headers NONE = new Headers(List.of());

  /// What concerns one connection only and is never handed on (RFC 9110, 7.6.1), and the length,
  /// which each hop says anew.
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "content-length");

  public Headers {
    fields = List.copyOf(fields);
  }

  /// A field that cannot end its own line: a value with a line break in it would be two fields.
  public record Field(String name, String value) {
    public Field {
      if (!Characters.isToken(name)) {
        throw new IllegalArgumentException("not the name of a header field");
      }
      if (!Characters.isFieldValue(value)) {
        throw new IllegalArgumentException("not a value of the header field " + name);
      }
    }

    public boolean isNamed(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  /// From names and values in turn.
  public static Headers of(String... namesAndValues) {
    var fields = new ArrayList<Field>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Headers(fields);
  }

  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  public List<String> all(String name) {
    return fields.stream().filter(field -> field.isNamed(name)).map(Field::value).toList();
  }

  public Headers with(String name, String value) {
    var more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Headers(more);
  }

  public Headers without(Predicate<Field> which) {
    return new Headers(fields.stream().filter(which.negate()).toList());
  }

  /// Without what concerns one connection only, be it by its name or because `Connection` says so.
  public Headers endToEnd() {
    var named =
        all("connection").stream()
            .flatMap(value -> List.of(value.split(",", -1)).stream())
            .map(Characters::lower)
            .map(String::strip)
            .toList();
    return without(field -> {
      var name = Characters.lower(field.name());
      return HOP_BY_HOP.contains(name) || named.contains(name);
    });
  }

  boolean saysClose() {
    return all("connection").stream()
        .anyMatch(value -> List.of(Characters.lower(value).split("[ ,]+")).contains("close"));
  }
}
