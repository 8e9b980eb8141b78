package dev.baton.app.page;

import dev.baton.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A real Chromium with one tab, driven through its DevTools protocol by the JDK's own WebSocket: a
/// driver of 200 MB would do no more for what is done here.
final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<Json.Obj>> asked;
  private final List<String> complaints;
  private final List<String> fetched;
  private final AtomicInteger last = new AtomicInteger();

  private Chromium(Process process, WebSocket socket, Listening listening) {
    this.process = process;
    this.socket = socket;
    this.asked = listening.asked;
    this.complaints = listening.complaints;
    this.fetched = listening.fetched;
  }

  /// Where it is on this machine, if it is.
  static Optional<Path> program() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name ->
            Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Chromium start(Path scratch) {
    var profile = scratch.resolve("profile");
    try {
      var process =
          new ProcessBuilder(
                  program().orElseThrow().toString(),
                  "--headless=new",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--hide-scrollbars",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--user-data-dir=" + profile,
                  "--remote-debugging-port=0",
                  "about:blank")
              .redirectErrorStream(true)
              .redirectOutput(scratch.resolve("chromium.log").toFile())
              .start();
      var port = portOf(profile, process);
      var client = HttpClient.newHttpClient();
      var targets =
          client
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      var tab =
          ((Json.Arr) Json.parse(targets))
              .items().stream()
                  .map(Json::asObject)
                  .filter(it -> it.text("type").equals("page"))
                  .findFirst()
                  .orElseThrow();
      var listening = new Listening();
      var socket =
          client
              .newWebSocketBuilder()
              .buildAsync(URI.create(tab.text("webSocketDebuggerUrl")), listening)
              .get(20, TimeUnit.SECONDS);
      var chromium = new Chromium(process, socket, listening);
      chromium.ask("Page.enable", Json.object());
      chromium.ask("Runtime.enable", Json.object());
      chromium.ask("Log.enable", Json.object());
      chromium.ask("Network.enable", Json.object());
      return chromium;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("Chromium did not start", e);
    }
  }

  private static String portOf(Path profile, Process process) throws IOException {
    var file = profile.resolve("DevToolsActivePort");
    eventually(() -> !process.isAlive() || (Files.exists(file) && length(file) > 0));
    return Files.readAllLines(file).getFirst();
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private static final class Listening implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<Json.Obj>> asked = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> fetched = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        take(Json.parse(text.toString()).asObject());
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }

    private void take(Json.Obj message) {
      if (message.has("id")) {
        var waiting = asked.remove(Math.toIntExact(message.number("id")));
        if (waiting != null) {
          waiting.complete(message);
        }
        return;
      }
      var said = message.has("params") ? message.object("params") : message;
      switch (message.text("method", "")) {
        case "Network.requestWillBeSent" -> fetched.add(said.object("request").text("url"));
        case "Log.entryAdded" -> complaints.add(said.object("entry").text("text"));
        case "Runtime.exceptionThrown" ->
            complaints.add(said.object("exceptionDetails").canonical());
        default -> {
          // Of no interest here.
        }
      }
    }
  }

  /// What the page complained of: errors, refused scripts, failed requests.
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  void forget() {
    complaints.clear();
    fetched.clear();
  }

  /// Every address anything was fetched from.
  List<String> fetched() {
    return List.copyOf(fetched);
  }

  private Json.Obj ask(String method, Json.Fields parameters) {
    int number = last.incrementAndGet();
    var answer = new CompletableFuture<Json.Obj>();
    asked.put(number, answer);
    var _ =
        socket.sendText(
            Json.object()
                .put("id", number)
                .put("method", method)
                .put("params", parameters.end())
                .end()
                .canonical(),
            true);
    try {
      var said = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (said.has("error")) {
        throw new AssertionError(method + ": " + said.canonical());
      }
      return said.object("result");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("Chromium does not answer " + method, e);
    }
  }

  void go(String url) {
    ask("Page.navigate", Json.object().put("url", url));
    eventually(() ->
        value("document.readyState + ' ' + location.href").startsWith("complete ")
            && !value("location.href").equals("about:blank"));
  }

  /// What an expression says in the page, as text.
  String value(String expression) {
    var result =
        ask(
            "Runtime.evaluate",
            Json.object()
                .put("expression", "String(" + expression + ")")
                .put("awaitPromise", true)
                .put("returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result.canonical());
    }
    return result.object("result").text("value", "");
  }

  /// Runs statements in the page, waiting for what they promise.
  String run(String statements) {
    var result =
        ask(
            "Runtime.evaluate",
            Json.object()
                .put("expression", "(async () => {" + statements + "})()")
                .put("awaitPromise", true)
                .put("returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(statements + ": " + result.canonical());
    }
    return result.object("result").text("value", "");
  }

  String words() {
    return value("document.body ? document.body.innerText : ''");
  }

  boolean has(String selector) {
    return value("document.querySelector(" + Json.of(selector).canonical() + ") !== null")
        .equals("true");
  }

  /// A key as a person presses it.
  void press(String key) {
    var text = key.length() == 1 ? key : "";
    ask(
        "Input.dispatchKeyEvent",
        Json.object()
            .put("type", text.isEmpty() ? "rawKeyDown" : "keyDown")
            .put("key", key)
            .put("text", text));
    ask("Input.dispatchKeyEvent", Json.object().put("type", "keyUp").put("key", key));
  }

  /// Types into what has the focus.
  void type(String words) {
    ask("Input.insertText", Json.object().put("text", words));
  }

  void width(int width, int height, boolean isPhone) {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Json.object()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", isPhone));
  }

  void scheme(String scheme) {
    var features = new ArrayList<Json>();
    features.add(Json.object().put("name", "prefers-color-scheme").put("value", scheme).end());
    features.add(Json.object().put("name", "prefers-reduced-motion").put("value", "reduce").end());
    ask("Emulation.setEmulatedMedia", Json.object().putEach("features", features, it -> it));
  }

  /// As it would be on paper.
  void paper() {
    ask("Emulation.setEmulatedMedia", Json.object().put("media", "print"));
  }

  void picture(Path file) {
    var taken = ask("Page.captureScreenshot", Json.object().put("format", "png"));
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, Base64.getDecoder().decode(taken.text("data")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void eventually(BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo(holds)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not happen within " + PATIENCE);
      }
      try {
        Thread.sleep(25);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  // A page that is on its way elsewhere answers nothing.
  private static boolean isSo(BooleanSupplier holds) {
    try {
      return holds.getAsBoolean();
    } catch (AssertionError e) {
      return false;
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
