package dev.baton.app.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.git.GitClones;
import dev.baton.app.Place;
import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.RunId;
import dev.baton.engine.Clones.Handover;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteKeeperTest {
  private static final RunId RUN = new RunId("R-1");

  @TempDir Path scratch;
  private Path top = Path.of("/nonexistent");

  @BeforeEach
  void aRepository() {
    top = scratch.resolve("repo");
    Hands.begin(top);
    Hands.git(top, "add", "-A");
    Hands.git(top, "commit", "-q", "-m", "start");
    place().store().bringHead(place().repository());
  }

  private Place place() {
    return Place.around(top);
  }

  /// A work that landed, of one new file; it is in the repository as well.
  private Work landed(int number, Hash... turns) {
    var attempt = new Attempt(new TaskId("T-0" + number), 1, number);
    var base = new Commit(Hands.git(top, "rev-parse", "HEAD"));
    var clones = new GitClones(place().store(), place().work(), RUN);
    Hands.write(clones.open(attempt, base).resolve("clone/f" + number), "by an agent\n");
    if (!(clones.take(attempt, base) instanceof Handover.Taken(var candidate))) {
      throw new AssertionError("not taken");
    }
    Hands.git(top, "fetch", "-q", ".baton/store.git", candidate.commit().sha());
    return new Work(
        RUN,
        attempt,
        "builder",
        candidate,
        Optional.of(base),
        Optional.of(base),
        List.of(turns),
        List.of(),
        Optional.empty());
  }

  @Test
  void one_work_that_cannot_be_told_does_not_cost_the_notes_of_the_others() {
    var gone = "1".repeat(40);
    var turn =
        place()
            .evidence()
            .put(Json.object().put("before", gone).put("after", gone).end().canonical());
    var good = landed(1);
    var bad = landed(2, turn);
    var alsoGood = landed(3);

    var kept = new NoteKeeper(place()).keep(List.of(good, bad, alsoGood));

    assertThat(kept.added()).isEqualTo(2);
    assertThat(kept.trouble()).get().asString().startsWith("R-1/T-02/1: ").contains(gone);
    assertThat(Hands.git(top, "notes", "--ref=ai", "list").lines()).hasSize(2);
  }
}
