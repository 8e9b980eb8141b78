package dev.baton.testkit.rig.wire;

import dev.baton.core.json.Json;
import org.jspecify.annotations.Nullable;

/// A tool the model asks the agent to use.
public sealed interface Call {
  String tool();

  /// The arguments, for dialects that know functions only.
  Json.Obj asObject();

  /// For people.
  default String line() {
    return tool() + " " + Event.compact(asObject());
  }

  record Function(String tool, @Nullable String namespace, Json.Obj arguments) implements Call {
    @Override
    public Json.Obj asObject() {
      return arguments;
    }
  }

  /// A tool that takes plain text, such as Codex's `apply_patch`.
  record Custom(String tool, String input) implements Call {
    @Override
    public Json.Obj asObject() {
      return Json.object().put("input", input).end();
    }
  }

  /// Codex's own kind of call for finding tools that it does not list.
  record Search(Json.Obj arguments) implements Call {
    @Override
    public String tool() {
      return "tool_search";
    }

    @Override
    public Json.Obj asObject() {
      return arguments;
    }
  }
}
