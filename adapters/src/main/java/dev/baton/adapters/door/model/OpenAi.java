package dev.baton.adapters.door.model;

import dev.baton.adapters.door.Headers;
import dev.baton.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;

/// OpenAI Responses and Chat Completions.
record OpenAi() implements Speech {
  @Override
  public List<String> keyHeaders() {
    return List.of("authorization");
  }

  @Override
  public Headers withKey(Headers headers, String key) {
    return headers.with("authorization", "Bearer " + key);
  }

  @Override
  public Endpoint endpoint(String method, String path) {
    var rest = path.startsWith("/v1/") ? path.substring(3) : path;
    if (method.equals("GET") && rest.matches("/models(/[A-Za-z0-9._:/-]+)?")) {
      return new Endpoint.Look();
    }
    if (!method.equals("POST")) {
      return new Endpoint.Closed();
    }
    return switch (rest) {
      case "/responses", "/responses/compact" -> new Endpoint.Ask("", false);
      case "/chat/completions" -> new Endpoint.Ask("", true);
      default -> new Endpoint.Closed();
    };
  }

  @Override
  public Json.Obj error(int status, String message) {
    var type =
        switch (status) {
          case 401 -> "authentication_error";
          case 403 -> "permission_error";
          case 400, 404, 413, 415 -> "invalid_request_error";
          default -> "server_error";
        };
    var error =
        Json.object()
            .put("message", message)
            .put("type", type)
            .put("param", new Json.Null())
            .put("code", status == 401 ? Json.of("invalid_api_key") : new Json.Null())
            .end();
    return Json.object().put("error", error).end();
  }

  @Override
  public long outputLimit(Json.Obj body, long otherwise) {
    var each =
        Speech.limit(body, "max_output_tokens", "max_completion_tokens", "max_tokens")
            .orElse(otherwise);
    return Speech.times(each, Speech.limit(body, "n").orElse(1));
  }

  @Override
  public Json.Obj counting(Endpoint endpoint, Json.Obj body) {
    if (!(endpoint instanceof Endpoint.Ask(_, var isChat)) || !isChat || !body.flag("stream")) {
      return body;
    }
    var options =
        body.fields().get("stream_options") instanceof Json.Obj given
            ? new LinkedHashMap<>(given.fields())
            : new LinkedHashMap<String, Json>();
    if (options.get("include_usage") instanceof Json.Bool(var on) && on) {
      return body;
    }
    options.put("include_usage", Json.of(true));
    var fields = new LinkedHashMap<>(body.fields());
    fields.put("stream_options", new Json.Obj(options));
    return new Json.Obj(fields);
  }

  @Override
  public String uncountable(Json.Obj body) {
    return body.flag("background")
        ? "an answer in the background cannot be counted; leave out \"background\""
        : "";
  }

  @Override
  public Tally count(Json.Obj document, Tally before) {
    var holder =
        switch (document.text("type", "")) {
          case "response.completed", "response.incomplete", "response.failed" ->
              document.fields().get("response");
          default -> document;
        };
    if (!(holder instanceof Json.Obj object)
        || !(object.fields().get("usage") instanceof Json.Obj usage)) {
      return before;
    }
    return usage.has("prompt_tokens")
        ? of(usage, "prompt_tokens", "completion_tokens")
        : of(usage, "input_tokens", "output_tokens");
  }

  // What was read from the cache is part of what came in.
  private static Tally of(Json.Obj usage, String in, String out) {
    var cached =
        Math.max(
            Speech.number(usage, "input_tokens_details", "cached_tokens"),
            Speech.number(usage, "prompt_tokens_details", "cached_tokens"));
    var all = usage.number(in, 0);
    return new Tally(Math.max(0, all - cached), cached, 0, usage.number(out, 0), true);
  }
}
