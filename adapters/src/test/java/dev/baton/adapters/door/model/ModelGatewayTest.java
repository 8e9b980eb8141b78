package dev.baton.adapters.door.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.adapters.door.Door;
import dev.baton.adapters.door.Ways;
import dev.baton.core.json.Json;
import dev.baton.core.run.Money;
import dev.baton.core.run.Usage;
import dev.baton.testkit.rig.Fault;
import dev.baton.testkit.rig.Script;
import dev.baton.testkit.rig.ScriptedModel;
import dev.baton.testkit.rig.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModelGatewayTest {
  private static final String TOKEN = "task-token-0123456789";
  private static final String KEY = "real-key-of-the-provider";
  private static final String GITHUB = "ghp_" + "a1B2".repeat(9);
  private static final String PEM =
      "-----BEGIN PRIVATE KEY-----\n" + "MIIEvQ+/".repeat(12) + "\n-----END PRIVATE KEY-----";
  private static final String MESSAGE =
      "{\"type\":\"message\",\"content\":[],\"usage\":{\"input_tokens\":10,\"output_tokens\":5}}";

  private final List<ModelEvent> events = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() throws Exception {
    client.shutdownNow();
    for (var one : open.reversed()) {
      one.close();
    }
  }

  private <T extends AutoCloseable> T kept(T one) {
    open.add(one);
    return one;
  }

  private FakeProvider provider(FakeProvider.Saying saying) throws IOException {
    return kept(new FakeProvider(saying));
  }

  /// The address behind which the dialects begin.
  private String gateway(URI base, Terms terms) {
    var upstreams =
        List.of(
            new Upstream(Dialect.ANTHROPIC, base, KEY),
            new Upstream(Dialect.OPENAI, base, KEY),
            new Upstream(Dialect.GEMINI, base, KEY));
    var gateway = kept(new ModelGateway(TOKEN, upstreams, terms, events::add));
    var door = kept(Door.onLoopback(Ways.none().to(ModelGateway.PREFIX, gateway)));
    return "http://127.0.0.1:" + door.port() + "/model";
  }

  private static HttpRequest.Builder post(String url, String body) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("content-type", "application/json")
        .header("x-api-key", TOKEN)
        .header("x-goog-api-key", TOKEN)
        .header("authorization", "Bearer " + TOKEN)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> ask(String gateway, String body) throws Exception {
    return send(post(gateway + "/anthropic/v1/messages", body));
  }

  private static String message(String text) {
    return "{\"model\":\"m\",\"max_tokens\":100,\"tools\":[{\"name\":\"read\"}],\"messages\":[{\"role\":\"user\",\"content\":"
        + Json.of(text).canonical()
        + "}]}";
  }

  private <T extends ModelEvent> List<T> heard(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private ModelEvent.Cause refusal() {
    return heard(ModelEvent.Refused.class).getLast().cause();
  }

  // The total is told when the answer is over, which the client may know a moment earlier.
  private Spent total() throws InterruptedException {
    for (int i = 0; i < 200 && heard(ModelEvent.Used.class).isEmpty(); i++) {
      Thread.sleep(Duration.ofMillis(20));
    }
    return heard(ModelEvent.Used.class).getLast().total();
  }

  @Nested
  class An_answer {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "/anthropic/v1/messages|{'tools':[{'name':'read','input_schema':{'type':'object'}}],'model':'m','max_tokens':9,'stream':true,'messages':[{'role':'user','content':'hi'}]}",
          "/anthropic/v1/messages|{'tools':[{'name':'read','input_schema':{'type':'object'}}],'model':'m','max_tokens':9,'messages':[{'role':'user','content':'hi'}]}",
          "/openai/v1/responses|{'tools':[{'type':'function','name':'read','parameters':{'type':'object'}}],'model':'m','stream':true,'input':[{'role':'user','content':'hi'}]}",
          "/openai/v1/responses|{'tools':[{'type':'function','name':'read','parameters':{'type':'object'}}],'model':'m','input':[{'role':'user','content':'hi'}]}",
          "/openai/v1/chat/completions|{'tools':[{'type':'function','function':{'name':'read','parameters':{'type':'object'}}}],'model':'m','stream':true,'messages':[{'role':'user','content':'hi'}]}",
          "/openai/v1/chat/completions|{'tools':[{'type':'function','function':{'name':'read','parameters':{'type':'object'}}}],'model':'m','messages':[{'role':'user','content':'hi'}]}",
          "/gemini/v1beta/models/m:streamGenerateContent?alt=sse|{'tools':[{'functionDeclarations':[{'name':'read','parameters':{'type':'object'}}]}],'contents':[{'role':'user','parts':[{'text':'hi'}]}]}",
          "/gemini/v1beta/models/m:generateContent|{'tools':[{'functionDeclarations':[{'name':'read','parameters':{'type':'object'}}]}],'contents':[{'role':'user','parts':[{'text':'hi'}]}]}",
        })
    void is_counted_in_every_dialect_and_asked_for_with_the_real_key(String path, String body)
        throws Exception {
      var model = kept(ScriptedModel.start());
      var base = model.play("s", Script.of(Step.say("Hello.")));
      var terms = Terms.open().prices(new Prices(Map.of("m", Price.of(2, 10))));

      var answer = send(post(gateway(base, terms) + path, body.replace('\'', '"')));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).containsPattern("(?s)\\S");
      assertThat(total().usage()).isEqualTo(new Usage(1_000, 50, new Money(2_500)));
      assertThat(model.requests("s"))
          .singleElement()
          .matches(request -> request.carriesKey(KEY) || request.carriesKey("Bearer " + KEY))
          .matches(request -> !request.headers().toString().contains(TOKEN));
      assertThat(heard(ModelEvent.Requested.class)).hasSize(1);
    }

    @Test
    void is_handed_on_as_it_is() throws Exception {
      var stream = "event: a\ndata: {\"ä\": 1.50}\n\n: note\r\ndata: [DONE]\r\n\r\nid: no end";
      var provider =
          provider((exchange, _) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("Request-Id", "r1");
            exchange.getResponseHeaders().set("Set-Cookie", "a=b");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(stream.getBytes(StandardCharsets.UTF_8));
          });

      var answer = ask(gateway(provider.base(), Terms.open()), message("hi"));

      assertThat(answer.body()).isEqualTo(stream);
      assertThat(answer.headers().firstValue("request-id")).contains("r1");
      assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    }

    @Test
    void reaches_the_agent_while_the_provider_still_thinks() throws Exception {
      var more = new CountDownLatch(1);
      var provider =
          provider((exchange, _) -> {
            FakeProvider.events(exchange, "{\"first\":1}");
            await(more);
            FakeProvider.event(exchange, "{\"second\":2}");
          });

      var answer =
          client.send(
              post(gateway(provider.base(), Terms.open()) + "/anthropic/v1/messages", message("hi"))
                  .build(),
              BodyHandlers.ofLines());

      var lines = answer.body().filter(line -> !line.isEmpty()).iterator();
      assertThat(lines.next()).contains("first");
      more.countDown();
      assertThat(lines.next()).contains("second");
    }

    @Test
    void of_the_provider_that_is_an_error_is_passed_on_and_costs_nothing() throws Exception {
      var provider =
          provider((exchange, _) -> FakeProvider.json(exchange, 500, "{\"error\":\"oops\"}"));

      var answer = ask(gateway(provider.base(), Terms.open()), message("hi"));

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).isEqualTo("{\"error\":\"oops\"}");
      assertThat(total()).isEqualTo(new Spent(1, Usage.NONE));
    }

    @Test
    void counts_what_was_cached_at_its_own_price() throws Exception {
      var provider =
          provider((exchange, _) ->
              FakeProvider.events(
                  exchange,
                  "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":100,\"cache_read_input_tokens\":1000,\"cache_creation_input_tokens\":10,\"output_tokens\":1}}}",
                  "{\"type\":\"message_delta\",\"usage\":{\"output_tokens\":20}}"));
      var price = new Price(4, 20, 0.4, 5);

      ask(
          gateway(
              provider.base(),
              Terms.open().prices(new Prices(Map.of("m-20250101", price, "m", price)))),
          message("hi"));

      assertThat(total().usage()).isEqualTo(new Usage(1_110, 20, new Money(400 + 400 + 50 + 400)));
    }

    @Test
    void that_breaks_off_is_seen_to_and_still_counted() throws Exception {
      var model = kept(ScriptedModel.start());
      var base =
          model.play("s", Script.of(Step.say("Hello. ".repeat(50))).failing(new Fault.Cut()));
      var body = message("hi").replace("{\"model\"", "{\"stream\":true,\"model\"");

      assertThatThrownBy(() -> ask(gateway(base, Terms.open()), body))
          .isInstanceOf(IOException.class);

      assertThat(total().usage().tokensIn()).isEqualTo(1_000);
      assertThat(total().usage().tokensOut()).isBetween(1L, 100L);
      assertThat(heard(ModelEvent.Failed.class)).hasSize(1);
    }

    @Test
    void that_the_agent_does_not_wait_for_is_settled() throws Exception {
      var gone = new CountDownLatch(1);
      var provider =
          provider((exchange, _) -> {
            FakeProvider.events(exchange, "{}");
            await(gone);
            for (int i = 0; i < 10_000; i++) {
              FakeProvider.event(exchange, "x".repeat(10_000));
            }
          });
      try (var impatient = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
        var answer =
            impatient.send(
                post(
                        gateway(provider.base(), Terms.open()) + "/anthropic/v1/messages",
                        message("hi"))
                    .build(),
                BodyHandlers.ofInputStream());
        answer.body().read();
        answer.body().close();
        impatient.shutdownNow();
      }
      gone.countDown();

      assertThat(total().usage().tokensIn()).isPositive();
    }
  }

  @Nested
  class The_key {
    @Test
    void never_comes_back_and_the_token_never_goes_out() throws Exception {
      var provider =
          provider((exchange, heard) -> {
            exchange.getResponseHeaders().set("X-Echo", "key=" + KEY);
            FakeProvider.json(exchange, 401, "{\"error\":\"bad key " + KEY + "\"}");
          });
      var url =
          gateway(provider.base(), Terms.open()) + "/anthropic/v1/messages?beta=true&t=" + TOKEN;

      var answer = send(post(url, message("my token is " + TOKEN)).header("x-other", TOKEN));

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body() + answer.headers()).doesNotContain(KEY).contains("[withheld]");
      assertThat(provider.heard().toString())
          .contains(KEY)
          .contains("beta=true")
          .doesNotContain(TOKEN);
    }

    @Test
    void never_comes_back_in_a_stream() throws Exception {
      var provider =
          provider((exchange, _) -> FakeProvider.events(exchange, "{\"a\":\"" + KEY + "\"}"));

      assertThat(ask(gateway(provider.base(), Terms.open()), message("hi")).body())
          .isEqualTo("data: {\"a\":\"[withheld]\"}\n\n");
    }

    @Test
    void is_not_in_what_a_person_may_print() {
      assertThat(new Upstream(Dialect.OPENAI, URI.create("https://example.org"), KEY).toString())
          .doesNotContain(KEY);
      assertThat(new Credentials(TOKEN).toString()).doesNotContain(TOKEN);
    }
  }

  @Nested
  class The_token {
    @ParameterizedTest
    @CsvSource({
      "anthropic/v1/messages, x-api-key, ''",
      "anthropic/v1/messages, authorization, 'Bearer '",
      "openai/v1/responses, authorization, 'bearer '",
      "gemini/v1beta/models/m:generateContent, x-goog-api-key, ''",
    })
    void is_expected_where_the_agent_has_its_key(String path, String header, String before)
        throws Exception {
      var provider = provider((exchange, _) -> FakeProvider.json(exchange, 200, MESSAGE));
      var url = gateway(provider.base(), Terms.open()) + "/" + path;
      var body = HttpRequest.BodyPublishers.ofString(message("hi"));

      var right = HttpRequest.newBuilder(URI.create(url)).header(header, before + TOKEN).POST(body);
      var wrong =
          HttpRequest.newBuilder(URI.create(url)).header(header, before + TOKEN + "x").POST(body);
      var none = HttpRequest.newBuilder(URI.create(url)).POST(body);

      assertThat(send(right).statusCode()).isEqualTo(200);
      assertThat(send(wrong).statusCode()).isEqualTo(401);
      assertThat(send(none).statusCode()).isEqualTo(401);
      assertThat(provider.heard()).hasSize(1);
      assertThat(refusal()).isEqualTo(ModelEvent.Cause.TOKEN);
    }

    @Test
    void may_be_a_parameter_for_gemini_alone() throws Exception {
      var provider = provider((exchange, _) -> FakeProvider.json(exchange, 200, "{}"));
      var gateway = gateway(provider.base(), Terms.open());
      var body = HttpRequest.BodyPublishers.ofString(message("hi"));
      var gemini = gateway + "/gemini/v1beta/models/m:generateContent?key=" + TOKEN;
      var anthropic = gateway + "/anthropic/v1/messages?key=" + TOKEN;

      assertThat(send(HttpRequest.newBuilder(URI.create(gemini)).POST(body)).statusCode())
          .isEqualTo(200);
      assertThat(send(HttpRequest.newBuilder(URI.create(anthropic)).POST(body)).statusCode())
          .isEqualTo(401);
      assertThat(provider.heard().getFirst().target()).doesNotContain("key");
    }
  }

  @Nested
  class A_refusal {
    private final List<String> reached = new CopyOnWriteArrayList<>();

    private String gateway(Terms terms) throws IOException {
      var provider =
          provider((exchange, heard) -> {
            reached.add(heard.target());
            FakeProvider.json(exchange, 200, MESSAGE);
          });
      return ModelGatewayTest.this.gateway(provider.base(), terms);
    }

    private void assertRefused(HttpResponse<String> answer, int status, ModelEvent.Cause cause) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      assertThat(answer.body()).contains("baton: ");
      assertThat(refusal()).isEqualTo(cause);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void has_the_shape_of_its_dialect(Dialect dialect) throws Exception {
      var path =
          switch (dialect) {
            case ANTHROPIC -> "/anthropic/v1/messages";
            case OPENAI -> "/openai/v1/chat/completions";
            case GEMINI -> "/gemini/v1beta/models/m:generateContent";
          };

      var answer = send(post(gateway(Terms.open().models("other")) + path, message("hi")));

      assertRefused(answer, 403, ModelEvent.Cause.MODEL);
      var error = Json.parse(answer.body()).asObject().object("error");
      assertThat(error.text("message")).contains("may not use m; use one of: other");
      var tell =
          switch (dialect) {
            case ANTHROPIC -> error.text("type");
            case OPENAI -> error.text("type");
            case GEMINI -> error.text("status");
          };
      assertThat(tell).isIn("permission_error", "PERMISSION_DENIED");
      assertThat(reached).isEmpty();
    }

    @Test
    void meets_a_model_in_a_list_to_fall_back_on() throws Exception {
      var body = message("hi").replace("{\"model\"", "{\"models\":[\"m\",\"dear\"],\"model\"");

      assertRefused(
          send(post(gateway(Terms.open().models("m")) + "/openai/v1/chat/completions", body)),
          403,
          ModelEvent.Cause.MODEL);
    }

    @Test
    void meets_one_request_too_many() throws Exception {
      var gateway = gateway(Terms.open().budget(Budget.unlimited().ofRequests(1)));

      assertThat(ask(gateway, message("hi")).statusCode()).isEqualTo(200);
      assertRefused(ask(gateway, message("hi")), 400, ModelEvent.Cause.BUDGET);
      assertThat(reached).hasSize(1);
    }

    @Test
    void meets_a_request_that_could_take_too_many_tokens() throws Exception {
      // The limit of the answer alone is 100; the body is some 20 more.
      var gateway = gateway(Terms.open().budget(Budget.unlimited().ofTokens(135)));

      assertThat(ask(gateway, message("hi")).statusCode()).isEqualTo(200);
      assertRefused(ask(gateway, message("hi")), 400, ModelEvent.Cause.BUDGET);
      assertRefused(ask(gateway, message("x".repeat(2_000))), 400, ModelEvent.Cause.BUDGET);
      assertThat(reached).hasSize(1);
    }

    @Test
    void meets_a_request_that_says_no_limit_and_could_take_the_assumed() throws Exception {
      var terms = Terms.open().budget(Budget.unlimited().ofTokens(135)).assumedOutput(200);

      assertRefused(
          ask(gateway(terms), message("hi").replace("\"max_tokens\":100,", "")),
          400,
          ModelEvent.Cause.BUDGET);
    }

    @Test
    void meets_a_request_that_could_cost_too_much_or_nobody_knows_what() throws Exception {
      var terms =
          Terms.open()
              .budget(Budget.unlimited().ofMoney(Money.dollars(0.01)))
              .prices(new Prices(Map.of("m", Price.of(1, 101))));

      assertRefused(ask(gateway(terms), message("hi")), 400, ModelEvent.Cause.BUDGET);
      assertRefused(
          ask(gateway(terms), message("hi").replace("\"m\"", "\"other\"")),
          400,
          ModelEvent.Cause.BUDGET);
      assertThat(reached).isEmpty();
    }

    @Test
    void meets_the_rest_of_a_crowd_that_would_exceed_the_budget_together() throws Exception {
      var under = new CountDownLatch(1);
      var provider =
          provider((exchange, heard) -> {
            reached.add(heard.target());
            await(under);
            FakeProvider.json(exchange, 200, MESSAGE);
          });
      // Each may take 100 and some 20: four of them, never five.
      var gateway =
          ModelGatewayTest.this.gateway(
              provider.base(), Terms.open().budget(Budget.unlimited().ofTokens(560)));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var refusals = new CountDownLatch(16);
        Callable<Integer> one =
            () -> {
              var status = ask(gateway, message("hi")).statusCode();
              refusals.countDown();
              return status;
            };
        var all = IntStream.range(0, 20).mapToObj(_ -> threads.submit(one)).toList();
        assertThat(refusals.await(30, TimeUnit.SECONDS)).isTrue();
        under.countDown();

        var statuses = new ArrayList<Integer>();
        for (var future : all) {
          statuses.add(future.get());
        }
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(4);
      }
      assertThat(reached).hasSize(4);
      assertThat(ask(gateway, message("hi")).statusCode())
          .as("what was set aside is free again")
          .isEqualTo(200);
    }

    @Test
    void counts_what_was_used_before_a_restart() throws Exception {
      var provider = provider((exchange, _) -> FakeProvider.json(exchange, 200, MESSAGE));
      var gateway =
          kept(
              new ModelGateway(
                  TOKEN,
                  List.of(new Upstream(Dialect.ANTHROPIC, provider.base(), KEY)),
                  Terms.open().budget(Budget.unlimited().ofRequests(8)),
                  new Spent(8, Usage.NONE),
                  InstantSource.system(),
                  events::add));
      var door = kept(Door.onLoopback(Ways.none().to(ModelGateway.PREFIX, gateway)));

      assertThat(ask("http://127.0.0.1:" + door.port() + "/model", message("hi")).statusCode())
          .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "no json",
          "[]",
          "{}",
          "{\"model\":\"m\",\"model\":\"n\"}",
          "{\"model\":\"m\",\"max_tokens\":1e9}",
          "{\"model\":\"m\",\"max_tokens\":-1}",
          "{\"model\":\"m\",\"max_tokens\":\"9\"}",
        })
    void meets_a_body_that_has_not_one_reading(String body) throws Exception {
      assertRefused(ask(gateway(Terms.open()), body), 400, ModelEvent.Cause.FORM);
      assertThat(reached).isEmpty();
    }

    @Test
    void meets_an_answer_in_the_background() throws Exception {
      var body = "{\"model\":\"m\",\"background\":true,\"input\":\"hi\"}";

      assertRefused(
          send(post(gateway(Terms.open()) + "/openai/v1/responses", body)),
          400,
          ModelEvent.Cause.FORM);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/anthropic/v1/files",
          "/anthropic/v1/messages/batches",
          "/anthropic",
          "/openai/v1/organization/usage",
          "/openai/v1/responses/x/cancel",
          "/gemini/v1beta/files",
          "/gemini/v1beta/models/a/b:generateContent",
        })
    void meets_whatever_else_a_key_would_open(String path) throws Exception {
      assertRefused(
          send(post(gateway(Terms.open()) + path, message("hi"))), 404, ModelEvent.Cause.PATH);
      assertThat(reached).isEmpty();
    }

    @Test
    void does_not_meet_a_list_of_models_or_a_count_of_tokens() throws Exception {
      var gateway = gateway(Terms.open().budget(Budget.unlimited().ofRequests(0)));

      assertThat(send(post(gateway + "/anthropic/v1/models", "").GET()).statusCode())
          .isEqualTo(200);
      assertThat(
              send(post(gateway + "/anthropic/v1/messages/count_tokens", message("hi")))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Nested
  class A_provider_that_has_had_enough {
    @Test
    void is_waited_for_where_it_says_soon() throws Exception {
      var model = kept(ScriptedModel.start());
      var base =
          model.play(
              "s", Script.of(Step.say("Hi.").failing(Fault.rateLimited(Duration.ofSeconds(1)), 1)));

      var answer = ask(gateway(base, Terms.open()), message("hi"));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(model.requests("s")).hasSize(2);
      assertThat(heard(ModelEvent.Limited.class))
          .singleElement()
          .matches(limited -> limited.isHeld() && limited.until() != null);
      assertThat(total()).isEqualTo(new Spent(1, new Usage(1_000, 50, Money.ZERO)));
    }

    @Test
    void is_believed_and_reported_where_it_says_late() throws Exception {
      var model = kept(ScriptedModel.start());
      var base =
          model.play(
              "s", Script.of(Step.say("Hi.")).failing(Fault.rateLimited(Duration.ofHours(2))));

      var answer = ask(gateway(base, Terms.open()), message("hi"));

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("retry-after")).contains("7200");
      assertThat(model.requests("s")).hasSize(1);
      assertThat(heard(ModelEvent.Limited.class))
          .singleElement()
          .matches(limited -> !limited.isHeld());
      assertThat(total().usage()).isEqualTo(Usage.NONE);
    }

    @Test
    void is_not_asked_for_ever() throws Exception {
      var provider =
          provider((exchange, _) -> {
            exchange.getResponseHeaders().set("Retry-After", "0");
            FakeProvider.json(exchange, 429, "{}");
          });

      var answer =
          ask(
              gateway(provider.base(), Terms.open().patience(Duration.ofSeconds(2))),
              message("hi"));

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(provider.heard()).hasSize(3);
    }

    @Test
    void that_is_not_there_is_a_bad_gateway_and_costs_nothing() throws Exception {
      int port;
      try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        port = server.getLocalPort();
      }

      var answer =
          ask(gateway(URI.create("http://127.0.0.1:" + port), Terms.open()), message("hi"));

      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(total().usage()).isEqualTo(Usage.NONE);
      assertThat(heard(ModelEvent.Failed.class)).hasSize(1);
    }
  }

  @Nested
  class A_secret {
    @Test
    void blocks_the_request_and_is_not_repeated() throws Exception {
      var provider = provider((exchange, _) -> FakeProvider.json(exchange, 200, MESSAGE));

      var answer = ask(gateway(provider.base(), Terms.open()), message("see " + GITHUB));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("1 github token").doesNotContain(GITHUB);
      assertThat(refusal()).isEqualTo(ModelEvent.Cause.SECRET);
      assertThat(heard(ModelEvent.Found.class))
          .containsExactly(new ModelEvent.Found("GitHub token", 1, Scrutiny.Treatment.BLOCK));
      assertThat(events.toString()).doesNotContain(GITHUB);
      assertThat(provider.heard()).isEmpty();
    }

    @Test
    void is_replaced_on_the_way_out_and_put_back_on_the_way_in() throws Exception {
      var arguments = Json.object().put("text", "[[SECRET_1]]").end().canonical();
      var delta =
          Json.object()
              .put("delta", Json.object().put("partial_json", arguments).end())
              .put("temperature", new Json.Frac("1.50"))
              .end();
      var provider =
          provider((exchange, _) ->
              FakeProvider.events(
                  exchange,
                  "{\"text\":\"it is [[SECRET_1]], not [[SECRET_9]]\"}",
                  Documents.compact(delta)));
      var gateway = gateway(provider.base(), Terms.open().scrutiny(Scrutiny.replace()));

      var answer = ask(gateway, message("use " + PEM + " and again " + PEM));
      ask(gateway, message("use " + PEM));

      assertThat(provider.heard().toString())
          .contains("use [[SECRET_1]] and again [[SECRET_1]]")
          .doesNotContain("MIIE");
      var lines = answer.body().lines().filter(line -> line.startsWith("data:")).toList();
      assertThat(Json.parse(lines.get(0).substring(5)).asObject().text("text"))
          .isEqualTo("it is " + PEM + ", not [[SECRET_9]]");
      var inner =
          Json.parse(lines.get(1).substring(5)).asObject().object("delta").text("partial_json");
      assertThat(Json.parse(inner).asObject().text("text")).isEqualTo(PEM);
      assertThat(lines.get(1)).contains("1.50");
      assertThat(heard(ModelEvent.Found.class))
          .as("told once, not with each turn")
          .containsExactly(new ModelEvent.Found("private key", 1, Scrutiny.Treatment.REPLACE));
    }

    @Test
    void is_put_back_into_an_answer_in_one_piece() throws Exception {
      var provider =
          provider((exchange, _) -> FakeProvider.json(exchange, 200, "{\"a\":\"[[SECRET_1]]\"}"));

      var answer =
          ask(gateway(provider.base(), Terms.open().scrutiny(Scrutiny.replace())), message(GITHUB));

      assertThat(Json.parse(answer.body()).asObject().text("a")).isEqualTo(GITHUB);
    }

    @Test
    void may_pass_where_nobody_looks_and_personal_data_where_nobody_asked() throws Exception {
      var provider = provider((exchange, _) -> FakeProvider.json(exchange, 200, MESSAGE));

      assertThat(
              ask(gateway(provider.base(), Terms.open().scrutiny(Scrutiny.none())), message(GITHUB))
                  .statusCode())
          .isEqualTo(200);
      assertThat(ask(gateway(provider.base(), Terms.open()), message("a@example.org")).statusCode())
          .isEqualTo(200);
      assertThat(
              ask(
                      gateway(
                          provider.base(),
                          Terms.open().scrutiny(Scrutiny.block().withPersonalData())),
                      message("a@example.org"))
                  .statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void chat_completions_are_asked_to_say_what_they_used() throws Exception {
    var provider = provider((exchange, _) -> FakeProvider.json(exchange, 200, "{}"));
    var url = gateway(provider.base(), Terms.open()) + "/openai/v1/chat/completions";

    send(post(url, "{\"model\":\"m\",\"stream\":true,\"temperature\":0.70}"));
    send(
        post(
            url,
            "{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"a\":1,\"include_usage\":false}}"));
    send(post(url, "{\"model\":  \"m\"}"));

    assertThat(provider.heard().get(0).body())
        .contains("0.70")
        .contains("\"stream_options\": {\"include_usage\": true}");
    assertThat(provider.heard().get(1).body()).contains("{\"a\": 1,\"include_usage\": true}");
    assertThat(provider.heard().get(2).body()).isEqualTo("{\"model\":  \"m\"}");
  }

  @Test
  void a_big_conversation_goes_through() throws Exception {
    var provider = provider((exchange, _) -> FakeProvider.json(exchange, 200, MESSAGE));

    var answer = ask(gateway(provider.base(), Terms.open()), message("word ".repeat(2 << 20)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(provider.heard().getFirst().body()).hasSizeGreaterThan(10 << 20);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IOException("nobody opened the latch");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
