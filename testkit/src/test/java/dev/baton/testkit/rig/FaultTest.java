package dev.baton.testkit.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.testkit.rig.Talk.Heard;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What goes wrong on demand, seen from a plain HTTP client in each dialect.
class FaultTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Script TWO_STEPS =
      Script.of(Step.act(new Action.Shell("true")), Step.say("Done."));

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

  @ParameterizedTest
  @MethodSource("talks")
  void a_limit_comes_with_the_time_it_ends(Talk talk, boolean streamed) throws Exception {
    var limited = TWO_STEPS.failing(Fault.rateLimited(Duration.ofSeconds(7)));
    try (var client = client(limited, talk, streamed)) {
      var answer = client.send(List.of(), PATIENCE);

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("retry-after")).contains("7");
      assertThat(answer.body()).contains("scripted 429");
      switch (talk) {
        case AnthropicTalk _ ->
            assertThat(answer.headers().map()).containsKey("anthropic-ratelimit-requests-reset");
        case ResponsesTalk _, ChatTalk _ ->
            assertThat(answer.headers().firstValue("x-ratelimit-reset-requests")).contains("7s");
        case GeminiTalk _ -> assertThat(answer.body()).contains("RESOURCE_EXHAUSTED");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("talks")
  void a_status_may_bring_headers_of_its_own(Talk talk, boolean streamed) throws Exception {
    var fault = new Fault.Status(529, null, Map.of("x-should-retry", "false"));
    try (var client = client(TWO_STEPS.failing(fault), talk, streamed)) {
      var answer = client.send(List.of(), PATIENCE);

      assertThat(answer.statusCode()).isEqualTo(529);
      assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
      assertThat(answer.headers().firstValue("retry-after")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("talks")
  void a_fault_for_two_times_lets_the_third_through(Talk talk, boolean streamed) throws Exception {
    try (var client = client(TWO_STEPS.failing(Fault.status(500), 2), talk, streamed)) {
      assertThat(client.send(List.of(), PATIENCE).statusCode()).isEqualTo(500);
      assertThat(client.send(List.of(), PATIENCE).statusCode()).isEqualTo(500);
      assertThat(client.ask(List.of()).calls()).hasSize(1);
      assertThat(model.requests("test"))
          .extracting(request -> request.fault() != null)
          .containsExactly(true, true, false);
    }
  }

  @ParameterizedTest
  @MethodSource("talks")
  void a_fault_of_one_step_leaves_the_others_alone(Talk talk, boolean streamed) throws Exception {
    var script =
        Script.of(
            Step.act(new Action.Shell("true")),
            Step.say("never heard").failing(Fault.status(401), Trouble.ALWAYS));
    try (var client = client(script, talk, streamed)) {
      assertThatThrownBy(client::work)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("scripted 401");
      assertThat(model.requests("test")).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("talks")
  void a_cut_answer_is_seen_to_be_cut(Talk talk, boolean streamed) throws Exception {
    try (var client = client(TWO_STEPS.failing(new Fault.Cut()), talk, streamed)) {
      assertThatThrownBy(() -> client.send(List.of(), PATIENCE))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(HttpTimeoutException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("talks")
  void garbage_comes_with_status_200_and_means_nothing(Talk talk, boolean streamed)
      throws Exception {
    try (var client = client(TWO_STEPS.failing(new Fault.Garbage()), talk, streamed)) {
      assertThat(client.send(List.of(), PATIENCE).statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> client.ask(List.of())).isInstanceOf(RuntimeException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("talks")
  void a_hanging_model_says_nothing(Talk talk, boolean streamed) throws Exception {
    try (var client = client(TWO_STEPS.failing(new Fault.Hang()), talk, streamed)) {
      assertThatThrownBy(() -> client.send(List.of(), Duration.ofMillis(300)))
          .isInstanceOf(HttpTimeoutException.class);
      assertThat(model.requests("test")).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("talks")
  void a_late_answer_is_whole(Talk talk, boolean streamed) throws Exception {
    var late = TWO_STEPS.failing(new Fault.Delay(Duration.ofMillis(150)));
    try (var client = client(late, talk, streamed)) {
      var before = System.nanoTime();

      assertThat(client.ask(List.of()).calls()).hasSize(1);
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThan(Duration.ofMillis(150));
    }
  }

  @ParameterizedTest
  @MethodSource("talks")
  void a_slow_answer_comes_in_pieces(Talk talk, boolean streamed) throws Exception {
    var slow = Script.of(Step.say("one two three")).failing(new Fault.Slow(Duration.ofMillis(50)));
    try (var client = client(slow, talk, streamed)) {
      var before = System.nanoTime();

      assertThat(client.ask(List.of()).text()).isEqualTo("one two three");
      var pieces = streamed ? 3 : 0;
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThan(Duration.ofMillis(pieces * 50L));
    }
  }

  @ParameterizedTest
  @MethodSource("talks")
  void an_endless_model_never_stops_asking(Talk talk, boolean streamed) throws Exception {
    var endless = Script.of(Step.act(new Action.Shell("true"))).endless();
    try (var client = client(endless, talk, streamed)) {
      assertThat(client.work()).hasSize(25).extracting(Heard::calls).allMatch(c -> c.size() == 1);
    }
  }
}
