package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.adapters.process.ProcessTable;
import dev.baton.adapters.sandbox.Sandboxes;
import dev.baton.app.Cells;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.Self;
import dev.baton.app.agent.InstalledAgents;
import dev.baton.app.origin.LineOrigins;
import dev.baton.core.json.Json;
import dev.baton.testkit.rig.Action;
import dev.baton.testkit.rig.Fault;
import dev.baton.testkit.rig.Script;
import dev.baton.testkit.rig.ScriptedModel;
import dev.baton.testkit.rig.Step;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Claude Code, Codex and Goose, the real programs, each on a task of one plan, at once and in
/// cells. Only their model is a script. Claude is refused a permission, Codex asks a question,
/// Goose is killed in the middle.
@Tag("real-agents")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class RealAgentsRunTest {
  private static final Duration LONGER_THAN_IT_IS_HELD = Duration.ofSeconds(35);
  private static final String KEY = "sk-the-real-key";
  private static final List<String> PROGRAMS =
      List.of("claude", "claude-agent-acp", "codex", "codex-acp", "goose");

  private static final String BUDGETED =
      """
      target: main
      team:
        goose: {agent: goose, endpoint: "%s", max: 1}
      models:
        gpt-4.1: {in: $3, out: $15}
      gates:
        test: {run: "sh run-tests.sh"}
      tests: ["tests/**"]
      policy: {attempts: 1}
      """;

  // What Baton does not know of it stands in the policy.
  private static final String OWN =
      """
      target: main
      team:
        mine:
          agent: acp
          command: [goose, acp, --with-builtin, developer]
          environment:
            GOOSE_PROVIDER: openai
            OPENAI_API_KEY: "{token}"
            OPENAI_HOST: "{host}"
            OPENAI_BASE_PATH: model/openai/v1/chat/completions
            GOOSE_MODEL: "{model}"
            GOOSE_MODE: approve
            GOOSE_DISABLE_KEYRING: "1"
          dialect: openai
          model: gpt-4.1
          key: OPENAI_API_KEY
          endpoint: "%s"
      gates:
        test: {run: "sh run-tests.sh"}
      tests: ["tests/**"]
      """;

  @TempDir Path scratch;
  private Desk desk = new Desk(Path.of("/nonexistent"));

  @BeforeEach
  void aDesk() {
    var installed = InstalledAgents.here();
    for (var program : PROGRAMS) {
      assumeTrue(installed.program(program).isPresent(), program + " is not here: build/agents.sh");
    }
    assumeTrue(Cells.found() instanceof Sandboxes.Found.Here, "no sandbox here");
    desk = new Desk(scratch.resolve("repo")).bare();
  }

  @Test
  void three_agents_land_three_tasks() throws Exception {
    try (var model = ScriptedModel.start()) {
      var team = new LinkedHashMap<String, URI>();
      team.put("claude", model.play("claude", refusedOnce()));
      team.put("codex", model.play("codex", asks()));
      team.put("goose", model.play("goose", hangsOnce()));
      aTeam(team);

      var run = run("run", "--wait");
      // The first Goose waits for a model that says nothing; it is killed.
      await(() -> model.requests("goose").stream().anyMatch(it -> it.fault() != null));
      assertThat(kill("goose")).isPositive();
      await(() -> desk.baton("inbox").exit() == Exit.WAITS);
      var question = desk.baton("inbox").out();
      assertThat(question).contains("Which word?");
      desk.must("answer", "T-02", "hola");

      assertThat(run.waitFor()).as(said()).isEqualTo(Exit.YES);

      for (var word : List.of("claude", "codex", "goose")) {
        assertThat(desk.git("show", "main:src/" + word + ".sh")).startsWith("echo");
        assertThat(model.misfits(word)).isEmpty();
        assertThat(model.requests(word)).allMatch(request -> request.carriesKey(KEY));
      }
      assertThat(desk.git("show", "main:src/codex.sh")).isEqualTo("echo hola\n");
      assertThat(desk.git("ls-tree", "-r", "--name-only", "main")).doesNotContain("stray");
      assertThat(said()).contains("T-03/1 sent back (died)").contains("T-03/2 landed");
      assertThat(transcripts())
          .contains("src/stray.sh is not among what the contract lets")
          .contains("is limited until");
      assertThat(everythingBatonKeeps()).doesNotContain(KEY);

      desk.git("reset", "--hard", "--quiet", "main");
      assertThat(desk.must("why", "src/codex.sh:1").out())
          .contains("codex-acp 2.6.0")
          .contains("gpt-5.5");
      for (var word : List.of("claude", "codex", "goose")) {
        var origin = desk.must("why", "src/" + word + ".sh:1", "--json").json().object("origin");
        assertThat(origin.text("kind")).isEqualTo("agent");
        assertThat(origin.text("session")).isNotEmpty();
        assertThat(origin.number("turn")).isPositive();
        assertThat(kept(word)).as("turns on record").isPositive();
      }
      // Once for each clone: one for each task, and one for the second Goose.
      assertThat(filesUnder(desk.top().resolve(".baton/work"), "prepared").lines()).hasSize(4);
      desk.must("gap");
      desk.must("audit", "verify");
      assertThat(leftRunning()).isZero();
    }
  }

  /// How many turns the ledger has of whoever does the task with that word.
  private long kept(String word) {
    var task = "T-0" + (1 + List.of("claude", "codex", "goose").indexOf(word));
    try (var ledger = Place.around(desk.top()).openLedger()) {
      return LineOrigins.works(ledger).stream()
          .filter(work -> work.task().value().equals(task) && work.landed().isPresent())
          .mapToLong(work -> work.turns().size())
          .sum();
    }
  }

  @Test
  void an_agent_whose_model_never_stops_is_stopped_by_its_budget() throws Exception {
    try (var model = ScriptedModel.start()) {
      var base =
          model.play(
              "goose",
              Script.of(Step.act(new Action.Shell("echo again >>src/goose.sh"))).endless());
      desk.write("src/seed.sh", "echo seed\n");
      desk.write("baton.yaml", BUDGETED.formatted(base));
      desk.must("init", "--no-proof");
      desk.write("specs/words/spec.md", Papers.SPEC_HEAD + Papers.requirement(1, "goose"));
      desk.write(
          "specs/words/plan.md", Papers.PLAN_HEAD + Papers.task(1, "goose").replace("$1", "$0.20"));
      desk.commit("baton");
      desk.approved();

      var run = run("run");

      assertThat(run.waitFor()).as(said()).isEqualTo(Exit.WAITS);
      assertThat(said()).contains("T-01 parked").contains("$0.20");
      var sent = model.requests("goose").size();
      // Each costs little and might cost up to $0.15: the one that might go beyond is not sent.
      assertThat(sent).isBetween(1, 25);
      assertThat(transcripts()).contains("\"what\":\"budget\"");
      assertThat(leftRunning()).isZero();
    }
  }

  @Test
  void an_agent_of_ones_own_works_as_those_do_that_are_known() throws Exception {
    try (var model = ScriptedModel.start()) {
      var script =
          Script.of(
              Step.act(new Action.Write("src/goose.sh", "echo goose\n")),
              Step.act(new Action.Write("tests/goose.sh", test("goose", "goose"))),
              Step.say("Done."));
      desk.write("src/seed.sh", "echo seed\n");
      desk.write("baton.yaml", OWN.formatted(model.play("goose", script)));
      desk.must("init", "--no-proof");
      desk.write("specs/words/spec.md", Papers.SPEC_HEAD + Papers.requirement(1, "goose"));
      desk.write(
          "specs/words/plan.md",
          Papers.PLAN_HEAD
              + Papers.task(1, "goose").replace("Performer: goose", "Performer: mine"));
      desk.commit("baton");
      desk.approved();

      assertThat(run("run").waitFor()).as(said()).isEqualTo(Exit.YES);

      assertThat(desk.git("show", "main:src/goose.sh")).isEqualTo("echo goose\n");
      assertThat(model.requests("goose")).allMatch(request -> request.carriesKey(KEY));
      assertThat(everythingBatonKeeps()).doesNotContain(KEY);
      assertThat(leftRunning()).isZero();
    }
  }

  @Test
  void an_agent_whose_model_is_limited_goes_on_in_its_session() throws Exception {
    try (var model = ScriptedModel.start()) {
      var limited =
          Script.of(
              Step.act(new Action.Write("src/claude.sh", "echo claude\n")),
              Step.act(new Action.Write("tests/claude.sh", test("claude", "claude")))
                  .failing(Fault.rateLimited(LONGER_THAN_IT_IS_HELD), 1),
              // The refusal stands in its history like a turn of its model.
              Step.act(new Action.Write("tests/claude.sh", test("claude", "claude"))),
              Step.say("Done."));
      var team = new LinkedHashMap<String, URI>();
      team.put("claude", model.play("claude", limited));
      aTeam(team);

      var run = run("run");

      assertThat(run.waitFor()).as(said()).isEqualTo(Exit.YES);
      assertThat(said())
          .containsSubsequence("T-01/1 rests until", "T-01/1 goes on", "T-01/1 landed");
      var sessions =
          transcripts().lines().filter(line -> line.contains("\"type\":\"session\"")).toList();
      assertThat(sessions).as("told twice, and one session").hasSize(2);
      assertThat(sessions.stream().distinct()).hasSize(1);
      assertThat(model.misfits("claude")).isEmpty();
      desk.must("audit", "verify");
      assertThat(leftRunning()).isZero();
    }
  }

  private static Script refusedOnce() {
    return Script.of(
        Step.act(new Action.Read("src/seed.sh")).saying("Reading."),
        Step.act(new Action.Write("src/stray.sh", "echo stray\n"))
            .failing(Fault.rateLimited(Duration.ofSeconds(1)), 1),
        Step.act(new Action.Write("src/claude.sh", "echo claude\n")),
        Step.act(new Action.Write("tests/claude.sh", test("claude", "claude"))),
        Step.say("Done."));
  }

  private static Script asks() {
    var question = Json.object().put("question", "Which word?").end();
    return Script.of(
        Step.act(new Action.Mcp("baton", "ask", question)).saying("I have to ask."),
        Step.act(new Action.Write("src/codex.sh", "echo hola\n")),
        Step.act(new Action.Write("tests/codex.sh", test("codex", "hola"))),
        Step.say("Done."));
  }

  private static Script hangsOnce() {
    return Script.of(
        Step.act(new Action.Read("src/seed.sh")).saying("Reading."),
        Step.act(new Action.Write("src/goose.sh", "echo goose\n")).failing(new Fault.Hang(), 1),
        Step.act(new Action.Write("tests/goose.sh", test("goose", "goose"))),
        Step.say("Done."));
  }

  private static String test(String name, String word) {
    return "test \"$(sh src/%s.sh)\" = %s\n".formatted(name, word);
  }

  /// One task for each, in that order.
  private void aTeam(SequencedMap<String, URI> endpoints) {
    desk.write("src/seed.sh", "echo seed\n");
    var team = new StringBuilder();
    endpoints.forEach((agent, endpoint) ->
        team.append(
            "  %1$s: {agent: %1$s, endpoint: \"%2$s\", max: 1}\n".formatted(agent, endpoint)));
    desk.write(
        "baton.yaml",
        """
        target: main
        team:
        %sgates:
          test: {run: "sh run-tests.sh"}
        tests: ["tests/**"]
        sandbox: {prepare: "test -d src && echo $PWD >$HOME/prepared"}
        """
            .formatted(team));
    desk.must("init", "--no-proof");
    var spec = new StringBuilder(Papers.SPEC_HEAD);
    var plan = new StringBuilder(Papers.PLAN_HEAD);
    int number = 1;
    for (var word : endpoints.keySet()) {
      spec.append(Papers.requirement(number, word));
      plan.append(Papers.task(number, word));
      number++;
    }
    desk.write("specs/words/spec.md", spec.toString());
    desk.write("specs/words/plan.md", plan.toString());
    desk.commit("baton");
    desk.approved();
  }

  private Process run(String... words) throws IOException {
    var command = new ArrayList<>(Self.running().command(words));
    command.addAll(List.of("-C", desk.top().toString()));
    var builder = new ProcessBuilder(command);
    builder.environment().put("ANTHROPIC_API_KEY", KEY);
    builder.environment().put("OPENAI_API_KEY", KEY);
    builder.redirectErrorStream(true).redirectOutput(scratch.resolve("said").toFile());
    return builder.start();
  }

  private String said() {
    try {
      return Files.readString(scratch.resolve("said"));
    } catch (IOException e) {
      return "";
    }
  }

  private static void await(BooleanSupplier holds) throws InterruptedException {
    for (int i = 0; i < 600 && !holds.getAsBoolean(); i++) {
      Thread.sleep(Duration.ofMillis(200));
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }

  /// The agents of this run by the name of their program.
  private long kill(String program) {
    return ProcessHandle.allProcesses()
        .filter(process ->
            isOurs(process) && process.info().command().orElse("").endsWith("/" + program))
        .peek(ProcessHandle::destroyForcibly)
        .count();
  }

  private boolean isOurs(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/environ"))
          .contains("BATON_ATTEMPT=" + desk.top());
    } catch (IOException e) {
      return false;
    }
  }

  private long leftRunning() {
    return ProcessTable.values("BATON_ATTEMPT").stream()
        .filter(value -> value.startsWith(desk.top().toString()))
        .count();
  }

  private String transcripts() {
    return filesUnder(desk.top().resolve(".baton/work"), "out.jsonl");
  }

  private String everythingBatonKeeps() {
    return filesUnder(desk.top().resolve(".baton"), "");
  }

  private static String filesUnder(Path folder, String name) {
    try (var files = Files.walk(folder)) {
      var all = new StringBuilder();
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().endsWith(name)) {
          all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
      return all.toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
