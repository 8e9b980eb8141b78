package dev.baton.testkit.rig;

import dev.baton.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Offers tools as Goose does: all of them at once, each behind the name of its extension or none.
record ChatTalk() implements Talk {
  @Override
  public String path(boolean streamed) {
    return "/v1/chat/completions";
  }

  @Override
  public Json.Obj body(boolean streamed, List<Past> past) {
    var messages = new ArrayList<Json>();
    messages.add(Talk.message("system", Json.of("Current working directory: /work/clone")));
    messages.add(Talk.message("user", Json.of("Go.")));
    for (var turn : past) {
      messages.add(
          Json.object()
              .put("role", "assistant")
              .put("content", turn.heard().text())
              .putEach("tool_calls", turn.heard().calls(), ChatTalk::call)
              .end());
      for (var call : turn.heard().calls()) {
        messages.add(
            Json.object()
                .put("role", "tool")
                .put("tool_call_id", call.id())
                .put("content", turn.result())
                .end());
      }
    }
    return Json.object()
        .put("model", "rig-1")
        .put("stream", streamed)
        .put("messages", new Json.Arr(messages))
        .put(
            "tools",
            new Json.Arr(
                List.of(
                    tool("shell", "command"),
                    tool("edit", "path", "before", "after"),
                    tool("write", "path", "content"),
                    tool("baton__report_status", "task"))))
        .end();
  }

  private static Json.Obj call(Wanted call) {
    var function = Json.object().put("name", call.tool()).put("arguments", call.arguments()).end();
    return Json.object()
        .put("id", call.id())
        .put("type", "function")
        .put("function", function)
        .end();
  }

  private static Json tool(String name, String... properties) {
    var function = Json.object().put("name", name).put("parameters", Talk.schema(properties)).end();
    return Json.object().put("type", "function").put("function", function).end();
  }

  @Override
  public Heard whole(Json.Obj body) {
    var choice = body.list("choices").getFirst().asObject();
    return heard(List.of(choice.object("message")));
  }

  @Override
  public Heard streamed(List<Json.Obj> events) {
    var choices =
        events.stream()
            .flatMap(event -> event.list("choices").stream())
            .map(Json::asObject)
            .toList();
    if (choices.getLast().at("finish_reason") instanceof Json.Null) {
      throw new IllegalStateException("a stream without its end: " + events);
    }
    return heard(choices.stream().map(choice -> choice.object("delta")).toList());
  }

  private static Heard heard(List<Json.Obj> parts) {
    var text = new StringBuilder();
    var calls = new ArrayList<Wanted>();
    for (var part : parts) {
      text.append(part.text("content", ""));
      for (var json : part.list("tool_calls")) {
        var function = json.asObject().object("function");
        calls.add(
            new Wanted(
                json.asObject().text("id"), function.text("name"), function.text("arguments")));
      }
    }
    return new Heard(text.toString(), calls);
  }
}
