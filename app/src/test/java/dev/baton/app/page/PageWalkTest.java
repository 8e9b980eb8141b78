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

/// A conductor who never saw the terminal: somebody started `baton run --open` for them, and they
/// have the inbox and a keyboard.
class PageWalkTest {
  private static final String LINK = "the page: ";

  @TempDir Path scratch;

  private Optional<Process> run = Optional.empty();

  @AfterEach
  void end() throws InterruptedException {
    if (run.isPresent()) {
      run.get().destroy();
      run.get().waitFor();
    }
  }

  @Test
  void a_run_is_finished_from_the_inbox_alone() throws Exception {
    assumeTrue(
        Chromium.program().isPresent(), "no Chromium here (Debian: apt-get install chromium)");
    var desk = Stage.begun(scratch.resolve("voices"), 4);
    try (var browser = Chromium.start(scratch)) {
      browser.width(1280, 860, false);
      browser.go(start(desk));
      Chromium.eventually(() -> browser.value("location.pathname").equals("/"));

      waitsFor(browser, "T-01", "Capital letters, or an exclamation mark?");
      browser.press("a");
      browser.type("Capital letters");
      send(browser);
      waitsFor(browser, "T-03", "Locks in:");
      browser.press("a");
      browser.type("writing our own would take a year");
      send(browser);
      waitsFor(browser, "T-04", "What was tried");
      browser.press("a");
      waitsFor(browser, "T-02", "If you say yes");
      browser.press("a");

      Chromium.eventually(() -> said(desk, "T-04 reopened by Ada"));
      waitsFor(browser, "T-04", "the compiler is missing");
      browser.run("document.getElementById('cancel-T-04').focus()");
      browser.type("no compiler will come");
      send(browser);
      waitsFor(browser, "T-01", "If you say yes");
      browser.press("a");

      Chromium.eventually(() -> browser.words().contains("The run is over"));
      assertThat(browser.value("location.pathname")).as("never left").isEqualTo("/");
      assertThat(browser.complaints()).isEmpty();
    }
    assertThat(desk.git("ls-tree", "-r", "--name-only", "main"))
        .contains("src/t01.sh", "src/t02.sh", "src/t03.sh", "speak-with-a-library")
        .doesNotContain("src/t04.sh");
    assertThat(desk.must("log").out())
        .contains(
            "T-01/1 is answered by Ada: Capital letters",
            "T-02/1 approved by Ada",
            "T-04 cancelled by Ada: no compiler will come");
    assertThat(desk.must("audit", "verify").exit()).isZero();
  }

  private static boolean said(Desk desk, String words) {
    return desk.must("log").out().contains(words);
  }

  /// Waits until the inbox has it with these words, and moves there with the keyboard.
  private static void waitsFor(Chromium browser, String task, String words) {
    var item = "document.getElementById('item-" + task + "')";
    Chromium.eventually(() -> browser.value(item + "?.innerText").contains(words));
    browser.run("document.activeElement.blur()");
    for (var key : List.of("k", "k", "k", "k", "j", "j", "j", "j")) {
      if (browser.value("document.querySelector('.item.on')?.dataset.item").equals(task)) {
        return;
      }
      browser.press(key);
    }
    assertThat(browser.value("document.querySelector('.item.on')?.dataset.item"))
        .as("the chosen one")
        .isEqualTo(task);
  }

  private static void send(Chromium browser) {
    browser.run("document.activeElement.form.requestSubmit()");
  }

  /// Runs as somebody else would have started it; the link it says.
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
                    "run",
                    "--open",
                    "--by",
                    "Ada",
                    "-C",
                    desk.top().toString()))
            .redirectOutput(scratch.resolve("run.log").toFile())
            .start();
    run = Optional.of(process);
    var said =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    var link = Optional.<String>empty();
    for (var line = said.readLine(); line != null && link.isEmpty(); line = said.readLine()) {
      if (line.contains(LINK)) {
        link = Optional.of(line.substring(line.indexOf(LINK) + LINK.length()).strip());
      }
    }
    Thread.startVirtualThread(() -> said.lines().forEach(_ -> {}));
    return link.orElseThrow();
  }
}
