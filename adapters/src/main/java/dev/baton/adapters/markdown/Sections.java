package dev.baton.adapters.markdown;

import dev.baton.core.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands under each heading of a file. No section says anything about another, so they are
/// read by as many threads as there are.
final class Sections {
  /// Makes something of a section, or has something to say about it.
  interface Reader<T> {
    Optional<T> read(Section section, List<Finding> findings);
  }

  private record Part<T>(Optional<T> made, List<Finding> findings) {}

  private Sections() {}

  /// All that was made, in the order of the file, as is what is added to `findings`.
  static <T> List<T> read(List<Section> sections, List<Finding> findings, Reader<T> reader) {
    var parts = sections.parallelStream().map(section -> part(section, reader)).toList();
    parts.forEach(part -> findings.addAll(part.findings()));
    return parts.stream().flatMap(part -> part.made().stream()).toList();
  }

  private static <T> Part<T> part(Section section, Reader<T> reader) {
    var findings = new ArrayList<Finding>();
    return new Part<>(reader.read(section, findings), findings);
  }
}
