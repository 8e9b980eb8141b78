package dev.baton.adapters.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// Says one answer. Head and body of a short one leave in a single write, and each piece of a
/// streamed one in a write of its own.
final class ResponseWriter {
  private final Pipe pipe;
  private final Bounds bounds;
  private final Head head;

  ResponseWriter(Pipe pipe, Bounds bounds, Head head) {
    this.pipe = pipe;
    this.bounds = bounds;
    this.head = head;
  }

  /// Whether the connection can carry another request after this answer.
  boolean write(Response response, boolean last) throws IOException {
    return switch (response.content()) {
      case Response.Content.Bytes(var bytes) -> {
        whole(response, bytes, last);
        yield !last;
      }
      case Response.Content.Stream(var writer) -> {
        streamed(response, writer, last);
        yield !last;
      }
    };
  }

  private void whole(Response response, byte[] bytes, boolean last) throws IOException {
    var out = begin(response, last);
    // These two have no body by definition, and a length would make the client wait for one.
    if (response.status() != 204 && response.status() != 304) {
      line(out, "content-length: " + bytes.length);
    }
    line(out, "");
    if (!head.isBodiless() && response.status() != 204 && response.status() != 304) {
      out.writeBytes(bytes);
    }
    send(out.toByteArray());
  }

  private void streamed(Response response, Response.Writer writer, boolean last)
      throws IOException {
    var out = begin(response, last);
    if (!head.isOld()) {
      line(out, "transfer-encoding: chunked");
    }
    line(out, "");
    send(out.toByteArray());
    if (head.isBodiless()) {
      writer.writeTo(OutputStream.nullOutputStream());
      return;
    }
    writer.writeTo(new Pieces());
    if (!head.isOld()) {
      send(HeadReader.bytes("0\r\n\r\n"));
    }
  }

  private static ByteArrayOutputStream begin(Response response, boolean last) {
    var out = new ByteArrayOutputStream(512);
    line(out, "HTTP/1.1 " + response.status() + " " + Reasons.of(response.status()));
    for (var field : response.headers().endToEnd().fields()) {
      line(out, field.name() + ": " + field.value());
    }
    if (last) {
      line(out, "connection: close");
    }
    return out;
  }

  private static void line(ByteArrayOutputStream out, String text) {
    out.writeBytes(HeadReader.bytes(text));
    out.write('\r');
    out.write('\n');
  }

  private void send(byte[] bytes) throws IOException {
    pipe.within(bounds.departure());
    pipe.write(ByteBuffer.wrap(bytes));
    pipe.withoutLimit();
  }

  private final class Pieces extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        // An empty chunk would be the end.
        return;
      }
      var out = new ByteArrayOutputStream(length + 16);
      if (!head.isOld()) {
        line(out, Integer.toHexString(length));
      }
      out.write(bytes, offset, length);
      if (!head.isOld()) {
        line(out, "");
      }
      send(out.toByteArray());
    }
  }
}
