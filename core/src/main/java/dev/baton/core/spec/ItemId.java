package dev.baton.core.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of one item of a spec. It is never given to another item, even after the first is gone.
public record ItemId(String value) implements Comparable<ItemId> {

  /// What an ID can name; its form tells which.
  public enum Kind {
    STATEMENT("ST-", "[0-9]{1,9}"),
    TERM("TERM ", "[^\\s·](?:[^·\\p{Cntrl}]*[^\\s·])?"),
    BOUNDARY("B-", "[0-9]{1,9}"),
    QUALITY("QA-", "[0-9]{1,9}"),
    QUESTION("Q-", "[0-9]{1,9}"),
    DECISION("D-", "[0-9]{1,9}"),
    // Two letters or more, so that no area looks like a boundary, a question or a task.
    REQUIREMENT("", "[A-Z][A-Z0-9]{1,15}-[0-9]{3,9}"),
    SCENARIO("", "[A-Z][A-Z0-9]{1,15}-[0-9]{3,9}/S[0-9]{1,9}");

    private final String prefix;
    private final Pattern form;

    Kind(String prefix, String rest) {
      this.prefix = prefix;
      form = Pattern.compile(prefix + rest);
    }

    // The prefix first: a large spec asks this a million times, and mostly the answer is no.
    private boolean fits(String value) {
      return value.startsWith(prefix) && form.matcher(value).matches();
    }
  }

  private static final List<Kind> KINDS = List.of(Kind.values());

  public ItemId {
    if (kindOf(value).isEmpty()) {
      throw new IllegalArgumentException("not an item id: " + value);
    }
  }

  /// The ID a person wrote, if it is one.
  public static Optional<ItemId> parse(String written) {
    return kindOf(written).isPresent() ? Optional.of(new ItemId(written)) : Optional.empty();
  }

  public Kind kind() {
    return kindOf(value).orElseThrow();
  }

  /// The item this one belongs to: a scenario belongs to its requirement, any other to itself.
  public ItemId owner() {
    int slash = value.indexOf("/S");
    return slash > 0 && kind() == Kind.SCENARIO ? new ItemId(value.substring(0, slash)) : this;
  }

  @Override
  public int compareTo(ItemId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  ItemId mustBe(Kind expected) {
    if (kind() != expected) {
      throw new IllegalArgumentException(value + " does not name a " + expected);
    }
    return this;
  }

  // The first form that fits decides, which is why ST-001 is a statement and not an area called ST.
  private static Optional<Kind> kindOf(String value) {
    for (var kind : KINDS) {
      if (kind.fits(value)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
