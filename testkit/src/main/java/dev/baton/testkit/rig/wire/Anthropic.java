package dev.baton.testkit.rig.wire;

import dev.baton.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The Messages API.
record Anthropic() implements Dialect {
  @Override
  public String name() {
    return "anthropic";
  }

  @Override
  public boolean speaks(String path) {
    return path.endsWith("/messages");
  }

  @Override
  public Ask read(String path, Json.Obj body) {
    var tools =
        Pieces.objects(body, "tools").stream()
            .map(tool -> Tool.function(tool.text("name"), Pieces.within(tool, "input_schema")))
            .toList();
    return new Ask(
        this,
        body.text("model", ""),
        body.flag("stream"),
        tools,
        history(body),
        Pieces.within(body, "output_config", "format", "schema"));
  }

  private static History.Seen history(Json.Obj body) {
    var history = new History();
    history.aside(Pieces.text(body.fields().get("system")));
    for (var message : Pieces.objects(body, "messages")) {
      var content = message.fields().get("content");
      if (message.text("role", "").equals("assistant")) {
        history.model(
            Pieces.objects(content).stream()
                .filter(block -> block.text("type", "").equals("tool_use"))
                .map(block -> block.text("name"))
                .toList());
      } else {
        history.told(Pieces.text(content));
        Pieces.objects(content).stream()
            .filter(block -> block.text("type", "").equals("tool_result"))
            .forEach(block -> history.result(block.pretty()));
      }
    }
    return history.end();
  }

  @Override
  public Json.Obj whole(Reply reply) {
    return message(reply)
        .put("content", new Json.Arr(blocks(reply)))
        .put("stop_reason", stop(reply))
        .put("usage", usage(reply.usage().in(), reply.usage().out()))
        .end();
  }

  private static Json.Fields message(Reply reply) {
    return Json.object()
        .put("id", reply.id("msg"))
        .put("type", "message")
        .put("role", "assistant")
        .put("model", reply.model())
        .put("stop_sequence", new Json.Null());
  }

  private static List<Json> blocks(Reply reply) {
    var blocks = new ArrayList<Json>();
    if (!reply.text().isEmpty()) {
      blocks.add(textBlock(reply.text()));
    }
    for (int i = 0; i < reply.calls().size(); i++) {
      blocks.add(toolUse(reply, i, reply.calls().get(i).asObject()));
    }
    return blocks;
  }

  private static Json.Obj textBlock(String text) {
    return Json.object().put("type", "text").put("text", text).end();
  }

  private static Json.Obj toolUse(Reply reply, int call, Json.Obj input) {
    return Json.object()
        .put("type", "tool_use")
        .put("id", reply.id("toolu", call))
        .put("name", reply.calls().get(call).tool())
        .put("input", input)
        .end();
  }

  private static String stop(Reply reply) {
    return reply.calls().isEmpty() ? "end_turn" : "tool_use";
  }

  private static Json.Obj usage(long in, long out) {
    return Json.object()
        .put("input_tokens", in)
        .put("cache_creation_input_tokens", 0)
        .put("cache_read_input_tokens", 0)
        .put("output_tokens", out)
        .end();
  }

  @Override
  public List<Event> stream(Reply reply) {
    var events = new ArrayList<Event>();
    var begun =
        message(reply)
            .put("content", new Json.Arr(List.of()))
            .put("stop_reason", new Json.Null())
            .put("usage", usage(reply.usage().in(), 1))
            .end();
    events.add(event("message_start", Json.object().put("message", begun)));
    int index = 0;
    if (!reply.text().isEmpty()) {
      var deltas = new ArrayList<Json.Obj>();
      for (var word : reply.words()) {
        deltas.add(Json.object().put("type", "text_delta").put("text", word).end());
      }
      block(events, index++, textBlock(""), deltas);
    }
    for (int i = 0; i < reply.calls().size(); i++) {
      var json = Event.compact(reply.calls().get(i).asObject());
      var delta = Json.object().put("type", "input_json_delta").put("partial_json", json).end();
      block(events, index++, toolUse(reply, i, Json.object().end()), List.of(delta));
    }
    var ending =
        Json.object().put("stop_reason", stop(reply)).put("stop_sequence", new Json.Null()).end();
    events.add(
        event(
            "message_delta",
            Json.object()
                .put("delta", ending)
                .put("usage", usage(reply.usage().in(), reply.usage().out()))));
    events.add(event("message_stop", Json.object()));
    return events;
  }

  private static void block(List<Event> events, int index, Json.Obj start, List<Json.Obj> deltas) {
    events.add(
        event(
            "content_block_start", Json.object().put("index", index).put("content_block", start)));
    for (var delta : deltas) {
      events.add(
          event("content_block_delta", Json.object().put("index", index).put("delta", delta)));
    }
    events.add(event("content_block_stop", Json.object().put("index", index)));
  }

  private static Event event(String type, Json.Fields fields) {
    return Event.named(type, fields.put("type", type).end());
  }

  @Override
  public Json.Obj refusal(int status, String message) {
    var type =
        switch (status) {
          case 400 -> "invalid_request_error";
          case 401 -> "authentication_error";
          case 403 -> "permission_error";
          case 404 -> "not_found_error";
          case 429 -> "rate_limit_error";
          case 529 -> "overloaded_error";
          default -> "api_error";
        };
    return Json.object()
        .put("type", "error")
        .put("error", Json.object().put("type", type).put("message", message).end())
        .end();
  }

  @Override
  public Map<String, String> limits(Duration wait, Instant now) {
    var end = now.plus(wait);
    return Map.of(
        "anthropic-ratelimit-requests-remaining", "0",
        "anthropic-ratelimit-requests-reset", end.toString(),
        "anthropic-ratelimit-unified-reset", Long.toString(end.getEpochSecond()));
  }
}
