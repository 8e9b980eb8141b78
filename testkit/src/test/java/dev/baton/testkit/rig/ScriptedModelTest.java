package dev.baton.testkit.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.json.Json;
import dev.baton.testkit.rig.Talk.Heard;
import dev.baton.testkit.rig.Talk.Wanted;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The scripted model, asked by a plain HTTP client in each dialect, streamed and whole.
class ScriptedModelTest {
  private static final Script ALL_KINDS =
      Script.of(
          Step.act(new Action.Read("a.txt")).saying("Reading it."),
          Step.act(new Action.Edit("a.txt", "old\n", "new\n")),
          Step.act(new Action.Write("sub/b.txt", "fresh\n")),
          Step.act(new Action.Shell("echo hi")),
          Step.act(
              new Action.Mcp("baton", "report_status", Json.object().put("task", "T-01").end())),
          Step.act(new Action.Read("x"), new Action.Read("y")).saying("Two at once."),
          Step.say("Done."));

  private final ScriptedModel model = ScriptedModel.start();

  @AfterEach
  void stop() {
    model.close();
  }

  static Stream<Arguments> talks() {
    return Talk.wholeAndStreamed();
  }

  private PlainClient client(Script script, Talk talk, boolean streamed) {
    return new PlainClient(model.play("test", script), talk, streamed);
  }

  @Nested
  class Each_kind_of_step {
    static Stream<Arguments> talks() {
      return ScriptedModelTest.talks();
    }

    @ParameterizedTest
    @MethodSource("talks")
    void becomes_a_call_of_a_tool_that_was_offered(Talk talk, boolean streamed) throws Exception {
      try (var client = client(ALL_KINDS, talk, streamed)) {
        var heard = client.work();

        var calls = heard.stream().flatMap(turn -> turn.calls().stream()).map(this::line).toList();
        assertThat(calls).containsExactlyElementsOf(expected(talk));
        assertThat(heard.getFirst().text()).isEqualTo("Reading it.");
        assertThat(heard.getLast()).isEqualTo(new Heard("Done.", List.of()));
        assertThat(model.misfits("test")).isEmpty();
      }
    }

    private String line(Wanted call) {
      var arguments = call.arguments();
      return call.tool()
          + " "
          + (arguments.startsWith("{") ? Json.parse(arguments).canonical() : arguments);
    }

    private static List<String> expected(Talk talk) {
      return switch (talk) {
        case AnthropicTalk _ ->
            List.of(
                "Read {\"file_path\":\"/work/clone/a.txt\"}",
                "Edit {\"file_path\":\"/work/clone/a.txt\",\"new_string\":\"new\\n\",\"old_string\":\"old\\n\"}",
                "Write {\"content\":\"fresh\\n\",\"file_path\":\"/work/clone/sub/b.txt\"}",
                "Bash {\"command\":\"echo hi\",\"description\":\"rig\"}",
                "ToolSearch {\"max_results\":5,\"query\":\"select:mcp__baton__report_status\"}",
                "mcp__baton__report_status {\"task\":\"T-01\"}",
                "Read {\"file_path\":\"/work/clone/x\"}",
                "Read {\"file_path\":\"/work/clone/y\"}");
        case ResponsesTalk _ ->
            List.of(
                "exec_command {\"cmd\":\"cat a.txt\"}",
                "apply_patch *** Begin Patch\n*** Update File: a.txt\n@@\n-old\n+new\n*** End Patch\n",
                "apply_patch *** Begin Patch\n*** Add File: sub/b.txt\n+fresh\n*** End Patch\n",
                "exec_command {\"cmd\":\"echo hi\"}",
                "tool_search {\"limit\":8,\"query\":\"report_status\"}",
                "mcp__baton/report_status {\"task\":\"T-01\"}",
                "exec_command {\"cmd\":\"cat x\"}",
                "exec_command {\"cmd\":\"cat y\"}");
        case ChatTalk _ ->
            List.of(
                "shell {\"command\":\"cat a.txt\"}",
                "edit {\"after\":\"new\\n\",\"before\":\"old\\n\",\"path\":\"/work/clone/a.txt\"}",
                "write {\"content\":\"fresh\\n\",\"path\":\"/work/clone/sub/b.txt\"}",
                "shell {\"command\":\"echo hi\"}",
                "baton__report_status {\"task\":\"T-01\"}",
                "shell {\"command\":\"cat x\"}",
                "shell {\"command\":\"cat y\"}");
        case GeminiTalk _ ->
            List.of(
                "read_file {\"file_path\":\"/work/clone/a.txt\"}",
                "replace {\"file_path\":\"/work/clone/a.txt\",\"instruction\":\"rig\",\"new_string\":\"new\\n\",\"old_string\":\"old\\n\"}",
                "write_file {\"content\":\"fresh\\n\",\"file_path\":\"/work/clone/sub/b.txt\"}",
                "run_shell_command {\"command\":\"echo hi\"}",
                "mcp_baton_report_status {\"task\":\"T-01\"}",
                "read_file {\"file_path\":\"/work/clone/x\"}",
                "read_file {\"file_path\":\"/work/clone/y\"}");
      };
    }

    @ParameterizedTest
    @MethodSource("talks")
    void is_the_same_when_asked_again(Talk talk, boolean streamed) throws Exception {
      try (var client = client(ALL_KINDS, talk, streamed)) {
        var first = client.work();

        assertThat(client.work().stream().map(Heard::text))
            .containsExactlyElementsOf(first.stream().map(Heard::text).toList());
      }
    }
  }
}
