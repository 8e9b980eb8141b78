package dev.baton.adapters.door.model;

import dev.baton.core.json.Json;
import java.util.List;

/// Anthropic Messages.
record Anthropic() implements Speech {
  @Override
  public List<String> keyHeaders() {
    return List.of("x-api-key", "authorization");
  }

  @Override
  public Endpoint endpoint(String method, String path) {
    var rest = path.startsWith("/v1/") ? path.substring(3) : path;
    if (method.equals("GET") && rest.matches("/models(/[A-Za-z0-9._:-]+)?")) {
      return new Endpoint.Look();
    }
    if (!method.equals("POST")) {
      return new Endpoint.Closed();
    }
    return switch (rest) {
      case "/messages" -> new Endpoint.Ask("", false);
      case "/messages/count_tokens" -> new Endpoint.Count("");
      default -> new Endpoint.Closed();
    };
  }

  @Override
  public Json.Obj error(int status, String message) {
    var type =
        switch (status) {
          case 401 -> "authentication_error";
          case 403 -> "permission_error";
          case 404 -> "not_found_error";
          case 400, 413, 415 -> "invalid_request_error";
          default -> "api_error";
        };
    return Json.object()
        .put("type", "error")
        .put("error", Json.object().put("type", type).put("message", message).end())
        .end();
  }

  @Override
  public long outputLimit(Json.Obj body, long otherwise) {
    return Speech.limit(body, "max_tokens").orElse(otherwise);
  }

  @Override
  public Tally count(Json.Obj document, Tally before) {
    return switch (document.text("type", "")) {
      case "message_start" ->
          document.fields().get("message") instanceof Json.Obj message
              ? counted(message, before, false)
              : before;
      case "message", "message_delta" -> counted(document, before, true);
      default -> before;
    };
  }

  // The numbers of a later event are totals, and those it leaves out have not changed.
  private static Tally counted(Json.Obj holder, Tally before, boolean isFinal) {
    if (!(holder.fields().get("usage") instanceof Json.Obj usage)) {
      return before;
    }
    return new Tally(
        usage.number("input_tokens", before.fresh()),
        usage.number("cache_read_input_tokens", before.cachedRead()),
        usage.number("cache_creation_input_tokens", before.cacheWrite()),
        usage.number("output_tokens", before.out()),
        isFinal);
  }
}
