package dev.baton.adapters.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.adapters.process.LocalPrograms;
import dev.baton.adapters.process.ProcessTable;
import dev.baton.engine.Containment;
import dev.baton.engine.Containment.Cell;
import dev.baton.engine.Programs.Ending;
import dev.baton.engine.Programs.Order;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A hostile program in a cell. Each attempt is tried without walls as well, where that is safe, so
/// that the failure is the walls' doing.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BubblewrapTest {
  @TempDir Path outside;
  private Path clone;
  private Path home;
  private Containment walls = Containment.NONE;

  @BeforeEach
  void aCell() throws IOException {
    var found = Sandboxes.bubblewrap(System.getenv("PATH"), outside.resolve("users"));
    assumeTrue(found instanceof Sandboxes.Found.Here, () -> "no sandbox: " + found);
    var small = new Limits(256, 32L << 20, 1L << 30);
    walls = new Bubblewrap(Path.of("/usr/bin/bwrap"), small, outside.resolve("users"));
    clone = Files.createDirectories(outside.resolve("attempt/clone"));
    home = Files.createDirectories(outside.resolve("attempt/home"));
    Files.writeString(outside.resolve("secret"), "s3cret");
    Files.createDirectories(clone.resolve(".git/hooks"));
    Files.createDirectories(clone.resolve(".git/objects"));
    Files.writeString(clone.resolve(".git/config"), "[core]\n");
  }

  private Ending run(Containment walls, String script) {
    var git = clone.resolve(".git");
    var cell =
        new Cell(
            clone,
            Optional.of(home),
            List.of(clone),
            List.of(),
            Stream.of("config", "hooks", "info", "objects/info").map(git::resolve).toList(),
            Optional.empty());
    return new LocalPrograms(outside)
        .run(
            new Order(
                walls.around(cell, List.of("/bin/sh", "-c", script)),
                clone,
                Map.of("PATH", "/usr/sbin:/usr/bin:/bin", "OUT", outside.toString()),
                Duration.ofSeconds(20)));
  }

  private String fails(String script) {
    return switch (run(walls, script)) {
      case Ending.Exited(var code, var log) -> {
        assertThat(code).as(log).isNotZero();
        yield log;
      }
      case Ending other -> throw new AssertionError(other);
    };
  }

  private String succeeds(Containment walls, String script) {
    return switch (run(walls, script)) {
      case Ending.Exited(var code, var log) -> {
        assertThat(code).as(log).isZero();
        yield log;
      }
      case Ending other -> throw new AssertionError(other);
    };
  }

  /// Works without walls, and fails within.
  private void isStopped(String script) {
    succeeds(Containment.NONE, script);
    fails(script);
  }

  @Test
  void it_works_in_its_clone_and_its_home() throws IOException {
    succeeds(walls, "echo made >made && echo kept >$HOME/kept && echo scratch >/tmp/scratch");

    assertThat(clone.resolve("made")).hasContent("made");
    assertThat(home.resolve("kept")).hasContent("kept");
    assertThat(Path.of("/tmp/scratch")).doesNotExist();
  }

  @Test
  void its_exit_code_and_its_words_are_passed_on() {
    assertThat(run(walls, "echo out; echo err >&2; exit 7"))
        .isEqualTo(new Ending.Exited(7, "out\nerr\n"));
  }

  @Test
  void a_file_outside_cannot_be_read() {
    isStopped("cat $OUT/secret");
  }

  @Test
  void a_file_outside_cannot_be_written_through_a_symlink() {
    var planted = outside.resolve("planted");
    run(walls, "ln -sfn $OUT link && echo gotcha >link/planted");
    assertThat(planted).doesNotExist();
    run(Containment.NONE, "echo gotcha >link/planted");
    assertThat(planted).exists();
  }

  @Test
  void nobody_is_at_home_but_itself() {
    assertThat(succeeds(walls, "ls -A $HOME /root 2>/dev/null; ls /home"))
        .isEqualTo("/home/agent:\nagent\n");
  }

  @Test
  void a_remount_does_not_open_what_is_closed() {
    assertThat(fails("mount -o remount,bind,rw /usr && touch /usr/planted")).contains("mount");
    assertThat(Path.of("/usr/planted")).doesNotExist();
  }

  @Test
  void there_is_no_way_out_by_tcp() throws IOException {
    try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      isStopped(
          "perl -MIO::Socket::INET -e 'exit !IO::Socket::INET->new(\"127.0.0.1:%d\")'"
              .formatted(listening.getLocalPort()));
    }
  }

  @Test
  void there_is_no_way_out_by_udp_or_dns() {
    fails(
        "perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(PeerAddr => \"192.0.2.1:53\","
            + " Proto => \"udp\") or exit 1; exit !defined $s->send(\"x\")'");
    fails("perl -e 'exit !gethostbyname(\"example.org\")'");
  }

  @Test
  void what_leads_git_elsewhere_is_frozen() {
    isStopped("echo '[core] fsmonitor = x' >>.git/config");
    isStopped("mv .git/config .git/other && mv .git/other .git/config");
    isStopped("echo x >.git/hooks/pre-commit");
    isStopped("mkdir -p .git/info && echo x >.git/info/attributes");
  }

  @Test
  void nor_can_what_holds_it_be_moved_away() {
    isStopped("mv .git other && mkdir -p .git/hooks && mv .git new && mv other .git");
    isStopped("mv .git/objects other && mv other .git/objects");
  }

  @Test
  void git_itself_works_in_the_clone() throws IOException {
    Files.delete(clone.resolve(".git/config"));
    succeeds(Containment.NONE, "git init -q && mkdir -p .git/objects/info");

    succeeds(
        walls,
        """
        git() { command git -c user.name=a -c user.email=a@example.org "$@"; }
        echo one >file && git add file && git commit -q -m one && git switch -q -c side &&
        echo two >file && git commit -q -am two && git rebase -q HEAD~1 && git repack -adqn &&
        git tag it && test "$(git rev-list --count side)" = 2
        """);
  }

  @Test
  void nothing_outlives_it() {
    succeeds(walls, "setsid sleep 4711 >/dev/null 2>&1 & exit 0");

    assertThat(ProcessHandle.allProcesses())
        .noneMatch(process -> process.info().commandLine().orElse("").contains("sleep 4711"));
  }

  @Test
  void it_sees_no_process_but_its_own() {
    assertThat(succeeds(walls, "ls -d /proc/[0-9]* | wc -l").strip()).matches("[1-9]");
    fails("kill -0 " + ProcessHandle.current().pid());
  }

  @Test
  void a_fork_bomb_is_stopped() {
    var log =
        fails("i=0; while [ $i -lt 2000 ]; do sleep 30 & i=$((i + 1)); done; echo all 2000 there");

    assertThat(log).doesNotContain("all 2000 there");
    assertThat(ProcessTable.marked("BATON_GATE_RUN")).isEmpty();
  }

  @Test
  void a_file_that_fills_the_disk_is_stopped() {
    isStopped("head -c 64000000 /dev/zero >big");
    fails("head -c 64000000 /dev/zero >/tmp/big");
  }

  @Test
  void it_has_no_right_and_gets_none() {
    assertThat(succeeds(walls, "id -u; grep CapEff /proc/self/status"))
        .contains("1000\n")
        .contains("0000000000000000");
    fails("unshare -U true");
  }
}
