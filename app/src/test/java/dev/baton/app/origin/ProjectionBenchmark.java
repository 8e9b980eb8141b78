package dev.baton.app.origin;

import dev.baton.adapters.git.GitClones;
import dev.baton.app.Place;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.RunId;
import dev.baton.engine.Clones.Handover;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The notes of one landing, from its trees to the ref: `CHANGED-LINES`, spread over files of 1,000
/// lines of which every other one is an agent's.
final class ProjectionBenchmark {
  private static final int LONG = 1_000;
  private static final int ROUNDS = 20;

  private ProjectionBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int changed = Integer.parseInt(arguments[0]);
    var top = Files.createTempDirectory("projection");
    Hands.begin(top);
    int files = Math.max(1, changed * 2 / LONG);
    for (int file = 0; file < files; file++) {
      Hands.write(top.resolve("f" + file), text(file, "person"));
    }
    Hands.git(top, "add", "-A");
    Hands.git(top, "commit", "-q", "-m", "start");
    var place = Place.around(top);
    place.store().bringHead(place.repository());
    var base = new Commit(Hands.git(top, "rev-parse", "HEAD"));
    var attempt = new Attempt(new TaskId("T-01"), 1, 1);
    var run = new RunId("R-1");
    var clones = new GitClones(place.store(), place.work(), run);
    var clone = clones.open(attempt, base).resolve("clone");
    for (int file = 0; file < files; file++) {
      Hands.write(clone.resolve("f" + file), text(file, "agent"));
    }
    if (!(clones.take(attempt, base) instanceof Handover.Taken(var candidate))) {
      throw new IllegalStateException("not taken");
    }
    Hands.git(top, "fetch", "-q", ".baton/store.git", candidate.commit().sha());
    // That it landed is enough; as what does not matter to its notes.
    var landed = Optional.of(base);
    var work =
        new Work(
            run,
            attempt,
            "builder",
            candidate,
            Optional.of(base),
            landed,
            List.of(),
            List.of(),
            Optional.empty());
    var times = new long[ROUNDS];
    for (int round = -5; round < ROUNDS; round++) {
      Hands.git(top, "update-ref", "-d", "refs/notes/ai");
      var from = System.nanoTime();
      var kept = new NoteKeeper(place).keep(List.of(work));
      var took = System.nanoTime() - from;
      if (kept.added() != 1) {
        throw new IllegalStateException("not kept: " + kept);
      }
      if (round >= 0) {
        times[round] = took;
      }
    }
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT,
        "the note of %d changed lines: median %.1f ms, best %.1f ms of %d%n",
        changed,
        times[ROUNDS / 2] / 1e6,
        times[0] / 1e6,
        ROUNDS);
  }

  private static String text(int file, String who) {
    var text = new StringBuilder();
    for (int line = 0; line < LONG; line++) {
      text.append("line ").append(line).append(" of ").append(file);
      text.append(line % 2 == 0 ? " by " + who : "").append('\n');
    }
    return text.toString();
  }
}
