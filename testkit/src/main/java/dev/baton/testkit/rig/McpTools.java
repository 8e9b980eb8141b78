package dev.baton.testkit.rig;

import dev.baton.core.json.Json;
import dev.baton.testkit.rig.wire.Ask;
import dev.baton.testkit.rig.wire.Call;
import dev.baton.testkit.rig.wire.Tool;
import java.util.Optional;

/// Finds the tool of an MCP server among the tools of one request. Agents name it each in their own
/// way, and three hide it: Claude Code and Codex behind a search, Qwen Code behind a tool that
/// calls others.
final class McpTools {
  /// A search that found nothing twice will find nothing; the agent may be without the server.
  private static final int MOST_SEARCHES = 3;

  private final Ask ask;

  McpTools(Ask ask) {
    this.ask = ask;
  }

  Optional<Call> call(Action.Mcp wanted) {
    return listed(wanted).or(() -> called(wanted)).or(() -> hidden(wanted));
  }

  static boolean isSearch(Call call) {
    return call instanceof Call.Search || call.tool().equals("ToolSearch");
  }

  private static String full(Action.Mcp wanted) {
    return "mcp__" + wanted.server() + "__" + wanted.tool();
  }

  private Optional<Call> listed(Action.Mcp wanted) {
    return ask.tool(tool -> isIt(tool, wanted))
        .map(tool -> new Call.Function(tool.name(), tool.namespace(), wanted.arguments()));
  }

  private static boolean isIt(Tool tool, Action.Mcp wanted) {
    var name = tool.name();
    return name.equals(wanted.tool())
        || name.endsWith("_" + wanted.tool())
        || name.endsWith("-" + wanted.tool());
  }

  private Optional<Call> called(Action.Mcp wanted) {
    return ask.tool(tool -> tool.name().equals("tool_call"))
        .map(caller ->
            new Call.Function(
                caller.name(),
                null,
                Json.object()
                    .put("name", full(wanted))
                    .put("arguments", wanted.arguments())
                    .end()));
  }

  private Optional<Call> hidden(Action.Mcp wanted) {
    var found = ask.history().hasFound(wanted.tool());
    if (!found && ask.history().searches() >= MOST_SEARCHES) {
      return Optional.empty();
    }
    return ask.tool(tool -> tool.name().equals("ToolSearch"))
        .map(_ -> claude(wanted, found))
        .or(() ->
            ask.tool(tool -> tool.type().equals("tool_search")).map(_ -> codex(wanted, found)));
  }

  private static Call claude(Action.Mcp wanted, boolean found) {
    if (found) {
      return new Call.Function(full(wanted), null, wanted.arguments());
    }
    var query = Json.object().put("query", "select:" + full(wanted)).put("max_results", 5).end();
    return new Call.Function("ToolSearch", null, query);
  }

  private static Call codex(Action.Mcp wanted, boolean found) {
    return found
        ? new Call.Function(wanted.tool(), "mcp__" + wanted.server(), wanted.arguments())
        : new Call.Search(Json.object().put("query", wanted.tool()).put("limit", 8).end());
  }
}
