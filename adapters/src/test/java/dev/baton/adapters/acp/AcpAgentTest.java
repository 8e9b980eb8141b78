package dev.baton.adapters.acp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.adapters.acp.AcpAgent.Session;
import dev.baton.adapters.acp.AcpAgent.Tools;
import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The client against an agent that says whatever the test wants, well-behaved and not.
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class AcpAgentTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final List<String> wire = Collections.synchronizedList(new ArrayList<>());
  private OutputStream agentsMouth = OutputStream.nullOutputStream();
  private BufferedReader agentsEar = new BufferedReader(Reader.nullReader());
  private AcpAgent agent =
      new AcpAgent(
          InputStream.nullInputStream(), OutputStream.nullOutputStream(), new Ear(), (_, _) -> {});
  private boolean allowed = true;

  private final class Ear implements AcpAgent.Listener {
    @Override
    public boolean mayDo(Permission permission) {
      heard.add("may " + permission.kind() + " " + permission.paths());
      return allowed;
    }

    @Override
    public void said(String text) {
      heard.add("said " + text);
    }

    @Override
    public void used(String id, String title, String kind, String status) {
      heard.add("used " + title + " " + status);
    }

    @Override
    public void stirred() {
      heard.add("stirred");
    }
  }

  @BeforeEach
  void aPair() throws IOException {
    var in = Pipe.open();
    var out = Pipe.open();
    agentsMouth = Channels.newOutputStream(in.sink());
    agentsEar =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(out.source()), StandardCharsets.UTF_8));
    agent =
        new AcpAgent(
            Channels.newInputStream(in.source()),
            Channels.newOutputStream(out.sink()),
            new Ear(),
            (sent, text) -> wire.add(text));
  }

  @AfterEach
  void hangUp() throws IOException {
    agentsMouth.close();
  }

  private void says(String line) {
    try {
      agentsMouth.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      agentsMouth.flush();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Obj hears(String method) {
    try {
      for (var line = agentsEar.readLine(); line != null; line = agentsEar.readLine()) {
        var message = Json.parse(line).asObject();
        if (message.text("method", "answer").equals(method)) {
          return message;
        }
      }
      throw new AssertionError("no " + method);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void answers(String method, String result) {
    says(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"result\":%s}"
            .formatted(hears(method).number("id"), result));
  }

  private void updates(String update) {
    says(
        "{\"jsonrpc\":\"2.0\",\"method\":\"session/update\",\"params\":{\"sessionId\":\"s\",\"update\":%s}}"
            .formatted(update));
  }

  /// What the agent does while the test waits.
  private static void meanwhile(Runnable agent) {
    Thread.ofVirtual().start(agent);
  }

  private void opened() throws AcpFault {
    meanwhile(() -> {
      answers(
          "initialize",
          "{\"protocolVersion\":1,\"agentInfo\":{\"name\":\"fake\",\"version\":\"7\"}}");
      answers("session/new", "{\"sessionId\":\"s\"}");
    });
    agent.open(Path.of("/clone"), List.of(), Optional.empty(), Optional.empty());
  }

  @Test
  void a_turn_from_prompt_to_end() throws AcpFault {
    opened();
    meanwhile(() -> {
      var asked = hears("session/prompt");
      updates(
          "{\"sessionUpdate\":\"agent_message_chunk\",\"content\":{\"type\":\"text\",\"text\":\"hello\"}}");
      updates(
          "{\"sessionUpdate\":\"tool_call\",\"toolCallId\":\"1\",\"title\":\"Edit\",\"kind\":\"edit\",\"status\":\"pending\"}");
      updates("{\"sessionUpdate\":\"from_the_future\",\"x\":[1]}");
      says("{\"method\":\"vendor/news\",\"params\":{}}");
      says(
          "{\"jsonrpc\":\"2.0\",\"id\":%d,\"result\":{\"stopReason\":\"end_turn\",\"usage\":{\"inputTokens\":30,\"outputTokens\":4}}}"
              .formatted(asked.number("id")));
    });

    var turn = agent.prompt("do it", PATIENCE);

    assertThat(turn.reason()).isEqualTo("end_turn");
    assertThat(turn.usage().orElseThrow().tokensIn()).isEqualTo(30);
    assertThat(heard).containsExactly("said hello", "used Edit pending", "stirred", "stirred");
    assertThat(agent.name()).isEqualTo("fake 7");
  }

  @Nested
  class An_earlier_session {
    private static final String CAN =
        "{\"protocolVersion\":1,\"agentCapabilities\":{\"loadSession\":true}}";

    private Session opened(Optional<String> earlier) throws AcpFault {
      return agent.open(Path.of("/clone"), List.of(), Optional.empty(), earlier);
    }

    @Test
    void is_taken_up_where_the_agent_can() throws AcpFault {
      meanwhile(() -> {
        answers("initialize", CAN);
        answers("session/load", "null");
      });

      assertThat(opened(Optional.of("before"))).isEqualTo(new Session("before", true));
      assertThat(wire).anyMatch(line -> line.contains("\"sessionId\":\"before\""));
    }

    @Test
    void that_it_has_forgotten_gives_way_to_a_new_one() throws AcpFault {
      meanwhile(() -> {
        answers("initialize", CAN);
        says(
            "{\"jsonrpc\":\"2.0\",\"id\":%d,\"error\":{\"code\":-32602,\"message\":\"unknown\"}}"
                .formatted(hears("session/load").number("id")));
        answers("session/new", "{\"sessionId\":\"s\"}");
      });

      assertThat(opened(Optional.of("before"))).isEqualTo(new Session("s", false));
    }

    @Test
    void is_not_asked_for_where_the_agent_cannot() throws AcpFault {
      meanwhile(() -> {
        answers("initialize", "{\"protocolVersion\":1}");
        answers("session/new", "{\"sessionId\":\"s\"}");
      });

      assertThat(opened(Optional.of("before")).isOld()).isFalse();
    }
  }

  @Test
  void tools_and_mode_are_handed_over() throws AcpFault {
    meanwhile(() -> {
      answers("initialize", "{\"protocolVersion\":1}");
      answers("session/new", "{\"sessionId\":\"s\"}");
      answers("session/set_mode", "null");
    });

    agent.open(
        Path.of("/clone"),
        List.of(
            new Tools("baton", "http://127.0.0.1:3128/mcp", Map.of("Authorization", "Bearer t"))),
        Optional.of("acceptEdits"),
        Optional.empty());

    assertThat(wire).anyMatch(line -> line.contains("\"modeId\":\"acceptEdits\""));
    assertThat(wire).anyMatch(line -> line.contains("\"value\":\"Bearer t\""));
  }

  @Nested
  class A_permission {
    private static final String ASKS =
        "{\"jsonrpc\":\"2.0\",\"id\":\"uuid-1\",\"method\":\"session/request_permission\",\"params\":{"
            + "\"toolCall\":{\"kind\":\"edit\",\"title\":\"Edit a\",\"locations\":[{\"path\":\"/clone/a\"}]},"
            + "\"options\":[{\"optionId\":\"y\",\"kind\":\"allow_once\"},{\"optionId\":\"n\",\"kind\":\"reject_once\"}]}}";

    @Test
    void is_given_under_the_id_the_agent_chose() throws AcpFault {
      opened();
      says(ASKS);

      var answer = hears("answer");

      assertThat(answer.text("id")).isEqualTo("uuid-1");
      assertThat(answer.object("result").object("outcome").text("optionId")).isEqualTo("y");
      assertThat(heard).contains("may edit [/clone/a]");
    }

    @Test
    void is_refused() throws AcpFault {
      allowed = false;
      opened();
      says(ASKS);

      assertThat(hears("answer").object("result").object("outcome").text("optionId"))
          .isEqualTo("n");
    }
  }

  @Test
  void a_request_baton_has_no_method_for_is_answered_with_an_error() throws AcpFault {
    opened();
    says("{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"craft/drainMidTurnQueue\",\"params\":{}}");

    assertThat(hears("answer").object("error").number("code")).isEqualTo(-32601);
  }

  @Nested
  class An_agent_that {
    private void fails(String words) {
      assertThatExceptionOfType(AcpFault.class)
          .isThrownBy(() -> agent.prompt("do it", PATIENCE))
          .withMessageContaining(words);
    }

    @Test
    void dies_in_the_middle_is_noticed_at_once() throws AcpFault {
      opened();
      meanwhile(() -> {
        hears("session/prompt");
        close();
      });

      fails("the agent has ended");
    }

    @Test
    void is_dead_already() throws Exception {
      opened();
      close();
      agent.over().get();

      fails("the agent has ended");
    }

    @Test
    void refuses() throws AcpFault {
      opened();
      meanwhile(() ->
          says(
              "{\"jsonrpc\":\"2.0\",\"id\":%d,\"error\":{\"code\":-32000,\"message\":\"Authentication required\"}}"
                  .formatted(hears("session/prompt").number("id"))));

      fails("Authentication required (-32000)");
    }

    @Test
    void speaks_half_a_message_and_ends() throws AcpFault {
      opened();
      meanwhile(() -> {
        hears("session/prompt");
        try {
          agentsMouth.write("{\"jsonrpc\":\"2.0\",\"id\":3,\"res".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
          throw new AssertionError(e);
        }
        close();
      });

      fails("the agent has ended");
    }

    @Test
    void says_a_hundred_megabytes_in_one_line() throws AcpFault {
      opened();
      meanwhile(() -> {
        hears("session/prompt");
        var part = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try {
          for (int i = 0; i < 100; i++) {
            agentsMouth.write(part);
          }
        } catch (IOException e) {
          // Nobody listens any more.
        }
      });

      fails("more than 16 MB in one line");
    }

    @Test
    void speaks_another_version() {
      meanwhile(() -> answers("initialize", "{\"protocolVersion\":2}"));

      assertThatExceptionOfType(AcpFault.class)
          .isThrownBy(
              () -> agent.open(Path.of("/clone"), List.of(), Optional.empty(), Optional.empty()))
          .withMessageContaining("version 2");
    }

    @Test
    void talks_nonsense_is_let_talk() throws AcpFault {
      opened();
      meanwhile(() -> {
        var asked = hears("session/prompt");
        says("\u001b[31mwelcome\u001b[0m");
        says("{not json");
        says("[1,2,3]");
        says("{\"jsonrpc\":\"2.0\",\"id\":999,\"result\":{}}");
        says(
            "{\"jsonrpc\":\"2.0\",\"id\":%d,\"result\":{\"stopReason\":\"end_turn\"}}"
                .formatted(asked.number("id")));
      });

      assertThat(agent.prompt("do it", PATIENCE).reason()).isEqualTo("end_turn");
      assertThat(wire).contains("{not json");
    }

    private void close() {
      try {
        agentsMouth.close();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
