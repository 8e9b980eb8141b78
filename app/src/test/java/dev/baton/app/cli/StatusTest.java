package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StatusTest {
  private static final String WAITS = "while [ ! -e $GO ]; do sleep 0.1; done\n";

  @TempDir Path scratch;

  private static long conductor(Desk desk) {
    return desk.must("status", "--json").json().number("conductor");
  }

  @Test
  void says_who_conducts_as_long_as_somebody_does() throws IOException {
    var go = scratch.resolve("go");
    var desk =
        new Desk(scratch.resolve("repo"))
            .ready(WAITS.replace("$GO", go.toString()) + Desk.DOES_BOTH)
            .approved();
    var self = ProcessHandle.current().pid();

    var running = CompletableFuture.supplyAsync(() -> desk.must("run", "--uncontained"));
    while (!desk.baton("status").out().contains("1 attempting")) {
      assertThat(running).as("the run that waits for its performer").isNotDone();
    }
    assertThat(conductor(desk)).isEqualTo(self);
    assertThat(desk.must("status").out())
        .contains("process " + self + " is at work on it")
        .doesNotContain("baton run");
    Files.createFile(go);
    running.join();

    assertThat(conductor(desk)).isZero();
    assertThat(desk.must("status").out()).doesNotContain("at work");
  }

  @Test
  void takes_no_note_of_a_killed_conductor_for_a_live_one() throws IOException {
    var desk = new Desk(scratch.resolve("repo")).ready("exit 3\n").approved();
    desk.baton("run", "--uncontained");
    var note = desk.top().resolve(".baton/conductor.pid");

    // Its number, and not its time: this process is alive and began at another.
    Files.writeString(note, ProcessHandle.current().pid() + " 1\n");

    assertThat(conductor(desk)).isZero();
    assertThat(desk.must("status").out()).contains("nobody is at work on it");
    Files.writeString(note, "not a process");
    assertThat(conductor(desk)).isZero();
  }
}
