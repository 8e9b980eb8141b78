package dev.baton.testkit.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What agents ask beside their task, what they ask that nobody knows, and what is kept of it all.
class SideRequestTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Json.Obj CHOICE =
      Json.parse(
              """
              {"type": "object", "properties": {
                "model": {"enum": ["pro", "flash"]}, "why": {"type": "string"},
                "sure": {"type": ["boolean", "null"]}, "score": {"type": "INTEGER", "minimum": 3},
                "notes": {"type": "array"}}}
              """)
          .asObject();

  private final ScriptedModel model = ScriptedModel.start();

  @AfterEach
  void stop() {
    model.close();
  }

  static Stream<Talk> talks() {
    return Stream.of(Talk.all());
  }

  private PlainClient client(Script script, Talk talk) {
    return new PlainClient(model.play("test", script), talk, false);
  }

  private static Json.Obj without(Json.Obj body, String field) {
    var fields = new LinkedHashMap<>(body.fields());
    fields.remove(field);
    return new Json.Obj(fields);
  }

  private static Json.Obj with(Json.Obj body, String field, Json value) {
    var fields = new LinkedHashMap<>(body.fields());
    fields.put(field, value);
    return new Json.Obj(fields);
  }

  @ParameterizedTest
  @MethodSource("talks")
  void a_request_without_tools_gets_a_text_and_takes_no_step(Talk talk) throws Exception {
    try (var client = client(Script.of(Step.act(new Action.Shell("true"))), talk)) {
      var body = without(talk.body(false, List.of()), "tools");
      var answer = client.send("POST", talk.path(false), body, PATIENCE);

      var heard = talk.whole(Json.parse(answer.body()).asObject());
      assertThat(heard.text()).isNotEmpty();
      assertThat(heard.calls()).isEmpty();
      assertThat(model.requests("test").getFirst().answer()).isInstanceOf(Answer.Side.class);
      assertThat(client.ask(List.of()).calls()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("talks")
  void a_demanded_form_is_filled(Talk talk) throws Exception {
    try (var client = client(Script.of(), talk)) {
      var schema = Json.object().put("schema", CHOICE).end();
      var body = talk.body(false, List.of());
      var demanding =
          switch (talk) {
            case AnthropicTalk _ ->
                with(body, "output_config", Json.object().put("format", schema).end());
            case ResponsesTalk _ -> with(body, "text", Json.object().put("format", schema).end());
            case ChatTalk _ ->
                with(body, "response_format", Json.object().put("json_schema", schema).end());
            case GeminiTalk _ ->
                with(
                    body,
                    "generationConfig",
                    Json.object().put("responseJsonSchema", CHOICE).end());
          };
      var answer = client.send("POST", talk.path(false), demanding, PATIENCE);

      var text = talk.whole(Json.parse(answer.body()).asObject()).text();
      assertThat(Json.parse(text).canonical())
          .isEqualTo("{\"model\":\"pro\",\"notes\":[],\"score\":3,\"sure\":false,\"why\":\"rig\"}");
    }
  }

  @ParameterizedTest
  @MethodSource("talks")
  void after_the_script_there_is_only_text(Talk talk) throws Exception {
    try (var client = client(Script.of(), talk)) {
      var heard = client.ask(List.of());

      assertThat(heard.text()).isEqualTo("The script is over.");
      assertThat(heard.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("talks")
  void a_tool_that_is_not_offered_is_said_and_kept_as_a_misfit(Talk talk) throws Exception {
    var script = Script.of(Step.act(new Action.Use("teleport", Json.object().end())));
    try (var client = client(script, talk)) {
      assertThat(client.ask(List.of()).text()).contains("teleport");
      assertThat(model.misfits("test")).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("talks")
  void a_search_that_finds_nothing_comes_to_an_end(Talk talk) throws Exception {
    var absent = new Action.Mcp("other", "absent", Json.object().end());
    try (var client = client(Script.of(Step.act(absent)), talk)) {
      assertThat(client.work()).hasSizeLessThan(6);
      assertThat(model.misfits("test")).hasSize(1);
    }
  }

  @Test
  void an_unknown_scenario_is_refused_and_kept() throws Exception {
    try (var client = new PlainClient(model.base("nobody"), new ChatTalk(), true)) {
      assertThat(client.send(List.of(), PATIENCE).statusCode()).isEqualTo(400);
      assertThat(model.misfits("nobody")).hasSize(1);
    }
  }

  @Test
  void models_and_token_counts_are_served_and_other_paths_are_not() throws Exception {
    try (var client = client(Script.of(), new AnthropicTalk())) {
      var nothing = Json.object().end();

      var models = client.send("GET", "/v1/models", nothing, PATIENCE);
      assertThat(Json.parse(models.body()).asObject().list("data")).isNotEmpty();
      var count = client.send("POST", "/v1/messages/count_tokens", nothing, PATIENCE);
      assertThat(Json.parse(count.body()).asObject().number("input_tokens")).isPositive();
      assertThat(client.send("POST", "/v1/batches", nothing, PATIENCE).statusCode()).isEqualTo(404);
      assertThat(model.requests("test"))
          .extracting(Request::answer)
          .containsExactly(
              new Answer.Served("models"), new Answer.Served("token count"), new Answer.Unknown());
    }
  }

  @Test
  void a_body_that_makes_no_sense_is_refused_and_kept() throws Exception {
    try (var client = client(Script.of(), new AnthropicTalk())) {
      var answer = client.send("POST", "/v1/messages", Json.of("not an object"), PATIENCE);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(model.misfits("test")).hasSize(1);
    }
  }

  @Test
  void a_key_is_kept_as_its_hash_only() throws Exception {
    try (var client = client(Script.of(), new GeminiTalk())) {
      client.ask(List.of());
      client.send("GET", "/v1beta/models?key=sk-in-the-path", Json.object().end(), PATIENCE);
    }

    assertThat(model.requests("test").getFirst().carriesKey(PlainClient.KEY)).isTrue();
    assertThat(model.requests("test").getFirst().carriesKey("another")).isFalse();
    assertThat(model.requests("test").toString()).doesNotContain(PlainClient.KEY, "sk-in-the-path");
  }

  @Test
  void a_root_that_is_given_counts_more_than_what_the_agent_says() throws Exception {
    var script = Script.of(Step.act(new Action.Read("a"))).in(Path.of("/elsewhere"));
    try (var client = client(script, new AnthropicTalk())) {
      assertThat(client.ask(List.of()).calls().getFirst().arguments()).contains("/elsewhere/a");
    }
  }
}
