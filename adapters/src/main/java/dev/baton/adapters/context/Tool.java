package dev.baton.adapters.context;

import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One thing an agent may ask for. Takes one text at most: what agents get wrong least.
public record Tool(
    String name, String description, Optional<String> argument, Function<String, String> answer) {

  Json json() {
    var properties = Json.object();
    argument.ifPresent(it -> properties.put(it, Json.object().put("type", "string").end()));
    var schema = Json.object().put("type", "object").put("properties", properties.end());
    argument.ifPresent(it -> schema.putTexts("required", List.of(it)));
    return Json.object()
        .put("name", name)
        .put("description", description)
        .put("inputSchema", schema.end())
        .end();
  }

  String answerTo(Obj arguments) {
    return answer.apply(argument.map(it -> arguments.text(it, "")).orElse(""));
  }
}
