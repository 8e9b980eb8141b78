package dev.baton.testkit.rig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// An MCP server on loopback with one tool, `report_status`, that takes down each call. It stands
/// in for a real one where only the agent's side is tested. Safe for several threads.
public final class ToolServer implements AutoCloseable {
  private static final int NO_SUCH_METHOD = -32601;
  private static final String PROTOCOL = "2025-06-18";

  private static final Json.Obj TOOL =
      Json.object()
          .put("name", "report_status")
          .put("description", "Reports how a task stands")
          .put(
              "inputSchema",
              Json.object()
                  .put("type", "object")
                  .put("properties", Json.object().put("task", text()).put("state", text()).end())
                  .putTexts("required", List.of("task", "state"))
                  .end())
          .end();

  private final HttpServer server;
  private final Consumer<Called> listener;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Called> calls = new CopyOnWriteArrayList<>();

  /// A call as it came in; the headers are kept as those of a [Request] are.
  public record Called(String tool, Json.Obj arguments, SortedMap<String, String> headers) {
    public boolean carriesKey(String key) {
      return headers.containsValue(Headers.hidden(key));
    }
  }

  private ToolServer(HttpServer server, Consumer<Called> listener) {
    this.server = server;
    this.listener = listener;
  }

  public static ToolServer start() {
    return start(_ -> {});
  }

  /// The listener hears of each call before it is answered.
  public static ToolServer start(Consumer<Called> listener) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var tools = new ToolServer(HttpServer.create(address, 0), listener);
      tools.server.setExecutor(tools.threads);
      tools.server.createContext("/mcp", tools::handle);
      tools.server.start();
      return tools;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on loopback", e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mcp");
  }

  public List<Called> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var message = Json.parse(text).asObject();
      if (message.has("id")) {
        answer(exchange, message);
      } else {
        exchange.sendResponseHeaders(202, -1);
      }
    }
  }

  private void answer(HttpExchange exchange, Json.Obj message) throws IOException {
    var answer = Json.object().put("jsonrpc", "2.0").put("id", message.at("id"));
    switch (message.text("method")) {
      case "initialize" -> answer.put("result", hello());
      case "tools/list" ->
          answer.put("result", Json.object().putEach("tools", List.of(TOOL), t -> t).end());
      case "tools/call" -> answer.put("result", called(exchange, message.object("params")));
      case "ping" -> answer.put("result", Json.object().end());
      default -> answer.put("error", unknown(message.text("method")));
    }
    var bytes = answer.end().pretty().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Json.Obj hello() {
    return Json.object()
        .put("protocolVersion", PROTOCOL)
        .put("capabilities", Json.object().put("tools", Json.object().end()).end())
        .put("serverInfo", Json.object().put("name", "rig").put("version", "1").end())
        .end();
  }

  private Json.Obj called(HttpExchange exchange, Json.Obj params) {
    var arguments = params.has("arguments") ? params.object("arguments") : Json.object().end();
    var call = new Called(params.text("name"), arguments, Headers.of(exchange));
    calls.add(call);
    listener.accept(call);
    var said = Json.object().put("type", "text").put("text", "taken down").end();
    return Json.object().put("content", new Json.Arr(List.of(said))).put("isError", false).end();
  }

  private static Json.Obj unknown(String method) {
    return Json.object()
        .put("code", NO_SUCH_METHOD)
        .put("message", "no such method: " + method)
        .end();
  }

  private static Json.Obj text() {
    return Json.object().put("type", "string").end();
  }
}
