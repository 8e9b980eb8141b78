package dev.baton.testkit.rig.wire;

import dev.baton.core.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A request to the model, the same for all dialects. `schema` is the form demanded of the answer.
public record Ask(
    Dialect dialect,
    String model,
    boolean streams,
    List<Tool> tools,
    History.Seen history,
    Json.@Nullable Obj schema) {
  public Ask {
    tools = List.copyOf(tools);
  }

  public Optional<Tool> tool(Predicate<Tool> which) {
    return tools.stream().filter(which).findFirst();
  }

  public List<String> labels() {
    return tools.stream().map(Tool::label).toList();
  }
}
