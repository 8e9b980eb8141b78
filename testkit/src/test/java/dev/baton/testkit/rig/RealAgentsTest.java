package dev.baton.testkit.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.baton.core.json.Json;
import dev.baton.testkit.rig.wire.Ask;
import dev.baton.testkit.rig.wire.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The real agents, playing one script each in a repository of its own.
///
/// `build/agents.sh` installs them; a test whose agent is not there is skipped, and `./verify` says
/// so. The tools an agent offers are kept as golden files: a new version that renames one fails
/// here and not in the middle of somebody's run. `-Dbaton.golden=update` rewrites them.
@Tag("real-agents")
class RealAgentsTest {
  private static final long PATIENCE_SECONDS = 120;
  private static final Path GOLDEN = Path.of("src/test/resources/golden/agents");
  private static final Json.Obj STATUS =
      Json.object().put("state", "done").put("task", "T-01").end();
  private static final Script SCRIPT =
      Script.of(
          Step.act(new Action.Read("greet.txt")).saying("Reading."),
          Step.act(new Action.Edit("greet.txt", "hello world", "hello baton")).saying("Editing."),
          Step.act(new Action.Write("sub/new.txt", "fresh\n")),
          Step.act(new Action.Shell("echo ran > ran.txt")),
          Step.act(new Action.Mcp("baton", "report_status", STATUS)),
          Step.say("Changed."));

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Headless.class)
  void read_edit_write_run_and_report(Headless agent) throws Exception {
    var executable = installed(agent);
    var clone = repository();
    try (var model = ScriptedModel.start();
        var tools = ToolServer.start()) {
      var base = model.play(agent.program(), SCRIPT);
      var home = Files.createDirectories(directory.resolve("home"));
      var output = run(agent.process(executable, home, clone, base, tools.url()));

      var requests = model.requests(agent.program());
      assertThat(model.misfits(agent.program())).as(output).isEmpty();
      assertThat(steps(requests)).as(output).containsExactly(0, 1, 2, 3, 4, 5);
      assertThat(clone.resolve("greet.txt")).as(output).hasContent("hello baton\n");
      assertThat(clone.resolve("sub/new.txt")).as(output).hasContent("fresh\n");
      assertThat(clone.resolve("ran.txt")).as(output).hasContent("ran\n");
      assertThat(output).contains("Changed.");
      assertThat(requests)
          .filteredOn(request -> request.ask() != null)
          .allMatch(request -> request.carriesKey(Headless.KEY));
      assertThat(tools.calls()).hasSize(1);
      assertThat(tools.calls().getFirst().arguments().canonical()).isEqualTo(STATUS.canonical());
      assertThat(tools.calls().getFirst().carriesKey(Headless.TOOL_KEY)).isTrue();
      holdAgainstGolden(agent, requests);
    }
  }

  private static Path installed(Headless agent) {
    var executable = InstalledAgents.here().program(agent.program());
    if (executable.isEmpty()) {
      abort(agent.program() + " is not installed: build/agents.sh");
    }
    return executable.orElseThrow();
  }

  private Path repository() throws Exception {
    var clone = Files.createDirectories(directory.resolve("clone"));
    Files.writeString(clone.resolve("greet.txt"), "hello world\n");
    for (var command :
        List.of(
            List.of("git", "init", "-q", "-b", "main"),
            List.of("git", "add", "--all"),
            List.of("git", "-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "base"))) {
      run(new ProcessBuilder(command).directory(clone.toFile()));
    }
    return clone;
  }

  /// What it printed on both streams. Read from a file: an agent may leave behind children that
  /// hold a pipe open.
  private String run(ProcessBuilder builder) throws IOException, InterruptedException {
    var output = Files.createTempFile(directory, "output", ".txt");
    var process =
        builder
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    var over = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    var text = Files.readString(output);
    assertThat(over).as("still at work after %s s: %s", PATIENCE_SECONDS, text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private static List<Integer> steps(List<Request> requests) {
    return requests.stream()
        .map(Request::answer)
        .filter(Answer.Played.class::isInstance)
        .map(answer -> ((Answer.Played) answer).step())
        .toList();
  }

  private static void holdAgainstGolden(Headless agent, List<Request> requests) throws IOException {
    var file = GOLDEN.resolve(agent.program() + ".txt");
    var seen = contract(agent, requests);
    if ("update".equals(System.getProperty("baton.golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, seen);
    }
    assertThat(file).as("-Dbaton.golden=update writes it").exists().hasContent(seen);
  }

  /// Version, dialect, paths, and each tool with its properties; a required one has a star.
  private static String contract(Headless agent, List<Request> requests) {
    var asks = requests.stream().map(Request::ask).filter(Objects::nonNull).toList();
    var paths = new TreeSet<String>();
    requests.forEach(request -> paths.add(request.method() + " " + request.path()));
    var tools =
        asks.stream()
            .flatMap(ask -> ask.tools().stream())
            .collect(Collectors.toMap(Tool::label, RealAgentsTest::line, (first, _) -> first))
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .collect(Collectors.joining("\n"));
    return """
    %s %s
    speaks %s

    %s

    %s
    """
        .formatted(
            agent.program(),
            InstalledAgents.here().version(agent.program()),
            asks.stream().map(Ask::dialect).map(d -> d.name()).distinct().toList(),
            String.join("\n", paths),
            tools);
  }

  private static String line(Tool tool) {
    return tool.label()
        + tool.properties().fields().keySet().stream()
            .map(name -> tool.required().contains(name) ? name + "*" : name)
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
