package dev.baton.core.rubric;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.finding.Finding;
import dev.baton.core.hash.Hash;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The questions of one `rubric.md`, and what is wrong with the file.
public record Rubric(String path, List<RubricItem> items, List<Finding> faults) {
  public static final String FILE = "rubric.md";

  public Rubric {
    items = List.copyOf(items);
    faults = List.copyOf(faults);
  }

  public Optional<RubricItem> item(String id) {
    return items.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /// Those that have something to ask about the change.
  public List<RubricItem> about(ChangeSet change) {
    return items.stream().filter(it -> it.appliesTo(change)).toList();
  }

  /// The same for the same questions, wherever they stand in the file and however it is laid out. A
  /// changed word of one item may change the answers to the others, so there is one hash for all.
  public Hash hash() {
    return Hash.of(items.stream().map(RubricItem::words).collect(Collectors.joining("\0")));
  }
}
