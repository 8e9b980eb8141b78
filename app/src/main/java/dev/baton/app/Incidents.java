package dev.baton.app;

import dev.baton.core.incident.Finding;
import dev.baton.core.incident.Incident;
import dev.baton.core.incident.IncidentCodec;
import dev.baton.core.incident.IncidentEvent;
import dev.baton.core.incident.IncidentEvent.IncidentClosed;
import dev.baton.core.incident.IncidentEvent.IncidentExamined;
import dev.baton.core.incident.IncidentEvent.IncidentOpened;
import dev.baton.core.incident.IncidentId;
import dev.baton.core.log.StreamId;
import dev.baton.core.repo.Commit;
import dev.baton.engine.Ledger;
import dev.baton.engine.Ledger.Append.Overtaken;
import dev.baton.engine.Ledger.Append.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Incidents on record.
public final class Incidents {
  private static final StreamId STREAM = new StreamId("incidents");
  private static final int ROUNDS = 20;

  private final Ledger ledger;

  public Incidents(Ledger ledger) {
    this.ledger = ledger;
  }

  public List<Incident> all() {
    return Incident.all(history(new AtomicLong()));
  }

  /// By what somebody wrote, or a problem that says what there is.
  public Incident one(String written) {
    return IncidentId.parse(written)
        .flatMap(id -> all().stream().filter(it -> it.id().equals(id)).findFirst())
        .orElseThrow(() ->
            Problem.usage("there is no incident " + written, "see them with: baton incident list"));
  }

  /// Those in which an experiment named the attempt, in words.
  public List<String> naming(String attempt) {
    return all().stream().filter(it -> it.names(attempt)).map(Incident::words).toList();
  }

  /// Those that a gate let through, by its ID, in words.
  public List<String> letThrough(String gate) {
    return all().stream()
        .filter(it ->
            it.culprits()
                .flatMap(culprit -> culprit.passed().stream())
                .anyMatch(passed -> passed.startsWith(gate + " ")))
        .map(Incident::words)
        .toList();
  }

  public IncidentId open(
      String text, Optional<Commit> where, Optional<String> task, String by, Instant at) {
    return recorded(all ->
            Optional.of(
                new IncidentOpened(new IncidentId(all.size() + 1), text, where, task, by, at)))
        .orElseThrow()
        .incident();
  }

  /// Once: who asks the same again and hears the same adds nothing.
  public void examined(IncidentId id, Finding finding, Instant at) {
    recorded(all ->
        all.stream().anyMatch(it -> it.id().equals(id) && it.findings().contains(finding))
            ? Optional.empty()
            : Optional.of(new IncidentExamined(id, finding, at)));
  }

  public void close(IncidentId id, String because, String by, Instant at) {
    recorded(all -> {
      var isOpen = all.stream().anyMatch(it -> it.id().equals(id) && it.isOpen());
      if (!isOpen) {
        throw Problem.no(id + " is closed already", "see why: baton incident show " + id);
      }
      return Optional.of(new IncidentClosed(id, because, by, at));
    });
  }

  private Optional<IncidentEvent> recorded(
      Function<List<Incident>, Optional<IncidentEvent>> decide) {
    for (int round = 0; round < ROUNDS; round++) {
      var length = new AtomicLong();
      var event = decide.apply(Incident.all(history(length)));
      if (event.isEmpty()) {
        return event;
      }
      switch (ledger.append(STREAM, length.get(), List.of(IncidentCodec.write(event.get())))) {
        case Stored _ -> {
          return event;
        }
        case Overtaken _ -> {
          // Somebody recorded something in between: decide again on what is true now.
        }
      }
    }
    throw Problem.broken("the ledger is too busy to take it", "try again");
  }

  private List<IncidentEvent> history(AtomicLong length) {
    var events = new ArrayList<IncidentEvent>();
    ledger.each(
        STREAM,
        0,
        recorded -> {
          length.set(recorded.number());
          IncidentCodec.read(recorded.entry()).ifPresent(events::add);
        });
    return events;
  }
}
