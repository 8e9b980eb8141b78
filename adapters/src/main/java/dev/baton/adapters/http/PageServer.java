package dev.baton.adapters.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.baton.adapters.http.Guard.Asked;
import dev.baton.adapters.http.Guard.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The JDK's own HTTP server with a virtual thread for each request, behind the guard.
public final class PageServer implements AutoCloseable {
  private static final int MOST_VIEWS = 2_000;
  private static final int BACKLOG = 1_024;
  private static final Duration PULSE = Duration.ofSeconds(10);
  // How soon a page that hears nothing notices that it is thrown out.
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
  private static final String GUEST = "/for/";
  // What the JDK's server takes for "no body" and for "as long as it gets".
  private static final long NOTHING = -1;
  private static final long UNKNOWN = 0;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Access access;
  private final Site site;
  private final Guard guard;
  private final boolean isSecure;
  private final String cookie;
  private final Allowance strangers = new Allowance(40, 20, System::nanoTime);
  private final Allowance known = new Allowance(400, 200, System::nanoTime);
  // A guest writes into a file of the repository: as fast as people write.
  private final Allowance words = new Allowance(8, 0.1, System::nanoTime);
  private final AtomicInteger views = new AtomicInteger();
  private volatile boolean isOpen = true;

  /// The port is taken by another program.
  public static final class PortTaken extends RuntimeException {
    PortTaken(int port, Throwable cause) {
      super("port " + port + " is taken by another program", cause);
    }
  }

  private PageServer(HttpServer server, Address address, Access access, Site site) {
    this.server = server;
    this.access = access;
    this.site = site;
    isSecure = address.tls().isPresent();
    var port = port();
    // Cookies do not know of ports: two servers on one machine would take each other's. With TLS
    // the name says that no neighbour, and nothing in the open, can have set it.
    cookie = (isSecure ? "__Host-" : "") + "baton-" + port;
    guard = new Guard(address.scheme(), address.hosts(port));
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", this::serve);
  }

  /// Where to listen, and by which names: everything else is somebody else's name.
  public record Address(InetAddress host, int port, Set<String> names, Optional<Tls> tls) {
    public Address {
      names = Set.copyOf(names);
    }

    public String scheme() {
      return tls.isPresent() ? "https" : "http";
    }

    /// As a browser says them: the port that everybody knows is left out.
    Set<String> hosts(int port) {
      var hosts = new HashSet<String>();
      for (var name : names) {
        hosts.add(name + ":" + port);
        if (port == (tls.isPresent() ? 443 : 80)) {
          hosts.add(name);
        }
      }
      return hosts;
    }
  }

