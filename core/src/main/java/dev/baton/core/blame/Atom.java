package dev.baton.core.blame;

import java.util.List;

/// The least of a change that is tried for itself. `firstLine` to `lastLine` are its lines in the
/// bad revision; where it only takes away, they are where that was.
public record Atom(
    int id, String path, Kind kind, Label label, Part part, int firstLine, int lastLine) {

  public enum Kind {
    CODE,
    TEST,
    DEPENDENCY
  }

  /// What it does to its file.
  public sealed interface Part {
    /// Lines are replaced.
    record Hunks(List<Hunk> hunks) implements Part {
      public Hunks {
        hunks = List.copyOf(hunks);
      }
    }

    /// The file is as the bad revision has it, or gone. `added` and `removed` are its lines, where
    /// it is text.
    record Whole(List<String> added, List<String> removed) implements Part {
      public Whole {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
      }
    }
  }

  public List<String> added() {
    return switch (part) {
      case Part.Hunks(var hunks) -> hunks.stream().flatMap(it -> it.added().stream()).toList();
      case Part.Whole(var added, _) -> added;
    };
  }

  public List<String> removed() {
    return switch (part) {
      case Part.Hunks(var hunks) -> hunks.stream().flatMap(it -> it.removed().stream()).toList();
      case Part.Whole(_, var removed) -> removed;
    };
  }

  public Origin origin() {
    return label.origin();
  }
}
