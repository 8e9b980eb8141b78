package dev.baton.testkit.rig;

import dev.baton.core.json.Json;

/// What the model wants done, in no agent's own words. Paths are relative to the working directory.
public sealed interface Action {
  record Read(String path) implements Action {}

  record Edit(String path, String before, String after) implements Action {}

  record Write(String path, String content) implements Action {}

  record Shell(String command) implements Action {}

  /// A tool of an MCP server, listed or hidden behind a tool search.
  record Mcp(String server, String tool, Json.Obj arguments) implements Action {}

  /// Any tool by its own name, with its own arguments.
  record Use(String tool, Json.Obj arguments) implements Action {}
}
