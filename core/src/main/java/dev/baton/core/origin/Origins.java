package dev.baton.core.origin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The authors of the lines of a whole tree. Files without any are left out.
public final class Origins {
  public static final Origins NONE = new Origins(Map.of());

  private final TreeMap<String, FileOrigins> files = new TreeMap<>();

  public Origins(Map<String, FileOrigins> files) {
    files.forEach((path, origins) -> {
      if (!origins.isEmpty()) {
        this.files.put(path, origins);
      }
    });
  }

  public Set<String> paths() {
    return new TreeSet<>(files.keySet());
  }

  public FileOrigins file(String path) {
    return files.getOrDefault(path, FileOrigins.NONE);
  }

  public Optional<Author> at(String path, int line) {
    return file(path).at(line);
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }

  /// What is left of them in a later tree. A line that both trees have keeps its author, wherever
  /// it is; one that git's comparison touches loses it.
  public Origins through(List<FileEdits> changes) {
    var later = new TreeMap<>(files);
    for (var change : changes) {
      change.from().ifPresent(later::remove);
      change.to().ifPresent(later::remove);
    }
    for (var change : changes) {
      if (change.to().isPresent()) {
        var before = change.from().map(this::file).orElse(FileOrigins.NONE);
        later.put(change.to().get(), before.through(change.edits()));
      }
    }
    return new Origins(later);
  }

  /// The same where the author is known who made the later tree of the earlier one.
  public Origins written(List<FileEdits> changes, Author author) {
    return added(changes, author).or(through(changes));
  }

  private static Origins added(List<FileEdits> changes, Author author) {
    var added = new TreeMap<String, FileOrigins>();
    for (var change : changes) {
      change.to().ifPresent(path -> added.put(path, FileOrigins.added(change.edits(), author)));
    }
    return new Origins(added);
  }

  /// Only the lines that came with the changes.
  public Origins addedBy(List<FileEdits> changes) {
    var within = new TreeMap<String, FileOrigins>();
    for (var change : changes) {
      change.to().ifPresent(path -> within.put(path, file(path).addedBy(change.edits())));
    }
    return new Origins(within);
  }

  /// Both together; where both name an author it is this one's.
  public Origins or(Origins other) {
    var all = new TreeMap<>(other.files);
    files.forEach((path, origins) -> all.merge(path, origins, (theirs, ours) -> ours.or(theirs)));
    return new Origins(all);
  }

  /// Without the files that have fewer lines than it speaks of: it is not about those.
  public Origins within(java.util.function.ToIntFunction<String> lines) {
    var within = new TreeMap<String, FileOrigins>();
    files.forEach((path, origins) -> {
      if (origins.isWithin(lines.applyAsInt(path))) {
        within.put(path, origins);
      }
    });
    return new Origins(within);
  }

  public Stream<Author> authors() {
    return files.values().stream()
        .flatMap(file -> file.spans().stream())
        .map(FileOrigins.Span::author)
        .distinct();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Origins same && files.equals(same.files);
  }

  @Override
  public int hashCode() {
    return files.hashCode();
  }

  @Override
  public String toString() {
    return files.toString();
  }
}
