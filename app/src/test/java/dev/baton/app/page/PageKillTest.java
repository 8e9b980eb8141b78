package dev.baton.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.app.cli.Desk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as a user has it, a process of its own, killed as nothing can be told before it dies.
class PageKillTest {
  @TempDir Path scratch;

  private Optional<Process> server = Optional.empty();

  @AfterEach
  void end() {
    server.ifPresent(Process::destroyForcibly);
  }

  @Test
  void a_page_says_that_its_server_was_killed_and_an_order_on_its_way_is_done_once()
      throws Exception {
    assumeTrue(
        Chromium.program().isPresent(), "no Chromium here (Debian: apt-get install chromium)");
    var desk = Stage.set(scratch.resolve("voices"));
    var link = start(desk);
    try (var browser = Chromium.start(scratch)) {
      browser.go(link);
      Chromium.eventually(() -> browser.has("#item-T-04"));
      browser.run("document.querySelector('#answer-T-01').value = 'in capitals'");
      browser.run("document.querySelector('#order-answer-T-01 button').click()");
      browser.run("document.querySelector('#order-retry-T-04 button').click()");
      Chromium.eventually(() ->
          browser.words().contains("answer T-01: in capitals")
              && browser.words().contains("try T-04 again"));
      browser.run("document.querySelector('#why-T-02').value = 'half a senten'");

      kill();

      Chromium.eventually(() -> browser.words().contains("Not connected"));
      assertThat(desk.must("log").out()).doesNotContain("in capitals", "T-04 reopened");
      assertThat(browser.value("document.querySelector('#why-T-02').value"))
          .isEqualTo("half a senten");

      assertThat(start(desk)).as("the same address, so that the page finds it").isEqualTo(link);

      Chromium.eventually(
          () -> browser.value("document.getElementById('live').className").equals("live"));
      Chromium.eventually(() -> !browser.has("#item-T-04") && !browser.has("#outbox"));
      assertThat(browser.value("document.querySelector('#why-T-02').value"))
          .as("what was being typed")
          .isEqualTo("half a senten");
      var log = desk.must("log").out();
      assertThat(log.split("T-04 reopened by Ada", -1)).as("once:\n%s", log).hasSize(2);
      assertThat(log.split("answered by Ada: in capitals", -1)).as("once:\n%s", log).hasSize(2);

      kill();
      start(desk);
      Chromium.eventually(
          () -> browser.value("document.getElementById('live').className").equals("live"));
      assertThat(desk.must("log").out()).as("nothing goes out again").isEqualTo(log);
      assertThat(desk.must("audit", "verify").exit()).isZero();
    }
  }

  /// Starts to serve; the link it prints.
  private String start(Desk desk) throws IOException {
    var process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.baton.app.Main",
                    "serve",
                    "--by",
                    "Ada",
                    "-C",
                    desk.top().toString()))
            .redirectError(scratch.resolve("server.log").toFile())
            .start();
    server = Optional.of(process);
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return Optional.ofNullable(out.readLine()).orElseThrow();
  }

  /// With the signal that no program hears.
  private void kill() throws InterruptedException {
    var process = server.orElseThrow();
    process.destroyForcibly();
    process.waitFor();
  }
}
