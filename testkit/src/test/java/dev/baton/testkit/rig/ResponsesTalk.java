package dev.baton.testkit.rig;

import dev.baton.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Offers tools as Codex does: a shell, a patch tool that takes text, and a search for the rest.
record ResponsesTalk() implements Talk {
  @Override
  public String path(boolean streamed) {
    return "/v1/responses";
  }

  @Override
  public Json.Obj body(boolean streamed, List<Past> past) {
    var input = new ArrayList<Json>();
    input.add(Talk.message("user", Json.of("<cwd>/work/clone</cwd>")));
    for (var turn : past) {
      if (!turn.heard().text().isEmpty()) {
        input.add(Talk.message("assistant", Json.of(turn.heard().text())));
      }
      turn.heard().calls().forEach(call -> input.add(called(call)));
      turn.heard().calls().forEach(call -> input.add(result(call, turn.result())));
    }
    return Json.object()
        .put("model", "gpt-5.5")
        .put("stream", streamed)
        .put("instructions", "You are a test.")
        .put("input", new Json.Arr(input))
        .put(
            "tools",
            new Json.Arr(
                List.of(
                    Json.object()
                        .put("type", "function")
                        .put("name", "exec_command")
                        .put("parameters", Talk.schema("cmd"))
                        .end(),
                    Json.object().put("type", "custom").put("name", "apply_patch").end(),
                    Json.object().put("type", "tool_search").end())))
        .end();
  }

  private static Json.Obj called(Wanted call) {
    var item = Json.object().put("call_id", call.id());
    switch (call.tool()) {
      case "tool_search" -> item.put("type", "tool_search_call");
      case "apply_patch" ->
          item.put("type", "custom_tool_call")
              .put("name", call.tool())
              .put("input", call.arguments());
      default ->
          item.put("type", "function_call")
              .put("name", call.tool())
              .put("arguments", call.arguments());
    }
    return item.end();
  }

  private static Json.Obj result(Wanted call, String result) {
    var item = Json.object().put("call_id", call.id());
    return call.tool().equals("tool_search")
        ? item.put("type", "tool_search_output").putTexts("tools", Set.of(result)).end()
        : item.put("type", "function_call_output").put("output", result).end();
  }

  @Override
  public Heard whole(Json.Obj body) {
    return heard(body.list("output"));
  }

  private static Heard heard(List<? extends Json> items) {
    var text = new StringBuilder();
    var calls = new ArrayList<Wanted>();
    for (var json : items) {
      var item = json.asObject();
      switch (item.text("type")) {
        case "message" ->
            item.list("content").forEach(part -> text.append(part.asObject().text("text")));
        case "function_call" -> {
          var name = item.text("namespace", "");
          calls.add(
              new Wanted(
                  item.text("call_id"),
                  name.isEmpty() ? item.text("name") : name + "/" + item.text("name"),
                  item.text("arguments")));
        }
        case "custom_tool_call" ->
            calls.add(new Wanted(item.text("call_id"), item.text("name"), item.text("input")));
        case "tool_search_call" ->
            calls.add(
                new Wanted(
                    item.text("call_id"), "tool_search", item.object("arguments").canonical()));
        default -> throw new IllegalStateException("an item of no known type: " + item);
      }
    }
    return new Heard(text.toString(), calls);
  }

  @Override
  public Heard streamed(List<Json.Obj> events) {
    if (!events.getFirst().text("type").equals("response.created")
        || !events.getLast().text("type").equals("response.completed")) {
      throw new IllegalStateException("a stream without a beginning or an end: " + events);
    }
    return heard(
        events.stream()
            .filter(event -> event.text("type").equals("response.output_item.done"))
            .map(event -> event.at("item"))
            .toList());
  }
}
