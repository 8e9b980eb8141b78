package dev.baton.app.origin;

import dev.baton.adapters.git.GitNotes;
import dev.baton.app.Baton;
import dev.baton.app.Place;
import dev.baton.core.origin.Author;
import dev.baton.core.origin.AuthorshipNote;
import dev.baton.core.repo.Commit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Projects what has landed into notes that any reader of the standard understands.
///
/// A landing never waits for its notes. They are derived from the ledger, are the same however
/// often they are derived, and are added where none stands yet: a Baton that was killed between a
/// landing and its notes, or was refused by the repository, adds them the next time it looks. A
/// note of somebody else is never changed.
public final class NoteKeeper {
  /// Set to `false` in the repository's own configuration where nobody wants notes.
  public static final String SWITCH = "baton.notes";

  private final Place place;
  private final GitNotes notes;

  public NoteKeeper(Place place) {
    this.place = place;
    this.notes = new GitNotes(place.repository());
  }

  /// How it went: how many notes are new, and why the others are missing, if they are.
  public record Kept(int added, Optional<String> trouble) {}

  /// Adds what is missing of the works that have landed.
  public Kept keep(List<Work> works) {
    if (!notes.areWanted(SWITCH)) {
      return new Kept(0, Optional.empty());
    }
    var noted = notes.all().keySet();
    var missing =
        works.stream()
            .filter(work -> work.landed().isPresent())
            .filter(work -> !noted.contains(work.candidate().commit()))
            .toList();
    if (missing.isEmpty()) {
      return new Kept(0, Optional.empty());
    }
    var origins = new LineOrigins(place, missing);
    var wanted = new TreeMap<Commit, String>(Comparator.comparing(Commit::sha));
    var troubles = new ArrayList<String>();
    for (var work : missing) {
      try {
        wanted.putAll(written(origins, work, noted));
      } catch (RuntimeException e) {
        // Whatever is wrong with one work must not cost the others their notes, now and at every
        // later try.
        troubles.add(work.name() + ": " + e.getMessage());
      }
    }
    var refused = notes.add(wanted, "Who wrote what of " + names(missing), Baton.CLOCK.instant());
    refused.ifPresent(troubles::add);
    return new Kept(
        refused.isEmpty() ? wanted.size() : 0,
        Optional.of(String.join("\n", troubles)).filter(it -> !it.isEmpty()));
  }

  private static Map<Commit, String> written(LineOrigins origins, Work work, Set<Commit> noted) {
    return origins.commits(work).stream()
        .filter(commit -> !noted.contains(commit))
        .collect(
            Collectors.toMap(commit -> commit, commit -> note(origins, work, commit).written()));
  }

  private static String names(List<Work> works) {
    return works.stream().map(Work::name).collect(Collectors.joining(", "));
  }

  private static AuthorshipNote note(LineOrigins origins, Work work, Commit commit) {
    var made = origins.made(work, commit);
    var keys =
        made.authors()
            .map(author ->
                switch (author) {
                  case Author.Turn(var session, _) -> session;
                  case Author.Person(var person) -> person;
                })
            .collect(Collectors.toSet());
    var testimony = origins.testimony(work);
    return new AuthorshipNote(
        commit.sha(),
        made,
        only(testimony.sessions(), keys::contains),
        only(testimony.people(), keys::contains));
  }

  private static <T> Map<String, T> only(Map<String, T> all, Predicate<String> wanted) {
    return all.entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
