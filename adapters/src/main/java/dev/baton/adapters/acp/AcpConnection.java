package dev.baton.adapters.acp;

import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.json.JsonFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// JSON-RPC, a message a line, over two streams. The end of the agent's stream fails every call
/// that waits, at once.
final class AcpConnection {
  /// One line may be a whole file; more than this is an agent gone wild.
  static final int LONGEST_LINE = 16 << 20;

  /// All of them together.
  static final long MOST_BYTES = 512L << 20;

  private static final int NO_SUCH_METHOD = -32601;
  private static final int FAILED = -32603;

  /// Answers what the agent asks, and hears what it tells.
  interface Listener {
    /// The result; empty where Baton has no such method.
    Optional<Json> asked(String method, Obj params);

    void told(String method, Obj params);
  }

  private final InputStream in;
  private final OutputStream out;
  private final Listener listener;
  private final Wire wire;
  private final Map<Long, CompletableFuture<Json>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private final ReentrantLock writing = new ReentrantLock();
  private final CompletableFuture<String> over = new CompletableFuture<>();

  AcpConnection(InputStream in, OutputStream out, Listener listener, Wire wire) {
    this.in = in;
    this.out = out;
    this.listener = listener;
    this.wire = wire;
    Thread.ofVirtual().name("acp").start(this::read);
  }

  /// Why no more comes, once that is so.
  CompletableFuture<String> over() {
    return over;
  }

  /// Asks and waits. Fails when the agent says no, when it ends, and when it takes too long.
  Obj call(String method, Json params, Duration patience) throws AcpFault {
    var id = ids.incrementAndGet();
    var answer = new CompletableFuture<Json>();
    waiting.put(id, answer);
    if (over.isDone()) {
      throw new AcpFault(method + ": " + over.join());
    }
    send(request(method, params).put("id", id).end());
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS) instanceof Obj object
          ? object
          : Json.object().end();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof AcpFault fault
          ? fault
          : new AcpFault(method + ": " + e.getCause());
    } catch (TimeoutException e) {
      throw new AcpFault(method + ": no answer in " + patience.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AcpFault(method + ": interrupted");
    } finally {
      waiting.remove(id);
    }
  }

  void tell(String method, Json params) {
    try {
      send(request(method, params).end());
    } catch (AcpFault e) {
      // It hears nothing any more; whoever waits for it learns that from the stream.
    }
  }

  private static Json.Fields request(String method, Json params) {
    return Json.object().put("jsonrpc", "2.0").put("method", method).put("params", params);
  }

  private void send(Json message) throws AcpFault {
    var line = message.canonical();
    writing.lock();
    try {
      wire.line(true, line);
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new AcpFault("the agent hears nothing any more");
    } finally {
      writing.unlock();
    }
  }

  private void read() {
    var lines = new BoundedLines(in, LONGEST_LINE, MOST_BYTES);
    try {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        wire.line(false, line.get());
        heard(line.get());
      }
      end("the agent has ended");
    } catch (BoundedLines.TooMuch e) {
      end(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      end("the agent is gone");
    }
  }

  // In this order: a call that comes between the two finds that it is over, or is failed here.
  private void end(String why) {
    over.complete(why);
    waiting.values().forEach(call -> call.completeExceptionally(new AcpFault(why)));
  }

  private void heard(String line) {
    if (!line.startsWith("{")) {
      return; // A banner or a log line; it is in the wire log.
    }
    Obj message;
    try {
      if (!(Json.parse(line) instanceof Obj object)) {
        return;
      }
      message = object;
    } catch (JsonFault e) {
      return; // Half a message. If an answer was in it, its call runs into its time-out.
    }
    var method = message.text("method", "");
    if (method.isEmpty()) {
      answered(message);
    } else if (message.has("id")) {
      // The answer may take a person; the stream has to go on meanwhile.
      Thread.ofVirtual().start(() -> answer(method, message));
    } else {
      listener.told(method, params(message));
    }
  }

  private void answered(Obj message) {
    if (!(message.fields().get("id") instanceof Json.Num(var id))) {
      return;
    }
    var call = waiting.get(id);
    if (call == null) {
      return; // Late, doubled, or to nothing that was asked.
    }
    if (message.fields().get("error") instanceof Obj error) {
      call.completeExceptionally(new AcpFault(words(error)));
    } else {
      call.complete(message.has("result") ? message.at("result") : Json.object().end());
    }
  }

  private static String words(Obj error) {
    var code = error.fields().get("code") instanceof Json.Num(var value) ? " (" + value + ")" : "";
    var said = error.fields().get("message") instanceof Json.Str(var text) ? text : "an error";
    return said + code;
  }

  private void answer(String method, Obj message) {
    var answer = Json.object().put("jsonrpc", "2.0").put("id", message.at("id"));
    try {
      listener
          .asked(method, params(message))
          .ifPresentOrElse(
              result -> answer.put("result", result),
              () -> answer.put("error", error(NO_SUCH_METHOD, "no method " + method)));
    } catch (RuntimeException e) {
      answer.put("error", error(FAILED, String.valueOf(e.getMessage())));
    }
    try {
      send(answer.end());
    } catch (AcpFault e) {
      // As in tell.
    }
  }

  private static Json error(int code, String message) {
    return Json.object().put("code", code).put("message", message).end();
  }

  private static Obj params(Obj message) {
    return message.fields().get("params") instanceof Obj params ? params : Json.object().end();
  }
}
