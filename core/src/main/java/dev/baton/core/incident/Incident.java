package dev.baton.core.incident;

import dev.baton.core.incident.IncidentEvent.IncidentClosed;
import dev.baton.core.incident.IncidentEvent.IncidentExamined;
import dev.baton.core.incident.IncidentEvent.IncidentOpened;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How it stands with one incident. Of several findings about the same question the last one
/// counts.
public record Incident(
    IncidentOpened opening, List<Finding> findings, Optional<IncidentClosed> closing) {
  public Incident {
    findings = List.copyOf(findings);
  }

  /// In the order of their numbers.
  public static List<Incident> all(List<IncidentEvent> history) {
    var all = new TreeMap<IncidentId, Incident>();
    for (var event : history) {
      all.compute(event.incident(), (_, before) -> after(Optional.ofNullable(before), event));
    }
    return List.copyOf(all.values());
  }

  private static Incident after(Optional<Incident> before, IncidentEvent event) {
    return switch (event) {
      case IncidentOpened opening -> new Incident(opening, List.of(), Optional.empty());
      case IncidentExamined(_, var finding, _) -> opened(before, event).examined(finding);
      case IncidentClosed closing -> {
        var incident = opened(before, event);
        yield new Incident(incident.opening, incident.findings, Optional.of(closing));
      }
    };
  }

  private static Incident opened(Optional<Incident> before, IncidentEvent event) {
    return before.orElseThrow(
        () -> new IllegalStateException(event.incident() + " was never opened"));
  }

  private Incident examined(Finding finding) {
    var all = new ArrayList<>(findings);
    all.removeIf(finding::answersTheSameAs);
    all.add(finding);
    return new Incident(opening, all, closing);
  }

  public IncidentId id() {
    return opening.incident();
  }

  public boolean isOpen() {
    return closing.isEmpty();
  }

  public Stream<Culprit> culprits() {
    return findings.stream().flatMap(finding -> finding.culprits().stream()).distinct();
  }

  /// Whether an experiment named a change made for the requirement.
  public boolean isAbout(String requirement) {
    return culprits().anyMatch(culprit -> culprit.requirements().contains(requirement));
  }

  /// Whether an experiment named the attempt, as `R-1/T-04/1`.
  public boolean names(String attempt) {
    return culprits().anyMatch(culprit -> culprit.attempt().equals(attempt));
  }

  /// Its number, how it stands, and what somebody said.
  public String words() {
    return "%s (%s): %s".formatted(id(), isOpen() ? "open" : "closed", opening.text());
  }
}
