package dev.baton.adapters.door.model;

import dev.baton.core.json.Json;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Google's Generative Language interface.
record Gemini() implements Speech {
  private static final Pattern MODEL =
      Pattern.compile(
          "(?:/v1(?:beta|alpha)?)?/models/([A-Za-z0-9._-]+):(generateContent|streamGenerateContent|countTokens)");

  @Override
  public List<String> keyHeaders() {
    return List.of("x-goog-api-key", "authorization");
  }

  @Override
  public Endpoint endpoint(String method, String path) {
    if (method.equals("GET") && path.matches("(/v1(beta|alpha)?)?/models(/[A-Za-z0-9._-]+)?")) {
      return new Endpoint.Look();
    }
    var match = MODEL.matcher(path);
    if (!method.equals("POST") || !match.matches()) {
      return new Endpoint.Closed();
    }
    return match.group(2).equals("countTokens")
        ? new Endpoint.Count(match.group(1))
        : new Endpoint.Ask(match.group(1), false);
  }

  @Override
  public Json.Obj error(int status, String message) {
    var name =
        switch (status) {
          case 401 -> "UNAUTHENTICATED";
          case 403 -> "PERMISSION_DENIED";
          case 404 -> "NOT_FOUND";
          case 400, 413, 415 -> "INVALID_ARGUMENT";
          default -> "UNAVAILABLE";
        };
    var error = Json.object().put("code", status).put("message", message).put("status", name).end();
    return Json.object().put("error", error).end();
  }

  @Override
  public long outputLimit(Json.Obj body, long otherwise) {
    return Stream.of("generationConfig", "generation_config")
        .flatMap(name ->
            body.fields().get(name) instanceof Json.Obj config ? Stream.of(config) : Stream.of())
        .mapToLong(config ->
            Speech.times(
                Speech.limit(config, "maxOutputTokens", "max_output_tokens").orElse(otherwise),
                Speech.limit(config, "candidateCount", "candidate_count").orElse(1)))
        .max()
        .orElse(otherwise);
  }

  // Each event has the total so far; a stream that ends properly ends with the last of them.
  @Override
  public Tally count(Json.Obj document, Tally before) {
    if (!(document.fields().get("usageMetadata") instanceof Json.Obj usage)) {
      return before;
    }
    var cached = usage.number("cachedContentTokenCount", 0);
    var in = usage.number("promptTokenCount", 0) + usage.number("toolUsePromptTokenCount", 0);
    var out = usage.number("candidatesTokenCount", 0) + usage.number("thoughtsTokenCount", 0);
    var over =
        document.list("candidates").stream()
            .anyMatch(one -> one instanceof Json.Obj candidate && candidate.has("finishReason"));
    return new Tally(Math.max(0, in - cached), cached, 0, out, over || before.isFinal());
  }
}
