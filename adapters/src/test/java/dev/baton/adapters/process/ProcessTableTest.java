package dev.baton.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.run.RunCommand.ProcessIdentity;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessTableTest {
  private final String mark = "BATON_TEST=" + UUID.randomUUID();

  @AfterEach
  void leaveNobodyBehind() {
    ProcessTable.end(mark);
  }

  /// Starts the script and waits until it has said one line.
  private Process started(String script) throws IOException {
    var builder = new ProcessBuilder(List.of("/bin/sh", "-c", script));
    builder.environment().put("BATON_TEST", mark.substring(mark.indexOf('=') + 1));
    var process = builder.start();
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    return process;
  }

  @Nested
  class An_identity {
    @Test
    void stays_the_same_as_long_as_the_process_lives() throws Exception {
      var process = started("echo ready; read line");
      var identity = ProcessTable.identity(process.pid()).orElseThrow();

      assertThat(ProcessTable.identity(process.pid())).contains(identity);
      assertThat(ProcessTable.isAlive(identity)).isTrue();

      process.destroyForcibly();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(ProcessTable.isAlive(identity)).isFalse();
    }

    @Test
    void is_not_that_of_another_process_with_the_pid() throws Exception {
      var process = started("echo ready; read line");
      var identity = ProcessTable.identity(process.pid()).orElseThrow();
      var earlier =
          new ProcessIdentity(identity.pid(), identity.startTicks() - 1, identity.group());

      assertThat(ProcessTable.isAlive(earlier)).isFalse();
    }

    @Test
    void is_read_past_a_name_with_spaces_and_parentheses() throws Exception {
      var process =
          started("printf 'a) R 1 1 (b' > /proc/self/comm 2>/dev/null; echo ready; read line");

      assertThat(ProcessTable.identity(process.pid()))
          .hasValueSatisfying(identity ->
              assertThat(identity.group())
                  .isEqualTo(
                      ProcessTable.identity(ProcessHandle.current().pid()).orElseThrow().group()));
    }

    @Test
    void of_a_corpse_is_none() throws Exception {
      var process = started("sh -c 'exit 0' & pid=$!; echo ready; read line; echo $pid; read line");
      try (var input = process.outputWriter()) {
        input.write("\n");
        input.flush();
        var corpse = Long.parseLong(process.inputReader().readLine());

        while (ProcessTable.identity(corpse).isPresent()) {
          Thread.onSpinWait();
        }
        assertThat(process.isAlive()).isTrue();
      }
    }

    @Test
    void of_nobody_is_none() {
      assertThat(ProcessTable.identity(Long.MAX_VALUE)).isEmpty();
    }
  }

  @Nested
  class A_mark {
    @Test
    void is_on_the_process_and_on_all_it_started() throws Exception {
      var process =
          started(
              "setsid sh -c '(sh -c \"echo ready; exec sleep 300\") & exec sleep 300' & sleep 300");

      assertThat(ProcessTable.marked(mark)).contains(process.pid()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(ProcessTable.values("BATON_TEST")).contains(mark.substring(mark.indexOf('=') + 1));
    }

    @Test
    void is_not_another_one_that_begins_like_it() throws Exception {
      started("echo ready; read line");

      assertThat(ProcessTable.marked(mark.substring(0, mark.length() - 1))).isEmpty();
    }

    @Test
    void ends_them_all() throws Exception {
      var process = started("setsid sh -c 'echo ready; exec sleep 300' & sleep 300");

      ProcessTable.end(mark);

      assertThat(ProcessTable.marked(mark)).isEmpty();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
