package dev.baton.adapters.acp;

import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.run.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One agent in one session.
public final class AcpAgent {
  private static final Duration TO_START = Duration.ofSeconds(90);

  /// Hears what the agent does, and decides what it may.
  public interface Listener {
    boolean mayDo(Permission permission);

    /// What it says, piece by piece.
    void said(String text);

    /// It began or ended the use of a tool.
    void used(String id, String title, String kind, String status);

    /// Any other word of it: nothing is known of it but that the agent is alive.
    void stirred();
  }

  /// A server whose tools the agent may use.
  public record Tools(String name, String url, Map<String, String> headers) {
    public Tools {
      headers = Map.copyOf(headers);
    }
  }

  /// `isOld` where an earlier one was taken up again.
  public record Session(String id, boolean isOld) {}

  /// How a turn ended. `usage` is what the agent says it took, if it says so.
  public record Turn(String reason, Optional<Usage> usage) {}

  private final AcpConnection connection;
  private final Listener listener;
  private final OutputStream out;
  private @Nullable String session;
  private Obj about = Json.object().end();

  public AcpAgent(InputStream in, OutputStream out, Listener listener, Wire wire) {
    this.listener = listener;
    this.out = out;
    this.connection = new AcpConnection(in, out, new Ear(), wire);
  }

  /// Why nothing more comes from it, once that is so.
  public CompletableFuture<String> over() {
    return connection.over();
  }

  /// Name and version, as it gives them.
  public String name() {
    return about.fields().get("agentInfo") instanceof Obj info
        ? "%s %s".formatted(info.text("name", "unnamed"), info.text("version", "")).strip()
        : "unnamed";
  }

  private boolean canResume() {
    return about.fields().get("agentCapabilities") instanceof Obj can
        && can.fields().get("loadSession") instanceof Json.Bool(var yes)
        && yes;
  }

  /// Opens a session in the folder, in that mode, where the agent has modes. Takes up the `earlier`
  /// one where there was one and the agent still has it.
  public Session open(
      Path folder, List<Tools> tools, Optional<String> mode, Optional<String> earlier)
      throws AcpFault {
    about =
        connection.call(
            "initialize",
            Json.object()
                .put("protocolVersion", 1)
                .put(
                    "clientCapabilities",
                    Json.object()
                        .put(
                            "fs",
                            Json.object()
                                .put("readTextFile", false)
                                .put("writeTextFile", false)
                                .end())
                        .put("terminal", false)
                        .end())
                .put("clientInfo", Json.object().put("name", "baton").put("version", "1").end())
                .end(),
            TO_START);
    if (about.fields().get("protocolVersion") instanceof Json.Num(var version) && version != 1) {
      throw new AcpFault(
          name() + " speaks version " + version + " of the protocol; Baton speaks 1");
    }
    var opened = session(folder, tools, earlier);
    session = opened.id();
    if (mode.isPresent()) {
      connection.call(
          "session/set_mode",
          Json.object().put("sessionId", opened.id()).put("modeId", mode.get()).end(),
          TO_START);
    }
    return opened;
  }

  private Session session(Path folder, List<Tools> tools, Optional<String> earlier)
      throws AcpFault {
    if (earlier.isPresent() && canResume()) {
      try {
        connection.call(
            "session/load", in(folder, tools).put("sessionId", earlier.get()).end(), TO_START);
        return new Session(earlier.get(), true);
      } catch (AcpFault e) {
        // It has forgotten it, or is gone: then the next call says so.
      }
    }
    var id =
        connection.call("session/new", in(folder, tools).end(), TO_START).text("sessionId", "");
    if (id.isEmpty()) {
      throw new AcpFault(name() + " opened no session");
    }
    return new Session(id, false);
  }

  private static Json.Fields in(Path folder, List<Tools> tools) {
    return Json.object()
        .put("cwd", folder.toString())
        .put("mcpServers", Json.array(tools, AcpAgent::json));
  }

  private static Json json(Tools tools) {
    return Json.object()
        .put("type", "http")
        .put("name", tools.name())
        .put("url", tools.url())
        .put(
            "headers",
            Json.array(
                tools.headers().entrySet(),
                header ->
                    Json.object()
                        .put("name", header.getKey())
                        .put("value", header.getValue())
                        .end()))
        .end();
  }

  /// Gives the agent work and waits until it is done with it.
  public Turn prompt(String text, Duration patience) throws AcpFault {
    var block = Json.object().put("type", "text").put("text", text).end();
    var ended =
        connection.call(
            "session/prompt",
            Json.object()
                .put("sessionId", session())
                .put("prompt", Json.array(List.of(block), each -> each))
                .end(),
            patience);
    var usage =
        ended.fields().get("usage") instanceof Obj used
            ? Optional.of(
                new Usage(
                    Math.max(0, number(used, "inputTokens")),
                    Math.max(0, number(used, "outputTokens")),
                    Usage.NONE.money()))
            : Optional.<Usage>empty();
    return new Turn(ended.text("stopReason", ""), usage);
  }

  private static long number(Obj from, String field) {
    return from.fields().get(field) instanceof Json.Num(var value) ? value : 0;
  }

  /// Asks it to stop what it is at; the turn then ends by itself.
  public void cancel() {
    if (session != null) {
      connection.tell("session/cancel", Json.object().put("sessionId", session).end());
    }
  }

  /// Closes its input: an agent that keeps to the protocol ends then.
  public void hangUp() {
    try {
      out.close();
    } catch (IOException e) {
      // It has hung up already.
    }
  }

  private String session() throws AcpFault {
    if (session == null) {
      throw new AcpFault("no session is open");
    }
    return session;
  }

  private final class Ear implements AcpConnection.Listener {
    @Override
    public Optional<Json> asked(String method, Obj params) {
      if (!method.equals("session/request_permission")) {
        return Optional.empty();
      }
      var wanted = Permission.of(params);
      var answer = wanted.answer(listener.mayDo(wanted));
      return Optional.of(
          Json.object()
              .put(
                  "outcome",
                  answer
                      .map(option ->
                          Json.object().put("outcome", "selected").put("optionId", option.id()))
                      .orElseGet(() -> Json.object().put("outcome", "cancelled"))
                      .end())
              .end());
    }

    @Override
    public void told(String method, Obj params) {
      if (method.equals("session/update") && params.fields().get("update") instanceof Obj update) {
        updated(update);
      } else {
        listener.stirred();
      }
    }

    private void updated(Obj update) {
      switch (update.text("sessionUpdate", "")) {
        case "agent_message_chunk" -> {
          if (update.fields().get("content") instanceof Obj content) {
            listener.said(content.text("text", ""));
          }
        }
        case "tool_call", "tool_call_update" ->
            listener.used(
                update.text("toolCallId", ""),
                update.text("title", ""),
                update.text("kind", ""),
                update.text("status", ""));
        default -> listener.stirred();
      }
    }
  }
}
