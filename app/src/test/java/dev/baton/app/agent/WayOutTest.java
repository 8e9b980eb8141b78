package dev.baton.app.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.adapters.performer.Walls;
import dev.baton.adapters.sandbox.Sandboxes;
import dev.baton.app.Cells;
import dev.baton.core.run.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A hostile program in a cell that has a door, and what the door says to it.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WayOutTest {
  private static final String KEY = "sk-the-real-key";
  // Says its argument to the door and prints the first line of the answer.
  private static final String TALK =
      "use IO::Socket::INET; $s = IO::Socket::INET->new(\"127.0.0.1:3128\") or die \"no door\\n\";"
          + " $s->print($ARGV[0]); print scalar <$s>;";

  @TempDir Path folder;
  private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();
  private Walls walls = Walls.NONE;

  @BeforeEach
  void aCell() throws IOException {
    var found = Cells.found();
    assumeTrue(found instanceof Sandboxes.Found.Here, () -> "no sandbox here: " + found);
    walls = new Walls(((Sandboxes.Found.Here) found).walls(), List.of());
    Files.createDirectories(folder.resolve("clone/.git"));
    Files.writeString(folder.resolve("brief.md"), "# the brief\n");
  }

  private static final WayOut.Stop NEVER =
      new WayOut.Stop() {
        @Override
        public void end(String why) {
          throw new AssertionError(why);
        }

        @Override
        public void rest(Instant until, String why) {
          throw new AssertionError(why);
        }
      };

  private String inTheCell(String... command) throws Exception {
    var order =
        new AttendOrder(
            AgentProfile.named("codex").orElseThrow(),
            Optional.empty(),
            Optional.of("http://127.0.0.1:9"),
            List.of(),
            List.of("localhost:443", "metadata.example:80"),
            Optional.empty(),
            List.of(),
            true,
            List.of(),
            Money.dollars(1),
            Duration.ofMinutes(1),
            false,
            Optional.empty());
    var profile = AgentProfile.named("codex").orElseThrow();
    var report = new Report(new PrintStream(recorded, true, StandardCharsets.UTF_8));
    try (var out = WayOut.open(folder, order, profile, KEY, report, NEVER)) {
      var builder = new ProcessBuilder(walls.around(folder, out.socket(), List.of(command)));
      builder.environment().clear();
      builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "TOKEN", out.token()));
      var process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return said;
    }
  }

  private String says(String request) throws Exception {
    return inTheCell("perl", "-e", TALK, request);
  }

  private String record() {
    return recorded.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_host_nobody_named_is_refused_and_recorded() throws Exception {
    assertThat(says("CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n"))
        .contains("403");
    assertThat(record()).contains("\"egress\"").contains("example.org:443").contains("false");
  }

  @Test
  void a_private_address_is_refused_though_its_name_is_listed() throws Exception {
    assertThat(says("CONNECT localhost:443 HTTP/1.1\r\nHost: localhost\r\n\r\n")).contains("403");
    assertThat(record()).contains("localhost:443");
  }

  @Test
  void an_address_of_the_machine_itself_is_refused() throws Exception {
    assertThat(says("CONNECT 169.254.169.254:80 HTTP/1.1\r\nHost: x\r\n\r\n")).contains("403");
  }

  @Test
  void tools_are_for_who_has_the_token() throws Exception {
    var list = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
    var request =
        "POST /context/ HTTP/1.1\r\nHost: x\r\n%sContent-Length: "
            + list.length()
            + "\r\n\r\n"
            + list;

    assertThat(says(request.formatted(""))).contains("401");
    assertThat(says(request.formatted("Authorization: Bearer guess\r\n"))).contains("401");
    var script = TALK.replace("$ARGV[0]", "$ARGV[0] =~ s/TOKEN/$ENV{TOKEN}/r");
    assertThat(
            inTheCell("perl", "-e", script, request.formatted("Authorization: Bearer TOKEN\r\n")))
        .contains("200");
  }

  @Test
  void a_model_is_for_who_has_the_token() throws Exception {
    assertThat(
            says(
                "POST /model/openai/v1/responses HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + KEY
                    + "\r\nContent-Length: 2\r\n\r\n{}"))
        .contains("401");
  }

  @Test
  void the_real_key_is_nowhere_in_the_cell() throws Exception {
    assertThat(inTheCell("sh", "-c", "cat /proc/*/environ /proc/*/cmdline; env; ls -R . .."))
        .contains("baton-")
        .doesNotContain(KEY);
  }
}
