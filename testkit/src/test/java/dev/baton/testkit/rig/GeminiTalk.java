package dev.baton.testkit.rig;

import dev.baton.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Offers tools as Gemini CLI does; the model and the manner of answering stand in the path.
record GeminiTalk() implements Talk {
  @Override
  public String path(boolean streamed) {
    return "/v1beta/models/gemini-2.5-flash:"
        + (streamed ? "streamGenerateContent?alt=sse" : "generateContent");
  }

  @Override
  public Json.Obj body(boolean streamed, List<Past> past) {
    var contents = new ArrayList<Json>();
    contents.add(content("user", List.of(text("I'm working in the directory: /work/clone"))));
    for (var turn : past) {
      var said = new ArrayList<Json>();
      said.add(text(turn.heard().text()));
      var results = new ArrayList<Json>();
      for (var call : turn.heard().calls()) {
        said.add(function("functionCall", call, "args", call.object()));
        results.add(
            function(
                "functionResponse",
                call,
                "response",
                Json.object().put("output", turn.result()).end()));
      }
      contents.add(content("model", said));
      contents.add(content("user", results));
    }
    var tools =
        List.<Json>of(
            tool("read_file", "file_path"),
            tool("replace", "file_path", "instruction", "old_string", "new_string"),
            tool("write_file", "file_path", "content"),
            tool("run_shell_command", "command"),
            tool("mcp_baton_report_status", "task"));
    return Json.object()
        .put("contents", new Json.Arr(contents))
        .putEach(
            "tools",
            List.of(tools),
            each -> Json.object().put("functionDeclarations", new Json.Arr(each)).end())
        .end();
  }

  private static Json.Obj content(String role, List<Json> parts) {
    return Json.object().put("role", role).put("parts", new Json.Arr(parts)).end();
  }

  private static Json.Obj text(String text) {
    return Json.object().put("text", text).end();
  }

  private static Json.Obj function(String kind, Wanted call, String field, Json value) {
    var function =
        Json.object().put("id", call.id()).put("name", call.tool()).put(field, value).end();
    return Json.object().put(kind, function).end();
  }

  private static Json tool(String name, String... properties) {
    return Json.object()
        .put("name", name)
        .put("parametersJsonSchema", Talk.schema(properties))
        .end();
  }

  @Override
  public Heard whole(Json.Obj body) {
    return streamed(List.of(body));
  }

  @Override
  public Heard streamed(List<Json.Obj> events) {
    var text = new StringBuilder();
    var calls = new ArrayList<Wanted>();
    for (var event : events) {
      var candidate = event.list("candidates").getFirst().asObject();
      for (var json : candidate.object("content").list("parts")) {
        var part = json.asObject();
        text.append(part.text("text", ""));
        if (part.has("functionCall")) {
          var call = part.object("functionCall");
          calls.add(
              new Wanted(call.text("id"), call.text("name"), call.object("args").canonical()));
        }
      }
    }
    var last = events.getLast().list("candidates").getFirst().asObject();
    if (!last.text("finishReason", "").equals("STOP")) {
      throw new IllegalStateException("a stream without its end: " + events);
    }
    return new Heard(text.toString(), calls);
  }
}
