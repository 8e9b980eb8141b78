package dev.baton.app;

import dev.baton.app.origin.LineOrigins;
import dev.baton.app.origin.NoteKeeper;
import dev.baton.app.origin.Work;
import dev.baton.app.origin.Works;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Run;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunId;
import dev.baton.core.run.Task;
import dev.baton.engine.LedgerUnavailable;
import dev.baton.engine.RunLoop;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Sees what lands, and has the notes on who wrote it kept, on a thread of its own: no landing
/// waits for its notes, and none fails with them.
final class Noting implements RunLoop.Watcher {
  private static final long TO_END_MINUTES = 5;

  private final Place place;
  private final RunId run;
  private final RunLoop.Watcher next;
  private final ExecutorService thread;
  private long landed;
  private volatile Optional<String> trouble = Optional.empty();

  Noting(Place place, RunId run, RunLoop.Watcher next) {
    this.place = place;
    this.run = run;
    this.next = next;
    this.thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("notes").factory());
  }

  /// Adds what an earlier process left out.
  void begin() {
    keep(() -> {
      try (var ledger = place.openLedger()) {
        return LineOrigins.works(ledger);
      }
    });
    thread.execute(place.store()::noteChangedFiles);
  }

  @Override
  public void changed(Run state) {
    if (state instanceof Opened opened && opened.count(Task.Landed.class) > landed) {
      landed = opened.count(Task.Landed.class);
      keep(this::worksOfThisRun);
    }
    next.changed(state);
  }

  @Override
  public void postponed(LedgerUnavailable why) {
    next.postponed(why);
  }

  private List<Work> worksOfThisRun() {
    try (var ledger = place.openLedger()) {
      List<RunEvent> events = Runs.history(ledger, run);
      return Works.of(run, events);
    }
  }

  private void keep(Supplier<List<Work>> works) {
    thread.execute(() -> {
      try {
        trouble = new NoteKeeper(place).keep(works.get()).trouble();
      } catch (RuntimeException e) {
        trouble = Optional.of(String.valueOf(e.getMessage()));
      }
    });
  }

  Optional<String> trouble() {
    return trouble;
  }

  /// Returns when the notes are there, or cannot be.
  void end() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(TO_END_MINUTES, TimeUnit.MINUTES)) {
        trouble = Optional.of("they took longer than " + TO_END_MINUTES + " minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
