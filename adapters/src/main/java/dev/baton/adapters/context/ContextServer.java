package dev.baton.adapters.context;

import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.json.JsonFault;
import java.util.List;
import java.util.Optional;

/// A server of tools, stateless: each message is answered from itself alone. However it is carried
/// is another's matter.
public final class ContextServer {
  private static final String NEWEST = "2025-06-18";
  private static final int NO_SUCH_METHOD = -32601;
  private static final int BAD_PARAMS = -32602;
  private static final int NOT_JSON = -32700;

  private final List<Tool> tools;

  public ContextServer(List<Tool> tools) {
    this.tools = List.copyOf(tools);
  }

  /// The answer to one message; empty where it asks for none.
  public Optional<String> answer(String message) {
    Obj asked;
    try {
      asked = Json.parse(message).asObject();
    } catch (JsonFault e) {
      return Optional.of(error(new Json.Null(), NOT_JSON, "not a JSON object"));
    }
    if (!asked.has("id")) {
      return Optional.empty();
    }
    return Optional.of(answered(asked));
  }

  private String answered(Obj asked) {
    var id = asked.at("id");
    var params = asked.fields().get("params") instanceof Obj object ? object : Json.object().end();
    return switch (asked.text("method", "")) {
      case "initialize" -> result(id, welcome(params.text("protocolVersion", NEWEST)));
      case "ping" -> result(id, Json.object().end());
      case "tools/list" ->
          result(id, Json.object().put("tools", Json.array(tools, Tool::json)).end());
      case "tools/call" -> called(id, params);
      case String other -> error(id, NO_SUCH_METHOD, "no method " + other);
    };
  }

  private static Json welcome(String version) {
    return Json.object()
        .put("protocolVersion", version)
        .put(
            "capabilities",
            Json.object().put("tools", Json.object().put("listChanged", false).end()).end())
        .put("serverInfo", Json.object().put("name", "baton").put("version", "1").end())
        .put(
            "instructions",
            "The contract you work to, and the people behind it. Ask rather than guess.")
        .end();
  }

  private String called(Json id, Obj params) {
    var name = params.text("name", "");
    var arguments =
        params.fields().get("arguments") instanceof Obj object ? object : Json.object().end();
    return tools.stream()
        .filter(tool -> tool.name().equals(name))
        .findFirst()
        .map(tool -> result(id, content(tool, arguments)))
        .orElseGet(() -> error(id, BAD_PARAMS, "no tool " + name));
  }

  private static Json content(Tool tool, Obj arguments) {
    String text;
    boolean failed = false;
    try {
      text = tool.answerTo(arguments);
    } catch (RuntimeException e) {
      text = String.valueOf(e.getMessage());
      failed = true;
    }
    var block = Json.object().put("type", "text").put("text", text).end();
    return Json.object()
        .put("content", Json.array(List.of(block), each -> each))
        .put("isError", failed)
        .end();
  }

  private static String result(Json id, Json result) {
    return Json.object()
        .put("jsonrpc", "2.0")
        .put("id", id)
        .put("result", result)
        .end()
        .canonical();
  }

  private static String error(Json id, int code, String message) {
    return Json.object()
        .put("jsonrpc", "2.0")
        .put("id", id)
        .put("error", Json.object().put("code", code).put("message", message).end())
        .end()
        .canonical();
  }
}
