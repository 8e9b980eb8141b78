package dev.baton.app.redteam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// What must not be touched: a folder outside of everything with a secret, something to keep and a
/// wire to trip over, and a port on which nobody should call.
final class Trap implements AutoCloseable {
  private final Path folder;
  private final String canary;
  private final ServerSocket port;
  private final AtomicInteger calls = new AtomicInteger();

  Trap(Path folder, String canary) {
    this.folder = folder;
    this.canary = canary;
    try {
      Files.createDirectories(folder.resolve("keep"));
      Files.writeString(folder.resolve("keep/file"), "keep me\n");
      Files.writeString(folder.resolve("secret"), canary + "\n");
      port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot set the trap in " + folder, e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    while (!port.isClosed()) {
      try {
        port.accept().close();
        calls.incrementAndGet();
      } catch (IOException e) {
        // Closed, or a caller that hung up at once.
      }
    }
  }

  int port() {
    return port.getLocalPort();
  }

  String canary() {
    return canary;
  }

  Path folder() {
    return folder;
  }

  /// The whole of it is as it was laid out.
  boolean isUntouched() {
    return calls.get() == 0
        && !Files.exists(folder.resolve("trap"))
        && Files.exists(folder.resolve("keep/file"))
        && Files.exists(folder.resolve("secret"));
  }

  /// Somebody calls and trips: a trap that does not notice would make every attack look harmless.
  boolean notices() throws IOException {
    try (var call = new Socket(InetAddress.getLoopbackAddress(), port.getLocalPort())) {
      call.getOutputStream().write('x');
    }
    Files.writeString(folder.resolve("trap"), "");
    var noticed = !isUntouched();
    Files.delete(folder.resolve("trap"));
    for (int i = 0; i < 100 && calls.get() == 0; i++) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return noticed && calls.getAndSet(0) > 0;
  }

  @Override
  public void close() throws IOException {
    port.close();
  }
}
