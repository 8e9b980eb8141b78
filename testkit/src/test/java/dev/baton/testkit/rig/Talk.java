package dev.baton.testkit.rig;

import dev.baton.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// A conversation as a plain HTTP client holds it, in one dialect. Written against what the
/// providers say of their APIs and not against the rig, which would otherwise agree with itself.
sealed interface Talk permits AnthropicTalk, ResponsesTalk, ChatTalk, GeminiTalk {

  /// A tool call as it was read from an answer.
  record Wanted(String id, String tool, String arguments) {
    Json.Obj object() {
      return Json.parse(arguments).asObject();
    }
  }

  record Heard(String text, List<Wanted> calls) {}

  /// One turn that is over: what the model said, and the same result for each call.
  record Past(Heard heard, String result) {}

  String path(boolean streamed);

  Json.Obj body(boolean streamed, List<Past> past);

  Heard whole(Json.Obj body);

  Heard streamed(List<Json.Obj> events);

  static Talk[] all() {
    return new Talk[] {new AnthropicTalk(), new ResponsesTalk(), new ChatTalk(), new GeminiTalk()};
  }

  static Stream<Arguments> wholeAndStreamed() {
    return Stream.of(all())
        .flatMap(talk -> Stream.of(Arguments.of(talk, true), Arguments.of(talk, false)));
  }

  /// The documents in a stream of events; what is no document is a fault of its own.
  static List<Json.Obj> events(String stream) {
    var events = new ArrayList<Json.Obj>();
    for (var event : stream.split("\n\n")) {
      event
          .lines()
          .filter(line -> line.startsWith("data: "))
          .map(line -> line.substring("data: ".length()))
          .filter(data -> !data.equals("[DONE]"))
          .forEach(data -> events.add(Json.parse(data).asObject()));
    }
    return events;
  }

  /// A schema of texts, all of them required.
  static Json.Obj schema(String... names) {
    var properties = Json.object();
    for (var name : names) {
      properties.put(name, Json.object().put("type", "string").end());
    }
    return Json.object()
        .put("type", "object")
        .put("properties", properties.end())
        .putTexts("required", List.of(names))
        .end();
  }

  static Json.Obj message(String role, Json content) {
    return Json.object().put("role", role).put("content", content).end();
  }
}
