package dev.baton.testkit.rig;

import com.sun.net.httpserver.HttpExchange;
import dev.baton.core.json.Json;
import dev.baton.testkit.rig.wire.Ask;
import dev.baton.testkit.rig.wire.Dialect;
import dev.baton.testkit.rig.wire.Event;
import dev.baton.testkit.rig.wire.Reply;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Brings an answer to the agent, whole or in the way a fault wants it.
final class Delivery {
  private static final String JSON = "application/json";
  private static final String EVENTS = "text/event-stream";
  private static final String GARBAGE = "data: {\"type\": \"mess<html>\n\n<<< no answer >>>\n\n";

  private final HttpExchange exchange;
  private final InstantSource clock;
  private final CountDownLatch closing;

  /// Waiting ends at once when `closing` is at zero.
  Delivery(HttpExchange exchange, InstantSource clock, CountDownLatch closing) {
    this.exchange = exchange;
    this.clock = clock;
    this.closing = closing;
  }

  void json(int status, Json body) throws IOException {
    all(status, JSON, Event.compact(body));
  }

  /// An error in no dialect.
  static Json plainly(String why) {
    return Json.object().put("error", Json.object().put("message", why).end()).end();
  }

  void reply(Ask ask, Reply reply, @Nullable Fault fault) throws IOException {
    switch (fault) {
      case null -> answer(ask, reply, Duration.ZERO);
      case Fault.Status status -> status(ask.dialect(), status);
      case Fault.Delay(var wait) -> {
        pause(wait);
        answer(ask, reply, Duration.ZERO);
      }
      case Fault.Slow(var pause) -> answer(ask, reply, pause);
      case Fault.Cut _ -> cut(ask, reply);
      case Fault.Garbage _ -> all(200, ask.streams() ? EVENTS : JSON, GARBAGE);
      case Fault.Hang _ -> closing();
    }
  }

  private void answer(Ask ask, Reply reply, Duration between) throws IOException {
    if (ask.streams()) {
      events(ask.dialect().stream(reply), between);
    } else {
      json(200, ask.dialect().whole(reply));
    }
  }

  private void status(Dialect dialect, Fault.Status status) throws IOException {
    var headers = exchange.getResponseHeaders();
    if (status.retryAfter() != null) {
      headers.set("retry-after", Long.toString(status.retryAfter().toSeconds()));
      dialect.limits(status.retryAfter(), clock.instant()).forEach(headers::set);
    }
    status.headers().forEach(headers::set);
    json(status.code(), dialect.refusal(status.code(), "scripted " + status.code()));
  }

  private void events(List<Event> events, Duration between) throws IOException {
    begin(200, EVENTS, 0);
    try (var out = exchange.getResponseBody()) {
      for (var event : events) {
        pause(between);
        out.write(event.text().getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    }
  }

  // A length that is promised and not kept: closing early then tears the connection down, where the
  // end of a chunked answer would look like a proper one.
  private void cut(Ask ask, Reply reply) throws IOException {
    var text =
        ask.streams()
            ? ask.dialect().stream(reply).stream().map(Event::text).collect(Collectors.joining())
            : Event.compact(ask.dialect().whole(reply));
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    begin(200, ask.streams() ? EVENTS : JSON, bytes.length);
    var out = exchange.getResponseBody();
    out.write(bytes, 0, bytes.length / 2);
    out.flush();
    exchange.close();
  }

  private void all(int status, String type, String text) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      begin(status, type, -1);
      return;
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    begin(status, type, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private void begin(int status, String type, long length) throws IOException {
    exchange.getResponseHeaders().set("content-type", type);
    exchange.sendResponseHeaders(status, length);
  }

  private void pause(Duration wait) throws IOException {
    if (wait.isPositive()) {
      await(wait);
    }
  }

  private void closing() throws IOException {
    await(Duration.ofDays(1));
  }

  private void await(Duration wait) throws IOException {
    try {
      var over = closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
      if (over) {
        throw new InterruptedIOException("the rig is closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
