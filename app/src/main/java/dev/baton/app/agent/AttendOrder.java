package dev.baton.app.agent;

import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.run.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the attendant of one attempt is told, in a file beside the brief. No key stands in it: the
/// agent can read it.
public record AttendOrder(
    String profile,
    Optional<String> model,
    Optional<String> endpoint,
    List<String> writes,
    List<String> hosts,
    List<Path> readable,
    boolean contained,
    Money money,
    Duration patience) {
  private static final String SCHEMA = "baton.attend/1";

  public AttendOrder {
    writes = List.copyOf(writes);
    hosts = List.copyOf(hosts);
    readable = List.copyOf(readable);
  }

  public Json json() {
    var json =
        Json.object()
            .put("schema", SCHEMA)
            .put("profile", profile)
            .putTexts("writes", writes)
            .putTexts("hosts", hosts)
            .putTexts("readable", readable.stream().map(Path::toString).toList())
            .put("contained", contained)
            .put("micros", money.micros())
            .put("seconds", patience.toSeconds());
    model.ifPresent(it -> json.put("model", it));
    endpoint.ifPresent(it -> json.put("endpoint", it));
    return json.end();
  }

  public static AttendOrder of(Obj json) {
    return new AttendOrder(
        json.text("profile"),
        optional(json, "model"),
        optional(json, "endpoint"),
        json.texts("writes"),
        json.texts("hosts"),
        json.texts("readable").stream().map(Path::of).toList(),
        json.flag("contained"),
        new Money(json.number("micros")),
        Duration.ofSeconds(json.number("seconds")));
  }

  private static Optional<String> optional(Obj json, String field) {
    return json.has(field) ? Optional.of(json.text(field)) : Optional.empty();
  }
}
