package dev.baton.testkit.rig.wire;

import dev.baton.core.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Google's generateContent and streamGenerateContent.
record Gemini() implements Dialect {
  private static final Pattern PATH =
      Pattern.compile(".*/models/([^/:]+):(generateContent|streamGenerateContent)");

  @Override
  public String name() {
    return "gemini";
  }

  @Override
  public boolean speaks(String path) {
    return PATH.matcher(path).matches();
  }

  @Override
  public Ask read(String path, Json.Obj body) {
    var parts = PATH.matcher(path);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a path of this dialect: " + path);
    }
    var tools =
        Pieces.objects(body, "tools").stream()
            .flatMap(tool -> Pieces.objects(tool, "functionDeclarations").stream())
            .map(tool ->
                Tool.function(
                    tool.text("name"), either(tool, "parametersJsonSchema", "parameters")))
            .toList();
    var config = Pieces.within(body, "generationConfig");
    return new Ask(
        this,
        URLDecoder.decode(parts.group(1), StandardCharsets.UTF_8),
        parts.group(2).startsWith("stream"),
        tools,
        history(body),
        config == null ? null : either(config, "responseJsonSchema", "responseSchema"));
  }

  private static Json.@Nullable Obj either(Json.Obj owner, String first, String second) {
    var found = Pieces.within(owner, first);
    return found == null ? Pieces.within(owner, second) : found;
  }

  private static History.Seen history(Json.Obj body) {
    var history = new History();
    var system = Pieces.within(body, "systemInstruction");
    history.aside(system == null ? "" : Pieces.text(system.fields().get("parts")));
    for (var content : Pieces.objects(body, "contents")) {
      var parts = Pieces.objects(content, "parts");
      if (content.text("role", "user").equals("model")) {
        history.model(
            parts.stream()
                .filter(part -> part.has("functionCall"))
                .map(part -> part.object("functionCall").text("name"))
                .toList());
      } else {
        history.told(Pieces.text(content.fields().get("parts")));
        parts.stream()
            .filter(part -> part.has("functionResponse"))
            .forEach(part -> history.result(part.pretty()));
      }
    }
    return history.end();
  }

  @Override
  public Json.Obj whole(Reply reply) {
    var parts = new ArrayList<Json>();
    if (!reply.text().isEmpty()) {
      parts.add(text(reply.text()));
    }
    parts.addAll(calls(reply));
    return chunk(reply, parts, true);
  }

  private static Json.Obj text(String text) {
    return Json.object().put("text", text).end();
  }

  private static List<Json> calls(Reply reply) {
    var calls = new ArrayList<Json>();
    for (int i = 0; i < reply.calls().size(); i++) {
      var call = reply.calls().get(i);
      var function =
          Json.object()
              .put("id", reply.id("fc", i))
              .put("name", call.tool())
              .put("args", call.asObject())
              .end();
      calls.add(Json.object().put("functionCall", function).end());
    }
    return calls;
  }

  private static Json.Obj chunk(Reply reply, List<Json> parts, boolean last) {
    var content = Json.object().put("role", "model").put("parts", new Json.Arr(parts)).end();
    var candidate = Json.object().put("content", content).put("index", 0);
    var chunk = Json.object();
    if (last) {
      candidate.put("finishReason", "STOP");
      chunk.put("usageMetadata", usage(reply));
    }
    return chunk
        .put("candidates", new Json.Arr(List.of(candidate.end())))
        .put("modelVersion", reply.model())
        .put("responseId", reply.id("r"))
        .end();
  }

  private static Json.Obj usage(Reply reply) {
    return Json.object()
        .put("promptTokenCount", reply.usage().in())
        .put("candidatesTokenCount", reply.usage().out())
        .put("totalTokenCount", reply.usage().total())
        .put("cachedContentTokenCount", 0)
        .end();
  }

  @Override
  public List<Event> stream(Reply reply) {
    var events = new ArrayList<Event>();
    for (var word : reply.words()) {
      events.add(Event.of(chunk(reply, List.of(text(word)), false)));
    }
    var calls = calls(reply);
    events.add(Event.of(chunk(reply, calls.isEmpty() ? List.of(text("")) : calls, true)));
    return events;
  }

  @Override
  public Json.Obj refusal(int status, String message) {
    var name =
        switch (status) {
          case 400 -> "INVALID_ARGUMENT";
          case 401 -> "UNAUTHENTICATED";
          case 404 -> "NOT_FOUND";
          case 429 -> "RESOURCE_EXHAUSTED";
          case 503 -> "UNAVAILABLE";
          default -> "INTERNAL";
        };
    var error = Json.object().put("code", status).put("message", message).put("status", name).end();
    return Json.object().put("error", error).end();
  }

  @Override
  public Map<String, String> limits(Duration wait, Instant now) {
    return Map.of();
  }
}
