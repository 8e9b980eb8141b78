package dev.baton.app;

import dev.baton.adapters.git.GitClones;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEvent.AttemptStarted;
import dev.baton.core.run.RunRules;
import dev.baton.core.run.Task.Live;
import dev.baton.core.run.Task.Resting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds what may be deleted. A clone may go when its attempt is over and everything in it is in
/// the target or under a rescue ref, which is made here and never deleted. Without that proof it
/// stays.
public final class Sweep {
  private final Place place;
  private final GitClones clones;

  public Sweep(Place place, GitClones clones) {
    this.place = place;
    this.clones = clones;
  }

  /// A folder, and whether deleting it loses nothing.
  public record Piece(Path folder, long bytes, boolean safe, String why) {}

  public List<Piece> of(Opened run, List<RunEvent> history) {
    var live = RunRules.live(run).stream().map(Live::attempt).toList();
    var pieces = new ArrayList<Piece>();
    for (var event : history) {
      if (event instanceof AttemptStarted(var attempt, _, var base, _, _)
          && Files.isDirectory(clones.folder(attempt))) {
        pieces.add(piece(run, attempt, base, live.contains(attempt)));
      }
    }
    return pieces;
  }

  private Piece piece(Opened run, Attempt attempt, Commit base, boolean live) {
    var folder = clones.folder(attempt);
    var bytes = size(folder);
    if (run.task(attempt.task()) instanceof Resting(var resting, _, _, _)
        && resting.attempt().equals(attempt)) {
      return new Piece(folder, bytes, false, "its performer goes on in it later");
    }
    if (live) {
      return new Piece(folder, bytes, false, "its performer is at work");
    }
    try {
      var kept = clones.rescue(attempt, base);
      if (kept.isEmpty()) {
        return new Piece(folder, bytes, true, "nothing was made in it");
      }
      return isLanded(run, kept.get())
          ? new Piece(folder, bytes, true, "all of it is in " + run.outline().target())
          : new Piece(
              folder,
              bytes,
              true,
              "kept in Baton's store as " + kept.get().brief() + " (rescue ref)");
    } catch (RuntimeException e) {
      return new Piece(folder, bytes, false, "cannot prove that it is kept: " + e.getMessage());
    }
  }

  private boolean isLanded(Opened run, Commit kept) {
    return place
        .repository()
        .branch(run.outline().target())
        .map(tip -> clones.isContained(tip, kept))
        .orElse(false);
  }

  /// Checkouts that gates left behind when they were killed.
  public static List<Piece> scratch(Place place) {
    try (var folders = Files.list(place.folder().resolve("gates"))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> new Piece(folder, size(folder), isOld(folder), "a gate's checkout"))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  // A day: longer than any gate may take.
  private static boolean isOld(Path folder) {
    try {
      var age = System.currentTimeMillis() - Files.getLastModifiedTime(folder).toMillis();
      return age > 86_400_000;
    } catch (IOException e) {
      return false;
    }
  }

  private static long size(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> sizeOf(file).orElse(0L)).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static Optional<Long> sizeOf(Path file) {
    try {
      return Optional.of(Files.size(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Deletes the folder and what is in it; links are removed, not followed.
  public static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw Problem.broken(
          "cannot delete " + folder + ": " + e.getMessage(), "see that it can be written");
    }
  }
}
