package dev.baton.testkit.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import dev.baton.testkit.rig.wire.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptReaderTest {
  @Test
  void says_the_same_as_the_script_in_java() {
    var read =
        ScriptReader.read(
            """
            {
              "root": "/work/clone",
              "usage": {"in": 7, "out": 3},
              "after": "Over.",
              "fault": {"status": 429, "retry-after": 2, "headers": {"x-a": "b"}, "times": 4},
              "steps": [
                {"say": "Reading.", "do": [{"read": {"path": "a"}}]},
                {"do": [{"edit": {"path": "a", "old": "x", "new": "y"}},
                        {"write": {"path": "b", "content": "c"}}]},
                {"do": [{"shell": {"command": "make"}}], "fault": {"delay-ms": 5}},
                {"do": [{"mcp": {"server": "s", "tool": "t", "args": {"k": "v"}}}],
                 "fault": {"cut": true, "times": 1}},
                {"do": [{"use": {"tool": "u"}}]}
              ]
            }
            """);

    var arguments = Json.object().put("k", "v").end();
    assertThat(read)
        .isEqualTo(
            new Script(
                List.of(
                    Step.act(new Action.Read("a")).saying("Reading."),
                    Step.act(new Action.Edit("a", "x", "y"), new Action.Write("b", "c")),
                    Step.act(new Action.Shell("make"))
                        .failing(new Fault.Delay(Duration.ofMillis(5)), Trouble.ALWAYS),
                    Step.act(new Action.Mcp("s", "t", arguments)).failing(new Fault.Cut(), 1),
                    Step.act(new Action.Use("u", Json.object().end()))),
                new Script.Ending.Say("Over."),
                new Usage(7, 3),
                Path.of("/work/clone"),
                new Trouble(new Fault.Status(429, Duration.ofSeconds(2), Map.of("x-a", "b")), 4)));
  }

  @Test
  void reads_a_script_that_never_ends() {
    var read = ScriptReader.read("{\"steps\": [{\"say\": \"again\"}], \"endless\": true}");

    assertThat(read).isEqualTo(Script.of(Step.say("again")).endless());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"step\": []}",
        "{\"steps\": [{\"says\": \"x\"}]}",
        "{\"steps\": [{\"do\": [{\"reed\": {\"path\": \"a\"}}]}]}",
        "{\"steps\": [{\"do\": [{\"read\": {\"file\": \"a\"}}]}]}",
        "{\"steps\": [{\"do\": [{\"read\": {\"path\": \"a\"}, \"shell\": {\"command\": \"b\"}}]}]}",
        "{\"fault\": {\"hangs\": true}}",
        "{\"fault\": {\"times\": 2}}",
      })
  void refuses_what_it_does_not_know(String script) {
    assertThatThrownBy(() -> ScriptReader.read(script)).isInstanceOf(JsonFault.class);
  }
}
