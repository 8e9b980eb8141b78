package dev.baton.adapters.door;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// An answer. Length and framing are the door's business; such fields in `headers` are ignored.
public record Response(int status, Headers headers, Content content) {
  public Response {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("not the status of an answer: " + status);
    }
  }

  public sealed interface Content {
    // Never compared, and copying them would double what is often the largest thing here.
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes) implements Content {}

    record Stream(Writer writer) implements Content {}
  }

  /// Says the body piece by piece. Each write reaches the client at once, so write what belongs
  /// together together. An exception cuts the answer off, visibly to the client.
  public interface Writer {
    void writeTo(OutputStream out) throws IOException;

    /// The answer cannot be said, or not to its end: let go of what it was made from. Comes once,
    /// whether or not [#writeTo] was called.
    default void abandon() {}
  }

  public static Response bytes(int status, Headers headers, byte[] bytes) {
    return new Response(status, headers, new Content.Bytes(bytes));
  }

  public static Response stream(int status, Headers headers, Writer writer) {
    return new Response(status, headers, new Content.Stream(writer));
  }

  void abandon() {
    if (content instanceof Content.Stream(var writer)) {
      writer.abandon();
    }
  }

  public static Response json(int status, String json) {
    return bytes(
        status,
        Headers.of("content-type", "application/json"),
        json.getBytes(StandardCharsets.UTF_8));
  }

  public static Response text(int status, String text) {
    return bytes(
        status,
        Headers.of("content-type", "text/plain; charset=utf-8"),
        (text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
