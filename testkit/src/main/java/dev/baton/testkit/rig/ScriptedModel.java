package dev.baton.testkit.rig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.core.json.JsonFault;
import dev.baton.testkit.rig.wire.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A model server on loopback that plays scripts, each under a prefix of its own:
/// `http://127.0.0.1:PORT/s/SCENARIO`. Safe for several threads.
public final class ScriptedModel implements AutoCloseable {
  // Read once by the JDK's server when the first one is made. Without it each streamed answer waits
  // 40 ms for the client's delayed acknowledgement.
  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final Recording recording;

  private ScriptedModel(HttpServer server, Consumer<Request> listener) {
    this.server = server;
    recording = new Recording(listener);
  }

  public static ScriptedModel start() {
    return start(0, _ -> {});
  }

  /// On that port, or on any if it is 0. The listener hears of each request before it is answered.
  public static ScriptedModel start(int port, Consumer<Request> listener) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var model = new ScriptedModel(HttpServer.create(address, 0), listener);
      model.server.setExecutor(model.threads);
      model.server.createContext("/", model::handle);
      model.server.start();
      return model;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on loopback port " + port, e);
    }
  }

  /// Plays the script to whoever asks under the address returned, in place of an earlier one there.
  public URI play(String scenario, Script script) {
    var base = base(scenario);
    scripts.put(scenario, script);
    return base;
  }

  /// The base URL of a scenario, without a slash at its end.
  public URI base(String scenario) {
    if (!Arrival.isScenario(scenario)) {
      throw new IllegalArgumentException("a scenario is letters, digits, . _ and -: " + scenario);
    }
    return URI.create("http://127.0.0.1:" + port() + "/s/" + scenario);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// All requests of a scenario up to now, in the order they came.
  public List<Request> requests(String scenario) {
    return recording.of(scenario);
  }

  /// The requests to which the script had no fitting answer. A test of an agent expects none.
  public List<Request> misfits(String scenario) {
    return requests(scenario).stream()
        .filter(request -> request.answer() instanceof Answer.Misfit)
        .toList();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var arrival = Arrival.of(exchange);
      var delivery = new Delivery(exchange, InstantSource.system(), closing);
      if (!arrival.method().equals("POST")) {
        serve(arrival, delivery);
        return;
      }
      var dialect = Dialect.of(arrival.rest());
      if (dialect.isPresent()) {
        ask(dialect.get(), arrival, delivery);
      } else {
        serve(arrival, delivery);
      }
    }
  }

  private void serve(Arrival arrival, Delivery delivery) throws IOException {
    var rest = arrival.rest();
    if (rest.endsWith("/models")) {
      recording.add(arrival, null, new Answer.Served("models"), null);
      delivery.json(200, Models.LIST);
    } else if (rest.endsWith("/count_tokens") || rest.endsWith(":countTokens")) {
      recording.add(arrival, null, new Answer.Served("token count"), null);
      delivery.json(200, Models.COUNT);
    } else {
      recording.add(arrival, null, new Answer.Unknown(), null);
      delivery.json(404, Delivery.plainly("the rig knows nothing of " + rest));
    }
  }

  private void ask(Dialect dialect, Arrival arrival, Delivery delivery) throws IOException {
    var script = scripts.get(arrival.scenario());
    if (script == null) {
      refuse(arrival, dialect, delivery, "no script is played in \"" + arrival.scenario() + "\"");
      return;
    }
    try {
      var ask = dialect.read(arrival.rest(), arrival.body().asObject());
      var request = recording.add(arrival, ask, Player.play(script, ask));
      var reply = Replies.of(request.number(), ask, request.answer(), script.usage());
      delivery.reply(ask, reply, request.fault());
    } catch (JsonFault e) {
      refuse(arrival, dialect, delivery, "the request makes no sense: " + e.getMessage());
    }
  }

  private void refuse(Arrival arrival, Dialect dialect, Delivery delivery, String why)
      throws IOException {
    recording.add(arrival, null, new Answer.Misfit(why), null);
    delivery.json(400, dialect.refusal(400, why));
  }
}
