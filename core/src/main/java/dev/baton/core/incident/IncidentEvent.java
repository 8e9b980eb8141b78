package dev.baton.core.incident;

import dev.baton.core.repo.Commit;
import java.time.Instant;
import java.util.Optional;

/// A fact about an incident. Never edited; a changed meaning is a new event.
public sealed interface IncidentEvent {
  IncidentId incident();

  Instant at();

  /// `where` is the commit on which it was seen, and `task` what it was seen with, as `T-04`.
  record IncidentOpened(
      IncidentId incident,
      String text,
      Optional<Commit> where,
      Optional<String> task,
      String by,
      Instant at)
      implements IncidentEvent {}

  record IncidentExamined(IncidentId incident, Finding finding, Instant at)
      implements IncidentEvent {}

  record IncidentClosed(IncidentId incident, String because, String by, Instant at)
      implements IncidentEvent {}
}
