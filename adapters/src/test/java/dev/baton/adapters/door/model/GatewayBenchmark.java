package dev.baton.adapters.door.model;

import com.sun.net.httpserver.HttpServer;
import dev.baton.adapters.door.Door;
import dev.baton.adapters.door.Ways;
import dev.baton.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/// What a request to a model takes through the gateway, against the same request sent directly, in
/// turn, to a provider on loopback that answers at once.
final class GatewayBenchmark {
  private static final String TOKEN = "task-token-0123456789";
  private static final int WARM_UP = 300;
  private static final int EVENTS = 60;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final byte[] body;

  private GatewayBenchmark(int kilobytes) {
    body = conversation(kilobytes << 10).getBytes(StandardCharsets.UTF_8);
  }

  public static void main(String[] arguments) throws IOException {
    // Without it the JDK's server keeps each answer for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
    var server = provider();
    var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (var gateway =
            new ModelGateway(
                TOKEN,
                List.of(new Upstream(Dialect.ANTHROPIC, base, "the-real-key")),
                Terms.open()
                    .models("m")
                    .budget(Budget.unlimited().ofTokens(Long.MAX_VALUE / 2))
                    .prices(new Prices(Map.of("m", Price.of(3, 15)))),
                _ -> {});
        var door = Door.onLoopback(Ways.none().to(ModelGateway.PREFIX, gateway))) {
      var through = URI.create("http://127.0.0.1:" + door.port() + "/model/anthropic/v1/messages");
      for (var kilobytes : List.of(4, 64, 512)) {
        new GatewayBenchmark(kilobytes)
            .run(kilobytes, rounds, base.resolve("/v1/messages"), through);
      }
    } finally {
      server.stop(0);
    }
    System.exit(0);
  }

  private void run(int kilobytes, int rounds, URI direct, URI through) throws IOException {
    for (int i = 0; i < WARM_UP; i++) {
      once(direct);
      once(through);
    }
    var one = new long[rounds];
    var other = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      one[i] = once(direct);
      other[i] = once(through);
    }
    var added = median(other) - median(one);
    System.out.printf(
        "%3d kB, %d events: direct %.2f ms, through the gateway %.2f ms, added %.2f ms (medians of %d)%n",
        kilobytes, EVENTS, median(one) / 1e6, median(other) / 1e6, added / 1e6, rounds);
  }

  private long once(URI to) throws IOException {
    var request =
        HttpRequest.newBuilder(to)
            .header("x-api-key", TOKEN)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    var from = System.nanoTime();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200 || !answer.body().contains("message_stop")) {
        throw new IllegalStateException("not the answer: " + answer.statusCode());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return System.nanoTime() - from;
  }

  private static double median(long[] times) {
    var sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static String conversation(int bytes) {
    var text = "for (var item : items) {\n  total += item.price(); // as \"agreed\"\n}\n";
    var turns =
        Json.array(
            List.of(text.repeat(bytes / text.length())),
            one -> Json.object().put("role", "user").put("content", one).end());
    return Json.object()
        .put("model", "m")
        .put("max_tokens", 1_000)
        .put("stream", true)
        .put("messages", turns)
        .end()
        .canonical();
  }

  private static HttpServer provider() throws IOException {
    var delta =
        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"delta\":{\"text\":\"word\"}}\n\n";
    var start =
        "data: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}\n\n";
    var end =
        "data: {\"type\":\"message_delta\",\"usage\":{\"output_tokens\":9}}\n\ndata: {\"type\":\"message_stop\"}\n\n";
    var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            var out = exchange.getResponseBody();
            out.write(start.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < EVENTS; i++) {
              out.write(delta.getBytes(StandardCharsets.UTF_8));
              out.flush();
            }
            out.write(end.getBytes(StandardCharsets.UTF_8));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    server.start();
    return server;
  }
}
