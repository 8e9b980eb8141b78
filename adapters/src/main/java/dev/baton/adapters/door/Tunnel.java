package dev.baton.adapters.door;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// Carries bytes between the client and a host until both have ended, or neither says anything. One
/// side may end and still listen.
final class Tunnel {
  private final Pipe client;
  private final SocketChannel host;
  private final Duration patience;

  Tunnel(Pipe client, SocketChannel host, Duration patience) {
    this.client = client;
    this.host = host;
    this.patience = patience;
  }

  /// Both ways. Closes the host.
  void run() throws IOException {
    client.within(patience);
    var outward = Thread.ofVirtual().name("door-tunnel").start(this::outward);
    try {
      inward();
      join(outward);
    } finally {
      host.close();
    }
  }

  /// What the host says, and nothing more from the client. Does not close the host.
  void inward() throws IOException {
    var buffer = ByteBuffer.allocate(16 << 10);
    client.within(patience);
    while (host.read(buffer) >= 0) {
      client.within(patience);
      client.write(buffer.flip());
      buffer.clear();
    }
    client.channel().shutdownOutput();
  }

  private void outward() {
    try {
      // What came in one packet with the head.
      write(client.buffered());
      var buffer = ByteBuffer.allocate(16 << 10);
      while (client.channel().read(buffer) >= 0) {
        client.within(patience);
        write(buffer.flip());
        buffer.clear();
      }
      if (client.isLate()) {
        host.close();
      } else {
        host.shutdownOutput();
      }
    } catch (IOException e) {
      closeBoth();
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      host.write(bytes);
    }
  }

  // One way is broken, so the other must not wait for it.
  private void closeBoth() {
    try (host;
        client) {
      client.withoutLimit();
    } catch (IOException e) {
      // Closed all the same.
      client.withoutLimit();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      // The door closes.
      Thread.currentThread().interrupt();
    }
  }
}
