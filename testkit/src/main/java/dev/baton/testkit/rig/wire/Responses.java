package dev.baton.testkit.rig.wire;

import dev.baton.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// OpenAI's Responses API, as Codex speaks it: with custom tools, namespaces and tool search.
record Responses() implements Dialect {
  private static final int CREATED = 1_700_000_000;

  @Override
  public String name() {
    return "responses";
  }

  @Override
  public boolean speaks(String path) {
    return path.endsWith("/responses");
  }

  @Override
  public Ask read(String path, Json.Obj body) {
    var tools = Pieces.objects(body, "tools").stream().flatMap(tool -> tools(tool, null)).toList();
    return new Ask(
        this,
        body.text("model", ""),
        body.flag("stream"),
        tools,
        history(body),
        Pieces.within(body, "text", "format", "schema"));
  }

  private static Stream<Tool> tools(Json.Obj tool, @Nullable String namespace) {
    var type = tool.text("type", "function");
    if (type.equals("namespace")) {
      return Pieces.objects(tool, "tools").stream()
          .flatMap(inner -> tools(inner, tool.text("name")));
    }
    var schema = Pieces.within(tool, "parameters");
    return Stream.of(
        new Tool(
            tool.text("name", type), type, namespace, schema == null ? Tool.NO_SCHEMA : schema));
  }

  private static History.Seen history(Json.Obj body) {
    var history = new History();
    history.aside(body.text("instructions", ""));
    if (body.fields().get("input") instanceof Json.Str(var prompt)) {
      history.told(prompt);
    }
    for (var item : Pieces.objects(body, "input")) {
      enter(history, item);
    }
    return history.end();
  }

  private static void enter(History history, Json.Obj item) {
    var type = item.text("type", "message");
    if (type.endsWith("_output")) {
      history.result(item.pretty());
    } else if (type.endsWith("_call")) {
      history.model(
          List.of(type.equals("tool_search_call") ? "tool_search" : item.text("name", type)));
    } else if (type.equals("reasoning") || item.text("role", "").equals("assistant")) {
      history.model(List.of());
    } else if (item.text("role", "").equals("user")) {
      history.told(Pieces.text(item.fields().get("content")));
    } else {
      history.aside(Pieces.text(item.fields().get("content")));
    }
  }

  @Override
  public Json.Obj whole(Reply reply) {
    return response(reply, "completed", output(reply), usage(reply));
  }

  private static Json.Obj response(Reply reply, String status, List<Json> output, Json usage) {
    return Json.object()
        .put("id", reply.id("resp"))
        .put("object", "response")
        .put("created_at", CREATED)
        .put("status", status)
        .put("error", new Json.Null())
        .put("incomplete_details", new Json.Null())
        .put("instructions", new Json.Null())
        .put("model", reply.model())
        .put("output", new Json.Arr(output))
        .put("parallel_tool_calls", true)
        .put("tool_choice", "auto")
        .put("tools", new Json.Arr(List.of()))
        .put("metadata", Json.object().end())
        .put("usage", usage)
        .end();
  }

  private static Json.Obj usage(Reply reply) {
    return Json.object()
        .put("input_tokens", reply.usage().in())
        .put("input_tokens_details", Json.object().put("cached_tokens", 0).end())
        .put("output_tokens", reply.usage().out())
        .put("output_tokens_details", Json.object().put("reasoning_tokens", 0).end())
        .put("total_tokens", reply.usage().total())
        .end();
  }

  private static List<Json> output(Reply reply) {
    var output = new ArrayList<Json>();
    if (!reply.text().isEmpty()) {
      output.add(message(reply, "completed", List.of(part(reply.text()))));
    }
    for (int i = 0; i < reply.calls().size(); i++) {
      output.add(call(reply, i));
    }
    return output;
  }

  private static Json.Obj message(Reply reply, String status, List<Json> content) {
    return Json.object()
        .put("type", "message")
        .put("id", reply.id("msg"))
        .put("role", "assistant")
        .put("status", status)
        .put("content", new Json.Arr(content))
        .end();
  }

  private static Json.Obj part(String text) {
    return Json.object()
        .put("type", "output_text")
        .put("text", text)
        .put("annotations", new Json.Arr(List.of()))
        .end();
  }

  private static Json.Obj call(Reply reply, int index) {
    var item = Json.object().put("call_id", reply.id("call", index)).put("status", "completed");
    switch (reply.calls().get(index)) {
      case Call.Function(var tool, var namespace, var arguments) -> {
        item.put("type", "function_call").put("id", reply.id("fc", index)).put("name", tool);
        if (namespace != null) {
          item.put("namespace", namespace);
        }
        item.put("arguments", Event.compact(arguments));
      }
      case Call.Custom(var tool, var input) ->
          item.put("type", "custom_tool_call")
              .put("id", reply.id("ctc", index))
              .put("name", tool)
              .put("input", input);
      case Call.Search(var arguments) ->
          item.put("type", "tool_search_call")
              .put("id", reply.id("tsc", index))
              .put("execution", "client")
              .put("arguments", arguments);
    }
    return item.end();
  }

  @Override
  public List<Event> stream(Reply reply) {
    var stream = new Numbered();
    stream.add(
        "response.created",
        Json.object().put("response", response(reply, "in_progress", List.of(), new Json.Null())));
    int index = 0;
    if (!reply.text().isEmpty()) {
      text(stream, reply, index++);
    }
    for (int i = 0; i < reply.calls().size(); i++) {
      var item = call(reply, i);
      stream.add("response.output_item.added", item(index, item));
      stream.add("response.output_item.done", item(index++, item));
    }
    stream.add("response.completed", Json.object().put("response", whole(reply)));
    return stream.events;
  }

  private static void text(Numbered stream, Reply reply, int index) {
    var id = reply.id("msg");
    stream.add("response.output_item.added", item(index, message(reply, "in_progress", List.of())));
    stream.add("response.content_part.added", content(id, index).put("part", part("")));
    for (var word : reply.words()) {
      stream.add("response.output_text.delta", content(id, index).put("delta", word));
    }
    stream.add("response.output_text.done", content(id, index).put("text", reply.text()));
    stream.add("response.content_part.done", content(id, index).put("part", part(reply.text())));
    stream.add(
        "response.output_item.done",
        item(index, message(reply, "completed", List.of(part(reply.text())))));
  }

  private static Json.Fields item(int index, Json.Obj item) {
    return Json.object().put("output_index", index).put("item", item);
  }

  private static Json.Fields content(String id, int index) {
    return Json.object().put("item_id", id).put("output_index", index).put("content_index", 0);
  }

  @Override
  public Json.Obj refusal(int status, String message) {
    return OpenAiErrors.body(status, message);
  }

  @Override
  public Map<String, String> limits(Duration wait, Instant now) {
    return OpenAiErrors.limits(wait);
  }

  /// Events that carry their type and their place in the stream.
  private static final class Numbered {
    private final List<Event> events = new ArrayList<>();

    void add(String type, Json.Fields fields) {
      events.add(
          Event.named(type, fields.put("type", type).put("sequence_number", events.size()).end()));
    }
  }
}
