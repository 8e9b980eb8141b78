package dev.baton.testkit.rig;

import dev.baton.core.json.Json;
import dev.baton.testkit.rig.Talk.Heard;
import dev.baton.testkit.rig.Talk.Past;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// An agent without a mind: it asks, pretends that each call went well, and asks again.
final class PlainClient implements AutoCloseable {
  private static final int MOST_TURNS = 25;
  static final String KEY = "sk-of-the-test";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final Talk talk;
  private final boolean streamed;

  PlainClient(URI base, Talk talk, boolean streamed) {
    this.base = base;
    this.talk = talk;
    this.streamed = streamed;
  }

  HttpResponse<String> send(List<Past> past, Duration patience) throws Exception {
    return send("POST", talk.path(streamed), talk.body(streamed, past), patience);
  }

  HttpResponse<String> send(String method, String path, Json body, Duration patience)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(patience)
            .header("authorization", "Bearer " + KEY)
            .method(method, BodyPublishers.ofString(body.pretty()))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  Heard ask(List<Past> past) throws Exception {
    var answer = send(past, Duration.ofSeconds(20));
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return streamed
        ? talk.streamed(Talk.events(answer.body()))
        : talk.whole(Json.parse(answer.body()).asObject());
  }

  /// All the model says until it wants nothing more. Each result names the tool that was looked
  /// for.
  List<Heard> work() throws Exception {
    var past = new ArrayList<Past>();
    while (past.size() < MOST_TURNS) {
      var heard = ask(past);
      past.add(new Past(heard, "done, or found: report_status"));
      if (heard.calls().isEmpty()) {
        break;
      }
    }
    return past.stream().map(Past::heard).toList();
  }

  @Override
  public void close() {
    http.close();
  }
}
