package dev.baton.app.page;

import dev.baton.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/// Somebody with the link and no browser: real requests, with a cookie once the link was opened.
final class Visit {
  private static final Pattern KEY = Pattern.compile("data-key=\"([0-9a-f]+)\"");

  private static final Pattern COOKIE = Pattern.compile("[^;]+");

  private final String base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private String cookie = "";

  Visit(String base) {
    this.base = base;
  }

  static Visit by(Serving serving) {
    var visit = new Visit(serving.base());
    visit.get(serving.link().substring(serving.base().length()));
    return visit;
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)));
  }

  Json.Obj json(String path) {
    return Json.parse(get(path).body()).asObject();
  }

  /// What a form of a page carries.
  String formKey() {
    var key = KEY.matcher(get("/").body());
    return key.find() ? key.group(1) : "";
  }

  HttpResponse<String> postJson(String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .header("Origin", base)
            .header("X-Baton-Key", formKey())
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> postForm(String path, String body) {
    return postForm(path, formKey(), body);
  }

  HttpResponse<String> postForm(String path, String key, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", base)
            .POST(HttpRequest.BodyPublishers.ofString("key=" + key + "&" + body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      if (!cookie.isEmpty()) {
        request.header("Cookie", cookie);
      }
      var answer =
          client.send(
              request.timeout(Duration.ofSeconds(20)).build(),
              HttpResponse.BodyHandlers.ofString());
      answer
          .headers()
          .firstValue("Set-Cookie")
          .map(COOKIE::matcher)
          .ifPresent(it -> cookie = it.find() ? it.group() : "");
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
