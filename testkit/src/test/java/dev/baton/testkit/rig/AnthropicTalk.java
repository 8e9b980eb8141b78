package dev.baton.testkit.rig;

import dev.baton.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Offers tools as Claude Code does, with those of MCP servers behind a search.
record AnthropicTalk() implements Talk {
  @Override
  public String path(boolean streamed) {
    return "/v1/messages?beta=true";
  }

  @Override
  public Json.Obj body(boolean streamed, List<Past> past) {
    var messages = new ArrayList<Json>();
    messages.add(Talk.message("user", Json.of("Primary working directory: /work/clone\nGo.")));
    for (var turn : past) {
      var said = new ArrayList<Json>();
      said.add(Json.object().put("type", "text").put("text", turn.heard().text() + " ").end());
      var results = new ArrayList<Json>();
      for (var call : turn.heard().calls()) {
        said.add(
            Json.object()
                .put("type", "tool_use")
                .put("id", call.id())
                .put("name", call.tool())
                .put("input", call.object())
                .end());
        results.add(
            Json.object()
                .put("type", "tool_result")
                .put("tool_use_id", call.id())
                .put("content", turn.result())
                .end());
      }
      messages.add(Talk.message("assistant", new Json.Arr(said)));
      messages.add(Talk.message("user", new Json.Arr(results)));
    }
    return Json.object()
        .put("model", "claude-sonnet-4-5")
        .put("max_tokens", 1000)
        .put("stream", streamed)
        .put("messages", new Json.Arr(messages))
        .put(
            "tools",
            new Json.Arr(
                List.of(
                    tool("Read", "file_path"),
                    tool("Edit", "file_path", "old_string", "new_string"),
                    tool("Write", "file_path", "content"),
                    tool("Bash", "command", "description"),
                    tool("ToolSearch", "query"))))
        .end();
  }

  private static Json tool(String name, String... properties) {
    return Json.object().put("name", name).put("input_schema", Talk.schema(properties)).end();
  }

  @Override
  public Heard whole(Json.Obj body) {
    var text = new StringBuilder();
    var calls = new ArrayList<Wanted>();
    for (var block : body.list("content")) {
      if (block.asObject().text("type").equals("text")) {
        text.append(block.asObject().text("text"));
      } else {
        calls.add(
            new Wanted(
                block.asObject().text("id"),
                block.asObject().text("name"),
                block.asObject().object("input").canonical()));
      }
    }
    return new Heard(text.toString(), calls);
  }

  @Override
  public Heard streamed(List<Json.Obj> events) {
    var text = new StringBuilder();
    var calls = new ArrayList<Wanted>();
    for (var event : events) {
      switch (event.text("type")) {
        case "content_block_start" -> {
          var block = event.object("content_block");
          if (block.text("type").equals("tool_use")) {
            calls.add(new Wanted(block.text("id"), block.text("name"), ""));
          }
        }
        case "content_block_delta" -> {
          var delta = event.object("delta");
          if (delta.text("type").equals("text_delta")) {
            text.append(delta.text("text"));
          } else {
            var call = calls.removeLast();
            calls.add(
                new Wanted(call.id(), call.tool(), call.arguments() + delta.text("partial_json")));
          }
        }
        default -> {}
      }
    }
    if (!events.getLast().text("type").equals("message_stop")) {
      throw new IllegalStateException("a stream without its end: " + events);
    }
    return new Heard(text.toString(), calls);
  }
}
