package dev.baton.adapters.door;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// A connection as bytes, with a time by which the present step must be over. A unix socket has no
/// time-outs of its own, so one thread looks at all of them ([#tick]).
final class Pipe extends InputStream {
  private final SocketChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(16 << 10).flip();
  private volatile long start;
  private volatile long allowed = Long.MAX_VALUE;
  private volatile boolean late;

  Pipe(SocketChannel channel) {
    this.channel = channel;
  }

  /// From now on.
  void within(Duration patience) {
    start = System.nanoTime();
    allowed = patience.toNanos();
  }

  void withoutLimit() {
    allowed = Long.MAX_VALUE;
  }

  /// First ends what is read, so that the reader can say why; then the connection.
  void tick(long now) {
    if (now - start <= allowed) {
      return;
    }
    try {
      if (late) {
        channel.close();
      } else {
        late = true;
        // A moment for the reader's last words.
        within(Duration.ofSeconds(2));
        channel.shutdownInput();
      }
    } catch (IOException e) {
      // It is closed already, which is what was wanted.
      withoutLimit();
    }
  }

  boolean isLate() {
    return late;
  }

  SocketChannel channel() {
    return channel;
  }

  /// What has been read and not been asked for.
  ByteBuffer buffered() {
    return buffer;
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    var count = Math.min(length, buffer.remaining());
    buffer.get(bytes, offset, count);
    return count;
  }

  /// The next byte; the end is a fault here.
  int next() throws IOException {
    var value = read();
    if (value < 0) {
      throw late ? new Malformed(408, "too slow") : new EOFException("the request ends too early");
    }
    return value;
  }

  private boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    buffer.clear();
    var count = channel.read(buffer);
    buffer.flip();
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
