package dev.baton.core.spec;

import dev.baton.core.finding.Finding;
import java.util.List;
import java.util.stream.Stream;

/// What a reader understood of one spec file, in the order written.
///
/// `readingFindings` are the places it did not understand; `name` is empty where the file has none.
public record Spec(
    String name,
    String path,
    FrontMatter frontMatter,
    List<Item> items,
    List<Finding> readingFindings) {
  public Spec {
    items = List.copyOf(items);
    readingFindings = List.copyOf(readingFindings);
  }

  public <T extends Item> Stream<T> all(Class<T> kind) {
    return items.stream().filter(kind::isInstance).map(kind::cast);
  }
}
