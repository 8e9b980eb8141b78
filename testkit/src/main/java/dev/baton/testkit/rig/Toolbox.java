package dev.baton.testkit.rig;

import dev.baton.core.json.Json;
import dev.baton.testkit.rig.Arguments.Role;
import dev.baton.testkit.rig.Arguments.Value;
import dev.baton.testkit.rig.wire.Ask;
import dev.baton.testkit.rig.wire.Call;
import dev.baton.testkit.rig.wire.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds among the tools of one request those that do what a script asks for.
final class Toolbox {
  private static final List<String> READING =
      List.of("Read", "read_file", "read", "view", "read_files");
  private static final List<String> EDITING = List.of("Edit", "replace", "edit", "editor");
  private static final List<String> WRITING =
      List.of("Write", "write_file", "write", "create", "editor");
  private static final List<String> SHELLS =
      List.of(
          "Bash",
          "bash",
          "run_shell_command",
          "shell_command",
          "exec_command",
          "shell",
          "run_commands");
  private static final List<String> PATCHING = List.of("apply_patch");

  private final Ask ask;
  private final @Nullable Path root;

  Toolbox(Ask ask, @Nullable Path root) {
    this.ask = ask;
    this.root = root;
  }

  /// The call; nothing if no tool of this request can do it.
  Optional<Call> call(Action action) {
    return switch (action) {
      case Action.Read(var path) ->
          function(READING, List.of(at(path)))
              .or(() -> function(SHELLS, List.of(new Value(Role.COMMAND, "cat " + path))));
      case Action.Edit(var path, var before, var after) ->
          function(
                  EDITING,
                  List.of(at(path), new Value(Role.BEFORE, before), new Value(Role.AFTER, after)))
              .or(() -> patch(Patch.update(path, before, after)));
      case Action.Write(var path, var content) ->
          function(WRITING, List.of(at(path), new Value(Role.CONTENT, content)))
              .or(() -> patch(Patch.add(path, content)));
      case Action.Shell(var command) -> function(SHELLS, List.of(new Value(Role.COMMAND, command)));
      case Action.Mcp mcp -> new McpTools(ask).call(mcp);
      case Action.Use(var name, var arguments) ->
          named(name).map(tool -> new Call.Function(tool.name(), tool.namespace(), arguments));
    };
  }

  private Optional<Call> function(List<String> names, List<Value> values) {
    return names.stream()
        .flatMap(name -> named(name).stream())
        .flatMap(tool -> Arguments.fitting(tool, values).stream().map(given -> call(tool, given)))
        .findFirst();
  }

  private static Call call(Tool tool, Json.Obj arguments) {
    return new Call.Function(tool.name(), tool.namespace(), arguments);
  }

  private Optional<Call> patch(String patch) {
    return PATCHING.stream()
        .flatMap(name -> named(name).stream())
        .map(tool -> patch(tool, patch))
        .findFirst();
  }

  private static Call patch(Tool tool, String patch) {
    if (tool.isCustom()) {
      return new Call.Custom(tool.name(), patch);
    }
    var place = tool.properties().fields().keySet().stream().findFirst().orElse("input");
    return call(tool, Json.object().put(place, patch).end());
  }

  private Optional<Tool> named(String name) {
    return ask.tool(tool -> tool.isNamed(name));
  }

  // Without a root the path stays as it is: most tools take it from their own directory.
  private Value at(String path) {
    return new Value(Role.PATH, root == null ? path : root.resolve(path).toString());
  }
}
