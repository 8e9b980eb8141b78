package dev.baton.adapters.door.model;

import dev.baton.adapters.door.Headers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Sends requests to providers, and again where one says: later, and later is soon.
final class Provider implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  // Long thought before the first byte is usual; this is for one that is dead.
  private static final Duration HEAD = Duration.ofMinutes(20);
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
  private static final int MOST_REFUSAL = 1 << 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          // A provider that leads elsewhere would be given the key there.
          .followRedirects(HttpClient.Redirect.NEVER)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final InstantSource clock;
  private final Duration patience;

  Provider(InstantSource clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /// What goes out. The body is missing where there is none.
  // Never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Outgoing(String method, URI to, Headers headers, byte @Nullable [] body) {}

  /// Told when a limit was hit: when it ends, as far as known, and whether it is waited for.
  interface Patience {
    void limited(@Nullable Instant until, boolean isHeld);
  }

  Answer send(Outgoing outgoing, Patience listener) throws IOException {
    var waited = Duration.ZERO;
    while (true) {
      var answer = once(outgoing);
      if (!Limits.isLimit(answer.status())) {
        return answer;
      }
      var bytes = refusal(answer);
      var now = clock.instant();
      var until = Limits.until(answer::first, new String(bytes, StandardCharsets.UTF_8), now);
      if (until.isEmpty()) {
        if (answer.status() == 429) {
          listener.limited(null, false);
        }
        return answer.with(bytes);
      }
      var pause = atLeast(Duration.between(now, until.get()));
      var isHeld = waited.plus(pause).compareTo(patience) <= 0;
      listener.limited(until.get(), isHeld);
      if (!isHeld) {
        return answer.with(bytes);
      }
      sleep(pause);
      waited = waited.plus(pause);
    }
  }

  private static byte[] refusal(Answer answer) throws IOException {
    try (var body = answer.body()) {
      return body.readNBytes(MOST_REFUSAL);
    }
  }

  private Answer once(Outgoing outgoing) throws IOException {
    var request = HttpRequest.newBuilder(outgoing.to()).timeout(HEAD);
    outgoing.headers().fields().forEach(field -> request.header(field.name(), field.value()));
    var body = outgoing.body();
    request.method(
        outgoing.method(),
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body));
    try {
      return Answer.of(client.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static Duration atLeast(Duration pause) {
    return pause.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : pause;
  }

  private static void sleep(Duration pause) throws InterruptedIOException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("the door closes");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
