package dev.baton.core.change;

import java.util.List;
import java.util.stream.Stream;

/// Everything that differs between two trees, and what its commits say of themselves.
public record ChangeSet(List<FileChange> files, List<String> messages) {
  public ChangeSet {
    files = List.copyOf(files);
    messages = List.copyOf(messages);
  }

  public static ChangeSet of(FileChange... files) {
    return new ChangeSet(List.of(files), List.of());
  }

  /// Files that are there afterwards.
  public Stream<FileChange> staying() {
    return files.stream().filter(FileChange::stays);
  }
}
