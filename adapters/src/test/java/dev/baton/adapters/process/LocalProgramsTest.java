package dev.baton.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.Programs.Ending;
import dev.baton.engine.Programs.Ending.Exited;
import dev.baton.engine.Programs.Ending.NotStarted;
import dev.baton.engine.Programs.Ending.TimedOut;
import dev.baton.engine.Programs.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LocalProgramsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(700);

  @TempDir Path folder;

  private Ending shell(String script, Duration patience) {
    return run(List.of("/bin/sh", "-c", script), Map.of("PATH", "/usr/bin:/bin"), patience);
  }

  private Ending run(List<String> command, Map<String, String> environment, Duration patience) {
    return new LocalPrograms(Path.of("/nowhere"))
        .run(new Order(command, folder, environment, patience));
  }

  @Nested
  class A_program_that_ends {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 126, 127, 255})
    void tells_its_exit_code(int code) {
      assertThat(shell("exit " + code, LONG)).isEqualTo(new Exited(code, ""));
    }

    @Test
    void has_both_streams_in_its_log_in_their_order() {
      assertThat(shell("echo one; echo two >&2; echo three", LONG))
          .isEqualTo(new Exited(0, "one\ntwo\nthree\n"));
    }

    @Test
    void runs_in_its_folder_with_nothing_to_read() throws IOException {
      assertThat(shell("pwd; cat", LONG)).isEqualTo(new Exited(0, folder.toRealPath() + "\n"));
    }

    @Test
    void has_the_environment_it_was_given_and_its_mark() {
      var ending = run(List.of("/usr/bin/env"), Map.of("ONLY", "this"), LONG);

      assertThat(((Exited) ending).log().lines())
          .hasSize(2)
          .contains("ONLY=this")
          .anyMatch(line -> line.startsWith(LocalPrograms.MARK + "="));
    }

    @Test
    void is_looked_up_on_the_path_it_was_given() throws IOException {
      var tool = Files.writeString(folder.resolve("tool"), "#!/bin/sh\necho mine\n");
      assertThat(tool.toFile().setExecutable(true)).isTrue();

      assertThat(run(List.of("tool"), Map.of("PATH", folder.toString()), LONG))
          .isEqualTo(new Exited(0, "mine\n"));
      assertThat(run(List.of("./tool"), Map.of(), LONG)).isEqualTo(new Exited(0, "mine\n"));
      assertThat(run(List.of("tool"), Map.of(), LONG)).isInstanceOf(NotStarted.class);
    }

    @Test
    void leaves_nobody_behind() {
      var ending = shell("setsid sh -c 'sleep 300 >/dev/null 2>&1 & echo $!' ", LONG);

      assertThat(isGone(((Exited) ending).log())).isTrue();
    }

    @Test
    void is_waited_for_and_not_its_children_who_hold_its_output_open() {
      assertThat(shell("sleep 300 & echo done", LONG)).isEqualTo(new Exited(0, "done\n"));
    }
  }

  @Nested
  class A_program_that_takes_too_long {
    @Test
    void is_ended_and_its_log_is_kept() {
      assertThat(shell("echo begun; sleep 300", SHORT)).isEqualTo(new TimedOut("begun\n"));
    }

    @Test
    void is_ended_with_a_child_that_left_its_session_and_its_parent() {
      var ending =
          shell(
              "setsid sh -c '(trap \"\" HUP TERM INT; sh -c \"echo \\$\\$; exec sleep 300\") &'; "
                  + "sleep 300",
              SHORT);

      assertThat(isGone(((TimedOut) ending).log())).isTrue();
    }
  }

  @Nested
  class A_program_that_is_not_there {
    @ParameterizedTest
    @ValueSource(strings = {"no-such-program", "/no/such/program", "./no-such-program", "/usr/bin"})
    void is_not_started(String name) {
      assertThat(run(List.of(name), Map.of("PATH", "/usr/bin:/bin"), LONG))
          .isInstanceOfSatisfying(
              NotStarted.class, ending -> assertThat(ending.why()).contains(name));
    }

    @Test
    void or_whose_folder_is_not_there_is_not_started() {
      var nowhere = new Order(List.of("/bin/true"), folder.resolve("nowhere"), Map.of(), LONG);

      assertThat(new LocalPrograms(Path.of("/nowhere")).run(nowhere))
          .isInstanceOf(NotStarted.class);
    }
  }

  @Nested
  class A_long_log {
    @Test
    void keeps_its_beginning_and_its_end_and_says_what_is_left_out() {
      var ending = shell("echo first; yes 123456789 | head -n 100000; echo last", LONG);

      var log = ((Exited) ending).log();
      assertThat(log).startsWith("first\n123456789\n").endsWith("123456789\nlast\n");
      assertThat(log).contains("[... " + (1_000_011 - 2 * 256 * 1024) + " bytes left out ...]");
      assertThat(log.length()).isLessThan(530_000);
    }

    @Test
    void is_whole_as_long_as_it_fits() {
      var ending = shell("yes 123456789 | head -n 52000", LONG);

      assertThat(((Exited) ending).log()).hasSize(520_000).doesNotContain("left out");
    }
  }

  private static boolean isGone(String pid) {
    return ProcessTable.identity(Long.parseLong(pid.strip())).isEmpty();
  }
}
