package dev.baton.app.cli;

import dev.baton.adapters.context.ContextServer;
import dev.baton.app.EditorTools;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// For editors whose agents pull their work: the tools over standard input and output.
final class McpCommand implements Command {
  @Override
  public String name() {
    return "mcp";
  }

  @Override
  public String summary() {
    return "serve the person's tasks to an editor's agent (Model Context Protocol, on stdio)";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton mcp",
        "in an editor:  {\"mcpServers\": {\"baton\": {\"command\": \"baton\", \"args\": [\"mcp\"]}}}");
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    try (var ledger = place.openLedger();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      var server = new ContextServer(new EditorTools(place, ledger).all());
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        server.answer(line).ifPresent(call.console()::line);
      }
      return Exit.YES;
    } catch (IOException e) {
      throw Problem.broken("cannot read standard input: " + e.getMessage(), "start it again");
    }
  }
}
