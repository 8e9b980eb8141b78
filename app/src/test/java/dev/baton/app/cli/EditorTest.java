package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.context.ContextServer;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.EditorTools;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An editor's agent pulls a person's task, asks, works and hands it in.
class EditorTest {
  @TempDir Path scratch;
  private Desk desk = new Desk(Path.of("/nonexistent"));
  private ContextServer server = new ContextServer(List.of());
  private AutoCloseable ledger = () -> {};

  @BeforeEach
  void aPersonsTaskWaits() {
    desk = new Desk(scratch.resolve("repo")).ready(Desk.DOES_BOTH);
    desk.plan("human");
    desk.commit("people do it");
    desk.approved();
    desk.ends(Exit.WAITS, "run", "--uncontained");
    var place = Place.around(desk.top());
    SqliteLedger opened = place.openLedger();
    ledger = opened;
    server = new ContextServer(new EditorTools(place, opened).all());
  }

  @Test
  void is_told_where_its_work_is_and_loses_no_file_of_its_own() {
    desk.write(".cursor/mcp.json", "{}\n");

    var said = desk.must("init", "--no-proof", "--editor", "cursor").err();

    assertThat(said)
        .contains(".cursor/mcp.json is there with another text, and was kept")
        .contains("wrote .cursor/rules/baton.mdc");
    assertThat(desk.top().resolve(".cursor/mcp.json")).hasContent("{}");
    assertThat(desk.top().resolve(".cursor/rules/baton.mdc"))
        .content()
        .startsWith("---\ndescription: ")
        .contains("next_task", "contract", "ask", "answers", "blocked", "hand_in");
    assertThat(desk.must("init", "--no-proof", "--editor", "cursor").err())
        .contains(".cursor/rules/baton.mdc is there already");
    assertThat(desk.must("init", "--no-proof", "--editor", "windsurf").err())
        .contains("wrote .windsurf/rules/baton.md")
        .contains("add to the MCP servers of Windsurf");
    desk.ends(Exit.USAGE, "init", "--no-proof", "--editor", "ed");
  }

  @Test
  void is_told_of_tools_that_there_are() throws Exception {
    var tools =
        new EditorTools(Place.around(desk.top()), (SqliteLedger) ledger)
            .all().stream().map(tool -> tool.name()).toList();
    desk.must("init", "--no-proof", "--editor", "windsurf");

    var rule = Files.readString(desk.top().resolve(".windsurf/rules/baton.md"));

    assertThat(Pattern.compile("`([a-z_]+)`").matcher(rule).results().map(it -> it.group(1)))
        .filteredOn(name -> !name.equals("baton"))
        .isNotEmpty()
        .isSubsetOf(tools);
  }

  @AfterEach
  void close() throws Exception {
    ledger.close();
  }

  private Obj call(String tool, String argument, String words) {
    var message =
        Json.object()
            .put("jsonrpc", "2.0")
            .put("id", 7)
            .put("method", "tools/call")
            .put(
                "params",
                Json.object()
                    .put("name", tool)
                    .put("arguments", Json.object().put(argument, words).end())
                    .end())
            .end();
    var answer = Json.parse(server.answer(message.canonical()).orElseThrow()).asObject();
    return answer.object("result");
  }

  private String says(String tool, String argument, String words) {
    var result = call(tool, argument, words);
    var text = result.list("content").getFirst().asObject().text("text");
    assertThat(result.flag("isError")).as(text).isFalse();
    return text;
  }

  private String refuses(String tool, String argument, String words) {
    var result = call(tool, argument, words);
    assertThat(result.flag("isError")).isTrue();
    return result.list("content").getFirst().asObject().text("text");
  }

  @Test
  void from_the_next_task_to_a_landing() {
    var next = says("next_task", "", "");
    assertThat(next).contains("T-01 Hello").contains("/clone");
    assertThat(says("contract", "task", "T-01")).contains("## Contract").contains("GRT-001");
    assertThat(says("spec_item", "id", "GRT-001")).contains("When a guest comes");
    assertThat(says("status", "", "")).contains("T-01 attempting").contains("T-02 waiting");

    says("ask", "question", "T-01: in which language?");
    desk.must("answer", "T-01", "English");
    assertThat(says("answers", "task", "T-01")).contains("English");

    desk.write(".baton/work/R-1/T-01.1/clone/src/hello.sh", "echo hello\n");
    desk.write(
        ".baton/work/R-1/T-01.1/clone/tests/hello.sh", "test \"$(sh src/hello.sh)\" = hello\n");
    assertThat(says("hand_in", "task", "T-01")).contains("handed in as");
    desk.ends(Exit.WAITS, "run", "--uncontained");

    assertThat(desk.git("show", "main:src/hello.sh")).isEqualTo("echo hello\n");
    assertThat(says("next_task", "", "")).contains("T-02 Goodbye");
  }

  @Test
  void a_task_that_cannot_be_met_is_parked() {
    says("blocked", "reason", "T-01: there is no greeter");

    assertThat(desk.baton("status").out()).contains("parked").contains("there is no greeter");
    assertThat(says("next_task", "", "")).contains("Nothing waits");
  }

  @Test
  void what_makes_no_sense_is_said_and_changes_nothing() {
    assertThat(refuses("hand_in", "task", "T-02")).contains("does not wait");
    assertThat(refuses("contract", "task", "seven")).contains("is not a task");
    assertThat(refuses("ask", "question", "which?")).contains("name the task first");
    assertThat(refuses("spec_item", "id", "GRT-009")).contains("no spec has");
    assertThat(
            server.answer("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"nonsense\"}").orElseThrow())
        .contains("-32601");
    assertThat(server.answer("nonsense").orElseThrow()).contains("-32700");
    assertThat(server.answer("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"))
        .isEmpty();
    assertThat(says("next_task", "", "")).contains("T-01");
  }

  @Test
  void every_tool_is_listed_with_what_it_takes() {
    var list = Json.parse(server.answer("{\"id\":1,\"method\":\"tools/list\"}").orElseThrow());

    assertThat(list.asObject().object("result").list("tools"))
        .hasSize(9)
        .allSatisfy(tool -> assertThat(tool.asObject().text("description")).isNotBlank());
  }
}
