package dev.baton.adapters.bridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The way to and from the files of one tool. Pure, and safe for several threads.
interface Bridge {
  /// The word it is asked for by.
  String format();

  /// The units among these files; a file that belongs to none is not this tool's.
  List<Unit> units(List<String> paths);

  Reading read(Folder files);

  /// How to write back; empty where that is not offered.
  default Optional<Writing> writing() {
    return Optional.empty();
  }

  /// How a part looks in the tool's files.
  interface Writing {
    /// Files without parts, for a place that has none yet.
    Folder skeleton(String name, List<Part> all);

    /// The text of a part as it stands in its span.
    String text(Part part);

    default String title(Part part) {
      return part.title();
    }

    /// The references of a part as they stand in their span.
    default String about(Part part) {
      return String.join(", ", part.about());
    }

    /// Whether the tool has a place for parts of this kind: most know terms and work, and neither
    /// who said what nor what was decided.
    default boolean takes(Part.Kind kind) {
      return switch (kind) {
        case TERM, REQUIREMENT, QUALITY, SCENARIO, TASK -> true;
        case STATEMENT, BOUNDARY, QUESTION, DECISION -> false;
      };
    }

    /// Adds parts that the files lack. `all` has the foreign names as far as they are known.
    Additions add(Folder files, Reading now, List<Part> fresh, List<Part> all);
  }

  /// Edits that add parts, and the foreign names the added ones got, by Baton's ID.
  record Additions(List<Splice> edits, Map<String, String> names) {
    public Additions {
      edits = List.copyOf(edits);
      names = Map.copyOf(names);
    }
  }
}
