package dev.baton.testkit.rig.wire;

import dev.baton.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// OpenAI's older API, which most others imitate.
record ChatCompletions() implements Dialect {
  private static final int CREATED = 1_700_000_000;

  @Override
  public String name() {
    return "chat";
  }

  @Override
  public boolean speaks(String path) {
    return path.endsWith("/chat/completions");
  }

  @Override
  public Ask read(String path, Json.Obj body) {
    var tools =
        Pieces.objects(body, "tools").stream()
            .map(tool -> Pieces.within(tool, "function"))
            .filter(Objects::nonNull)
            .map(function ->
                Tool.function(function.text("name"), Pieces.within(function, "parameters")))
            .toList();
    return new Ask(
        this,
        body.text("model", ""),
        body.flag("stream"),
        tools,
        history(body),
        Pieces.within(body, "response_format", "json_schema", "schema"));
  }

  private static History.Seen history(Json.Obj body) {
    var history = new History();
    for (var message : Pieces.objects(body, "messages")) {
      var text = Pieces.text(message.fields().get("content"));
      switch (message.text("role", "")) {
        case "assistant" -> history.model(called(message));
        case "tool" -> history.result(text);
        case "user" -> history.told(text);
        default -> history.aside(text);
      }
    }
    return history.end();
  }

  private static List<String> called(Json.Obj message) {
    return Pieces.objects(message, "tool_calls").stream()
        .map(call -> call.object("function").text("name"))
        .toList();
  }

  @Override
  public Json.Obj whole(Reply reply) {
    var message =
        Json.object()
            .put("role", "assistant")
            .put("content", reply.text().isEmpty() ? new Json.Null() : Json.of(reply.text()));
    if (!reply.calls().isEmpty()) {
      message.put("tool_calls", calls(reply));
    }
    var choice =
        Json.object()
            .put("index", 0)
            .put("message", message.end())
            .put("finish_reason", finish(reply))
            .end();
    return frame(reply, "chat.completion", List.of(choice)).put("usage", usage(reply)).end();
  }

  private static Json.Arr calls(Reply reply) {
    var calls = new ArrayList<Json>();
    for (int i = 0; i < reply.calls().size(); i++) {
      var call = reply.calls().get(i);
      var function =
          Json.object()
              .put("name", call.tool())
              .put("arguments", Event.compact(call.asObject()))
              .end();
      calls.add(
          Json.object()
              .put("index", i)
              .put("id", reply.id("call", i))
              .put("type", "function")
              .put("function", function)
              .end());
    }
    return new Json.Arr(calls);
  }

  private static String finish(Reply reply) {
    return reply.calls().isEmpty() ? "stop" : "tool_calls";
  }

  private static Json.Obj usage(Reply reply) {
    return Json.object()
        .put("prompt_tokens", reply.usage().in())
        .put("completion_tokens", reply.usage().out())
        .put("total_tokens", reply.usage().total())
        .put("prompt_tokens_details", Json.object().put("cached_tokens", 0).end())
        .end();
  }

  private static Json.Fields frame(Reply reply, String kind, List<Json> choices) {
    return Json.object()
        .put("id", reply.id("chatcmpl"))
        .put("object", kind)
        .put("created", CREATED)
        .put("model", reply.model())
        .put("choices", new Json.Arr(choices));
  }

  @Override
  public List<Event> stream(Reply reply) {
    var events = new ArrayList<Event>();
    events.add(chunk(reply, Json.object().put("role", "assistant").put("content", ""), null));
    for (var word : reply.words()) {
      events.add(chunk(reply, Json.object().put("content", word), null));
    }
    for (var call : calls(reply).items()) {
      events.add(chunk(reply, Json.object().put("tool_calls", new Json.Arr(List.of(call))), null));
    }
    events.add(chunk(reply, Json.object(), finish(reply)));
    events.add(
        Event.of(
            frame(reply, "chat.completion.chunk", List.of()).put("usage", usage(reply)).end()));
    events.add(new Event(null, "[DONE]"));
    return events;
  }

  private static Event chunk(Reply reply, Json.Fields delta, @Nullable String finish) {
    var choice =
        Json.object()
            .put("index", 0)
            .put("delta", delta.end())
            .put("finish_reason", finish == null ? new Json.Null() : Json.of(finish))
            .end();
    return Event.of(frame(reply, "chat.completion.chunk", List.of(choice)).end());
  }

  @Override
  public Json.Obj refusal(int status, String message) {
    return OpenAiErrors.body(status, message);
  }

  @Override
  public Map<String, String> limits(Duration wait, Instant now) {
    return OpenAiErrors.limits(wait);
  }
}
