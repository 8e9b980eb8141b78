package dev.baton.core.spec;

import static java.util.stream.Collectors.joining;

import dev.baton.core.spec.SpecLock.Entry.Approved;
import dev.baton.core.spec.SpecLock.Entry.Removed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was approved, item by item, and which IDs are spent.
///
/// Printed as one sorted line per item with its own approver and time and nothing file-wide, so
/// that two branches which approved different items merge without a conflict.
public record SpecLock(SortedMap<ItemId, Entry> entries) {
  public static final SpecLock EMPTY = new SpecLock(Collections.emptySortedMap());

  private static final String HEADER = "# What was approved, one item a line.\n";

  public SpecLock {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /// What the lock says about one ID.
  public sealed interface Entry {
    ItemId id();

    String approver();

    Instant at();

    record Approved(ItemId id, Fingerprint fingerprint, String approver, Instant at)
        implements Entry {
      public Approved {
        mustFitOneLine(approver);
        at = at.truncatedTo(ChronoUnit.SECONDS);
      }
    }

    /// A tombstone: the item is gone and its ID is not given out again.
    record Removed(ItemId id, String approver, Instant at) implements Entry {
      public Removed {
        mustFitOneLine(approver);
        at = at.truncatedTo(ChronoUnit.SECONDS);
      }
    }
  }

  static SpecLock of(Collection<Entry> entries) {
    var sorted = new TreeMap<ItemId, Entry>();
    entries.forEach(entry -> sorted.put(entry.id(), entry));
    return new SpecLock(sorted);
  }

  public Optional<Entry> find(ItemId id) {
    return Optional.ofNullable(entries.get(id));
  }

  /// Whether exactly this text was approved.
  public boolean approves(Item item) {
    return entries.get(item.id()) instanceof Approved(_, var fingerprint, _, _)
        && fingerprint.equals(item.fingerprint());
  }

  /// The items of the spec that were approved with other words or not at all, and those that were
  /// approved and are gone.
  public Set<ItemId> changed(Spec spec) {
    var changed = new TreeSet<ItemId>();
    for (var entry : entries.values()) {
      if (entry instanceof Approved) {
        changed.add(entry.id());
      }
    }
    for (var item : spec.items()) {
      if (approves(item)) {
        changed.remove(item.id());
      } else {
        changed.add(item.id());
      }
    }
    return changed;
  }

  /// The lock after the whole spec was approved.
  ///
  /// What had been approved before, unchanged, keeps its approver and time. An item that is gone
  /// leaves a tombstone.
  public SpecLock approve(Spec spec, String approver, Instant at) {
    var next = new TreeMap<ItemId, Entry>();
    entries.forEach((id, entry) ->
        next.put(id, entry instanceof Removed ? entry : new Removed(id, approver, at)));
    for (var item : spec.items()) {
      next.put(
          item.id(),
          approves(item)
              ? entries.get(item.id())
              : new Approved(item.id(), item.fingerprint(), approver, at));
    }
    return new SpecLock(next);
  }

  public String print() {
    return entries.values().stream().map(SpecLock::line).collect(joining("", HEADER, ""));
  }

  private static String line(Entry entry) {
    return switch (entry) {
      case Approved(var id, var fingerprint, var approver, var at) ->
          "%s approved %s %s %s\n".formatted(id, fingerprint, at, approver);
      case Removed(var id, var approver, var at) ->
          "%s removed %s %s\n".formatted(id, at, approver);
    };
  }

  private static void mustFitOneLine(String approver) {
    if (approver.isBlank() || approver.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("not an approver's name: " + approver);
    }
  }
}
