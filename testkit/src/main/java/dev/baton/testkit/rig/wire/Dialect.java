package dev.baton.testkit.rig.wire;

import dev.baton.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One way of asking a model. Each is a value without state.
public sealed interface Dialect permits Anthropic, Responses, ChatCompletions, Gemini {
  List<Dialect> ALL =
      List.of(new Anthropic(), new Responses(), new ChatCompletions(), new Gemini());

  String name();

  /// Whether a POST to this path asks the model in this dialect. The path has no query.
  boolean speaks(String path);

  Ask read(String path, Json.Obj body);

  /// The answer as one document.
  Json.Obj whole(Reply reply);

  /// The answer as a stream of events.
  List<Event> stream(Reply reply);

  /// The body of an answer that is an error.
  Json.Obj refusal(int status, String message);

  /// The headers by which this provider says when its limit ends.
  Map<String, String> limits(Duration wait, Instant now);

  static Optional<Dialect> of(String path) {
    return ALL.stream().filter(dialect -> dialect.speaks(path)).findFirst();
  }
}
