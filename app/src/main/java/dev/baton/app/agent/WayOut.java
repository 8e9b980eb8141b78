package dev.baton.app.agent;

import dev.baton.adapters.context.ContextServer;
import dev.baton.adapters.door.Destination;
import dev.baton.adapters.door.Door;
import dev.baton.adapters.door.Egress;
import dev.baton.adapters.door.Headers;
import dev.baton.adapters.door.Request;
import dev.baton.adapters.door.Response;
import dev.baton.adapters.door.Ways;
import dev.baton.adapters.door.model.Dialect;
import dev.baton.adapters.door.model.ModelEvent;
import dev.baton.adapters.door.model.ModelGateway;
import dev.baton.adapters.door.model.Upstream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The way out of one agent's cell: its model, the tools that Baton gives it, and the hosts it may
/// reach. Opened with a token that is good for this attempt alone.
final class WayOut implements AutoCloseable {
  static final String CONTEXT = "/context/";

  private static final int TOKEN_BYTES = 32;

  private final Door door;
  private final ModelGateway gateway;
  private final Optional<Path> socket;
  private final String token;

  /// Ends the agent, and where it only has to wait, says until when.
  interface Stop {
    void end(String why);

    void rest(Instant until, String why);
  }

  private WayOut(Door door, ModelGateway gateway, Optional<Path> socket, String token) {
    this.door = door;
    this.gateway = gateway;
    this.socket = socket;
    this.token = token;
  }

  static WayOut open(
      Path folder, AttendOrder order, AgentProfile profile, String key, Report report, Stop stop)
      throws IOException {
    var token = newToken();
    var context = new ContextServer(new ContextTools(folder, report).all());
    var gateway = gateway(order, profile, key, token, report, stop);
    var ways =
        Ways.none()
            .to(CONTEXT, request -> context(request, context, token))
            .to(ModelGateway.PREFIX, gateway)
            .through(egress(order, report));
    if (!order.contained()) {
      return new WayOut(Door.onLoopback(ways), gateway, Optional.empty(), token);
    }
    // Not in the attempt's folder: the path of a socket has to be short.
    var socket = Files.createTempDirectory("baton").resolve("door");
    return new WayOut(Door.at(socket, ways), gateway, Optional.of(socket), token);
  }

  private static ModelGateway gateway(
      AttendOrder order, AgentProfile profile, String key, String token, Report report, Stop stop) {
    var base = URI.create(order.endpoint().orElse(profile.endpoint()));
    var dialect = Dialect.valueOf(profile.dialect().toUpperCase(Locale.ROOT));
    return new ModelGateway(
        token,
        List.of(new Upstream(dialect, base, key)),
        order.terms(),
        event -> tell(event, report, stop));
  }

  private static void tell(ModelEvent event, Report report, Stop stop) {
    switch (event) {
      case ModelEvent.Requested(_, var model) -> report.decided("model", model, true, "the budget");
      case ModelEvent.Used(var total) -> report.used(total.usage());
      case ModelEvent.Refused(_, var cause, var why) -> {
        report.decided("model", cause.name().toLowerCase(Locale.ROOT), false, why);
        if (cause == ModelEvent.Cause.BUDGET) {
          stop.end(why);
        }
      }
      case ModelEvent.Limited(_, var model, var until, var isHeld) -> {
        if (until == null || isHeld) {
          report.said(
              "%s is limited%s%s"
                  .formatted(
                      model, until == null ? "" : " until " + until, isHeld ? "; waiting" : ""));
        } else {
          stop.rest(until, model + " is limited until " + until);
        }
      }
      case ModelEvent.Found(var kind, var count, var treatment) ->
          report.said(
              "found in a request: %d %s; %s"
                  .formatted(count, kind, treatment.name().toLowerCase(Locale.ROOT)));
      case ModelEvent.Failed(_, var why) -> report.said("model: " + why);
    }
  }

  private static Egress egress(AttendOrder order, Report report) {
    return new Egress(
        order.hosts().stream().map(Destination::listed).toList(),
        decision -> {
          switch (decision) {
            case Egress.Decision.Allowed(var to, var at) ->
                report.decided("egress", to.toString(), true, "at " + at.getHostAddress());
            case Egress.Decision.Refused(var target, var reason) ->
                report.decided("egress", target, false, reason);
            case Egress.Decision.Unreachable(var to, var reason) ->
                report.decided("egress", to.toString(), true, reason);
          }
        });
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
    gateway.close();
    if (socket.isPresent()) {
      Files.deleteIfExists(socket.get().resolveSibling(".").normalize());
    }
  }
}
