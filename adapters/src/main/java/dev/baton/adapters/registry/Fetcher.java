package dev.baton.adapters.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Gets documents, none larger than it may be and none later than it may come.
final class Fetcher {
  private final Duration patience;
  private final long most;
  private @Nullable HttpClient client;

  Fetcher(Duration patience, long most) {
    this.patience = patience;
    this.most = most;
  }

  /// `since` is when the server says it last changed.
  record Document(String text, Optional<Instant> since) {}

  /// The document, or none where the server says that there is none.
  Optional<Document> get(URI from, String kind) throws Unanswered {
    var response = response(from, kind);
    return switch (response.statusCode()) {
      case 200 ->
          Optional.of(
              new Document(
                  new String(response.body(), StandardCharsets.UTF_8),
                  response.headers().firstValue("last-modified").flatMap(Fetcher::instant)));
      case 404, 410 -> Optional.empty();
      case 401, 403 ->
          throw new Unanswered(from.getHost() + " asks for credentials, which Baton does not send");
      default -> throw new Unanswered(from.getHost() + " answered " + response.statusCode());
    };
  }

  // The time-out of a request ends with its headers; this one is for the whole answer.
  private HttpResponse<byte[]> response(URI from, String kind) throws Unanswered {
    var request = HttpRequest.newBuilder(from).header("Accept", kind).build();
    var answer =
        client().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new Unanswered(
          "%s did not answer within %d ms".formatted(from.getHost(), patience.toMillis()));
    } catch (ExecutionException e) {
      throw new Unanswered(from.getHost() + " was not reached: " + why(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unanswered("interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  private static String why(ExecutionException failure) {
    return failure.getCause() instanceof IOException cause && cause.getMessage() != null
        ? cause.getMessage()
        : "the connection was refused or broke";
  }

  private static Optional<Instant> instant(String written) {
    try {
      return Optional.of(
          ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  // Most changes depend on nothing new, and a client costs a tenth of a second.
  private synchronized HttpClient client() {
    if (client == null) {
      client = HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
    }
    return client;
  }
}