  /// Starts.
  public static PageServer open(Address address, Access access, Site site) {
    // Read by the JDK when its server is first used. A request that does not arrive is given up; an
    // answer that is not taken only holds a virtual thread, and a live view lasts as long as it
    // likes.
    System.setProperty("sun.net.httpserver.maxReqTime", "20");
    System.setProperty("sun.net.httpserver.maxReqHeaders", "64");
    System.setProperty("sun.net.httpserver.maxReqHeaderSize", "16384");
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("jdk.httpserver.maxConnections", String.valueOf(2 * MOST_VIEWS));
    try {
      var server = listening(address);
      var opened = new PageServer(server, address, access, site);
      server.start();
      return opened;
    } catch (BindException e) {
      throw new PortTaken(address.port(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on " + address.host() + ":" + address.port(), e);
    }
  }

  private static HttpServer listening(Address address) throws IOException {
    var socket = new InetSocketAddress(address.host(), address.port());
    if (address.tls().isEmpty()) {
      return HttpServer.create(socket, BACKLOG);
    }
    var secure = HttpsServer.create(socket, BACKLOG);
    secure.setHttpsConfigurator(new HttpsConfigurator(address.tls().get().context()));
    return secure;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// How many pages listen for news now.
  public int views() {
    return views.get();
  }

  @Override
  public void close() {
    isOpen = false;
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked = asked(exchange, path(exchange.getRequestURI()));
      Headers.of(isSecure, asked.host()).forEach(exchange.getResponseHeaders()::set);
      var refusal = guard.check(asked);
      if (refusal.isPresent()) {
        refuse(exchange, refusal.get());
      } else {
        admit(exchange, asked);
      }
    }
  }

  // "//elsewhere/path" and "http://elsewhere/path" name another server.
  private static String path(URI uri) {
    var path = uri.getRawPath();
    return path == null || uri.getRawAuthority() != null || uri.getScheme() != null ? "" : path;
  }

  private static Asked asked(HttpExchange exchange, String path) {
    var length = header(exchange, "Content-Length");
    return new Asked(
        exchange.getRequestMethod(),
        path,
        header(exchange, "Host"),
        header(exchange, "Origin"),
        header(exchange, "Sec-Fetch-Site"),
        header(exchange, "Content-Type"),
        NUMBER.matcher(length).matches() ? Long.parseLong(length) : 0);
  }

  private static String header(HttpExchange exchange, String name) {
    var value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private void admit(HttpExchange exchange, Asked asked) throws IOException {
    var visitor = visitor(exchange, asked.path());
    if (!allowance(exchange, visitor)) {
      refuse(exchange, new Refusal(429, "too many requests; wait a little"));
      return;
    }
    var query = pairs(exchange.getRequestURI().getRawQuery());
    if (asked.path().equals("/enter")) {
      enter(exchange, query.getOrDefault("key", ""));
      return;
    }
    if (!maySee(visitor, asked.path())) {
      refuse(
          exchange, new Refusal(401, "open the link that `baton serve` prints; it holds the key"));
      return;
    }
    access.saw(visitor, from(exchange), header(exchange, "User-Agent"));
    if (asked.path().equals("/live")) {
      follow(exchange, visitor, query);
      return;
    }
    var body = exchange.getRequestBody().readNBytes(Guard.MOST_BODY + 1);
    if (body.length > Guard.MOST_BODY) {
      refuse(exchange, new Refusal(413, "that is too much"));
      return;
    }
    answer(exchange, asked, visitor, query, new String(body, StandardCharsets.UTF_8));
  }

  private void answer(
      HttpExchange exchange, Asked asked, Visitor visitor, Map<String, String> query, String body)
      throws IOException {
    var form =
        asked.contentType().startsWith("application/x-www-form")
            ? pairs(body)
            : Map.<String, String>of();
    var key = access.forgeryKey(visitor);
    if (asked.method().equals("POST")) {
      if (visitor instanceof Visitor.Reader) {
        refuse(
            exchange, new Refusal(403, "with your link one may see everything and order nothing"));
        return;
      }
      var shown = form.getOrDefault("key", header(exchange, "X-Baton-Key"));
      if (!Access.same(shown, key)) {
        refuse(
            exchange,
            new Refusal(403, "this order does not come from a page of yours; load it again"));
        return;
      }
      if (visitor instanceof Visitor.Guest guest && !words.take(guest.session())) {
        refuse(exchange, new Refusal(429, "that was much at once; wait a minute"));
        return;
      }
      if (asked.path().equals("/leave") && visitor instanceof Visitor.Conductor(var session)) {
        access.leave(session);
        send(exchange, asked, Answer.seeOther("/"));
        return;
      }
    }
    var request =
        new Request(
            asked.method(),
            asked.path(),
            query,
            form,
            body,
            visitor,
            key,
            Optional.of(header(exchange, "If-None-Match")).filter(it -> !it.isEmpty()));
    send(exchange, asked, site.answer(request));
  }

  private Visitor visitor(HttpExchange exchange, String path) {
    if (path.startsWith(GUEST)) {
      return access.guest(path.substring(GUEST.length())).orElse(new Visitor.Nobody());
    }
    for (var pair : header(exchange, "Cookie").split("; ")) {
      if (pair.startsWith(cookie + "=")) {
        return access.visitor(pair.substring(cookie.length() + 1));
      }
    }
    return new Visitor.Nobody();
  }

  private boolean maySee(Visitor visitor, String path) {
    return switch (visitor) {
      case Visitor.Conductor _, Visitor.Reader _ -> true;
      case Visitor.Guest _ -> path.startsWith(GUEST);
      case Visitor.Nobody _ -> site.isOpen(path);
    };
  }

  private boolean allowance(HttpExchange exchange, Visitor visitor) {
    return switch (visitor) {
      case Visitor.Conductor(var session) -> known.take(session);
      case Visitor.Reader(var session) -> known.take(session);
      case Visitor.Guest _, Visitor.Nobody _ -> strangers.take(from(exchange));
    };
  }

  private static String from(HttpExchange exchange) {
    return exchange.getRemoteAddress().getAddress().getHostAddress();
  }

  // Not sent on by a redirect: a browser that followed the link from a page of elsewhere keeps a
  // strict cookie to itself until the next step begins here.
  private void enter(HttpExchange exchange, String key) throws IOException {
    var session = access.admit(key, from(exchange), header(exchange, "User-Agent"));
    if (session.isEmpty()) {
      refuse(exchange, new Refusal(401, "that key is not, or no longer, the right one"));
      return;
    }
    exchange
        .getResponseHeaders()
        .set(
            "Set-Cookie",
            cookie
                + "="
                + session.get()
                + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000"
                + (isSecure ? "; Secure" : ""));
    var page =
        "<!doctype html><html lang=en><title>Baton</title><meta http-equiv=refresh content=\"0;url=/\">"
            + "<p><a href=\"/\">Go on to Baton</a></p></html>";
    send(exchange, Answer.html(200, page));
  }

  private void follow(HttpExchange exchange, Visitor visitor, Map<String, String> query)
      throws IOException {
    var from = header(exchange, "Last-Event-ID");
    var after = from.isEmpty() ? query.getOrDefault("after", "0") : from;
    if (!NUMBER.matcher(after).matches()) {
      refuse(exchange, new Refusal(400, "after which fact?"));
      return;
    }
    if (views.incrementAndGet() > MOST_VIEWS) {
      views.decrementAndGet();
      refuse(exchange, new Refusal(503, "too many pages are open; close some"));
      return;
    }
    try {
      tell(exchange, visitor, Long.parseLong(after));
    } catch (IOException e) {
      // The page is closed.
    } finally {
      views.decrementAndGet();
    }
  }

  private void tell(HttpExchange exchange, Visitor visitor, long begin) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    var out = exchange.getResponseBody();
    out.write("retry: 1000\n: here\n\n".getBytes(StandardCharsets.UTF_8));
    out.flush();
    long seen = begin;
    long told = System.nanoTime();
    long noted = told;
    // Asked after the wait too: who is thrown out meanwhile hears no more.
    while (isOpen && access.isStillIn(visitor)) {
      var news = site.after(seen, LOOK);
      if (!access.isStillIn(visitor)) {
        return;
      }
      var now = System.nanoTime();
      var isNews = news.number() > seen;
      if (isNews || now - told > PULSE.toNanos()) {
        out.write((isNews ? words(news) : ": still here\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        told = now;
      }
      if (now - noted > PULSE.toNanos()) {
        access.saw(visitor, from(exchange), header(exchange, "User-Agent"));
        noted = now;
      }
      seen = news.number();
    }
  }

  private static String words(Site.News news) {
    return "id: " + news.number() + "\ndata: " + news.text() + "\n\n";
  }

  private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
    send(exchange, Answer.text(refusal.status(), refusal.why() + "\n"));
  }

  private static void send(HttpExchange exchange, Asked asked, Answer answer) throws IOException {
    if (asked.method().equals("HEAD")) {
      begin(exchange, answer, NOTHING);
    } else {
      send(exchange, answer);
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    switch (answer.body()) {
      case Answer.Body.Text(var words) -> {
        var bytes = words.getBytes(StandardCharsets.UTF_8);
        begin(exchange, answer, bytes.length == 0 ? NOTHING : bytes.length);
        if (bytes.length > 0) {
          exchange.getResponseBody().write(bytes);
        }
      }
      case Answer.Body.Streamed(var writing) -> {
        begin(exchange, answer, UNKNOWN);
        writing.to(exchange.getResponseBody());
      }
    }
  }

  private static void begin(HttpExchange exchange, Answer answer, long length) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.type());
    answer.headers().forEach(headers::set);
    exchange.sendResponseHeaders(answer.status(), length);
  }

  private static Map<String, String> pairs(@Nullable String encoded) {
    var pairs = new HashMap<String, String>();
    if (encoded == null) {
      return pairs;
    }
    for (var pair : encoded.split("&")) {
      var at = pair.indexOf('=');
      if (at > 0) {
        pairs.putIfAbsent(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
      }
    }
    return pairs;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
