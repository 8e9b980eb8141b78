package dev.baton.app.agent;

import dev.baton.adapters.context.ContextServer;
import dev.baton.adapters.door.Door;
import dev.baton.adapters.door.Headers;
import dev.baton.adapters.door.Request;
import dev.baton.adapters.door.Response;
import dev.baton.adapters.door.Ways;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The way out of one agent's cell: its model, the tools that Baton gives it, and the hosts it may
/// reach. Opened with a token that is good for this attempt alone.
final class WayOut implements AutoCloseable {
  static final String MODEL = "/model/";
  static final String CONTEXT = "/context/";

  private static final int TOKEN_BYTES = 32;

  private final Door door;
  private final Optional<Path> socket;
  private final String token;

  private WayOut(Door door, Optional<Path> socket, String token) {
    this.door = door;
    this.socket = socket;
    this.token = token;
  }

  static WayOut open(
      Path folder,
      AttendOrder order,
      AgentProfile profile,
      String key,
      Report report,
      Consumer<String> stop)
      throws IOException {
    var token = newToken();
    var context = new ContextServer(new ContextTools(folder, report).all());
    var ways =
        Ways.none()
            .to(CONTEXT, request -> context(request, context, token))
            .to(MODEL, request -> forward(request, profile, order, key));
    if (!order.contained()) {
      return new WayOut(Door.onLoopback(ways), Optional.empty(), token);
    }
    // Not in the attempt's folder: the path of a socket has to be short.
    var socket = Files.createTempDirectory("baton").resolve("door");
    return new WayOut(Door.at(socket, ways), Optional.of(socket), token);
  }

  private static String newToken() {
    var bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return "baton-" + HexFormat.of().formatHex(bytes);
  }

  private static Response context(Request request, ContextServer server, String token)
      throws IOException {
    if (!request.headers().first("authorization").filter(("Bearer " + token)::equals).isPresent()) {
      return Response.text(401, "this is not the token of this attempt");
    }
    if (!request.method().equals("POST")) {
      // No stream of its own, and no session to end.
      return Response.text(405, "send a message by POST");
    }
    var message = new String(request.bytes(), StandardCharsets.UTF_8);
    return server
        .answer(message)
        .map(answer -> Response.json(200, answer))
        .orElseGet(() -> Response.bytes(202, Headers.of(), new byte[0]));
  }

  // DRAFT
  private static Response forward(
      Request request, AgentProfile profile, AttendOrder order, String key) throws IOException {
    var path = request.path().substring((MODEL + profile.dialect()).length());
    var uri =
        java.net.URI.create(
            order.endpoint().orElse(profile.endpoint())
                + path
                + (request.query().isEmpty() ? "" : "?" + request.query()));
    var out =
        java.net.http.HttpRequest.newBuilder(uri)
            .method(
                request.method(),
                java.net.http.HttpRequest.BodyPublishers.ofByteArray(request.bytes()));
    for (var field : request.headers().endToEnd().fields()) {
      var name = field.name().toLowerCase(java.util.Locale.ROOT);
      if (!List.of("host", "expect").contains(name)) {
        out.header(
            field.name(),
            switch (name) {
              case "authorization" -> "Bearer " + key;
              case "x-api-key", "x-goog-api-key" -> key;
              default -> field.value();
            });
      }
    }
    try {
      var answer =
          java.net.http.HttpClient.newHttpClient()
              .send(out.build(), java.net.http.HttpResponse.BodyHandlers.ofInputStream());
      var headers =
          Headers.of("content-type", answer.headers().firstValue("content-type").orElse(""));
      return Response.stream(
          answer.statusCode(),
          headers,
          to -> {
            try (var from = answer.body()) {
              var buffer = new byte[8192];
              for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                to.write(buffer, 0, n);
              }
            }
          });
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /// Where it is, for who is not in a cell.
  String host() {
    return "http://127.0.0.1:" + door.port();
  }

  Optional<Path> socket() {
    return socket;
  }

  String token() {
    return token;
  }

  @Override
  public void close() throws IOException {
    door.close();
    if (socket.isPresent()) {
      Files.deleteIfExists(socket.get().resolveSibling(".").normalize());
    }
  }
}
