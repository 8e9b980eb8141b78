package dev.baton.adapters.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A listening door. It is open from its making to [#close], which ends every connection at once.
public final class Door implements AutoCloseable {
  private static final int BACKLOG = 64;
  private static final int LOOK_AFTER_MILLIS = 100;

  private final ServerSocketChannel server;
  private final Runnable removal;
  private final Ways ways;
  private final Bounds bounds;
  private final Set<Pipe> pipes = ConcurrentHashMap.newKeySet();
  private final Set<Thread> clients = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);

  private Door(ServerSocketChannel server, Runnable removal, Ways ways, Bounds bounds) {
    this.server = server;
    this.removal = removal;
    this.ways = ways;
    this.bounds = bounds;
  }

  /// At a unix socket that only this user may use; one that an earlier door left there is replaced.
  public static Door at(Path socket, Ways ways) {
    return at(socket, ways, Bounds.USUAL);
  }

  public static Door at(Path socket, Ways ways, Bounds bounds) {
    try {
      var file = SocketFile.at(socket);
      var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        file.create(path -> server.bind(UnixDomainSocketAddress.of(path), BACKLOG));
        return new Door(server, file::remove, ways, bounds).opened();
      } catch (IOException | RuntimeException e) {
        server.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen at " + socket, e);
    }
  }

  /// At any free port of 127.0.0.1, for work without a cell. Every program of this machine can
  /// reach it.
  public static Door onLoopback(Ways ways) {
    return onLoopback(ways, Bounds.USUAL);
  }

  public static Door onLoopback(Ways ways, Bounds bounds) {
    try {
      var server = ServerSocketChannel.open();
      server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), BACKLOG);
      return new Door(server, () -> {}, ways, bounds).opened();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on loopback", e);
    }
  }

  /// The port on loopback; a door at a unix socket has none.
  public int port() {
    try {
      if (server.getLocalAddress() instanceof InetSocketAddress address) {
        return address.getPort();
      }
      throw new IllegalStateException("a door at a unix socket has no port");
    } catch (IOException e) {
      throw new UncheckedIOException("the door is closed", e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the door", e);
    } finally {
      removal.run();
      // A thread that waits for something else than its client hears of it this way. Not the one
      // that listens: interrupted in the wrong moment it loses a connection it has just accepted.
      clients.forEach(Thread::interrupt);
      pipes.forEach(Door::shut);
    }
  }

  private Door opened() {
    Thread.ofVirtual().name("door").start(this::listen);
    Thread.ofVirtual().name("door-watch").start(this::watch);
    return this;
  }

  private void listen() {
    while (closing.getCount() > 0) {
      try {
        welcome(server.accept());
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        // Out of file descriptors, most likely. The next client may have better luck; without the
        // pause this would be a busy loop.
        if (isClosingWithin(LOOK_AFTER_MILLIS)) {
          return;
        }
      }
    }
  }

  private void welcome(SocketChannel channel) throws IOException {
    if (channel.getLocalAddress() instanceof InetSocketAddress) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    var pipe = new Pipe(channel);
    var connection = new Connection(pipe, ways, bounds);
    var full = pipes.size() >= bounds.connections();
    pipes.add(pipe);
    var thread =
        Thread.ofVirtual()
            .name("door-client")
            .unstarted(() -> {
              try {
                if (full) {
                  connection.refuse(503, "too many connections at one time");
                } else {
                  connection.run();
                }
              } finally {
                pipes.remove(pipe);
                clients.remove(Thread.currentThread());
              }
            });
    clients.add(thread);
    thread.start();
    if (closing.getCount() == 0) {
      thread.interrupt();
      shut(pipe);
    }
  }

  private void watch() {
    while (!isClosingWithin(LOOK_AFTER_MILLIS)) {
      var now = System.nanoTime();
      pipes.forEach(pipe -> pipe.tick(now));
    }
  }

  private boolean isClosingWithin(int millis) {
    try {
      return closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void shut(Pipe pipe) {
    try {
      pipe.channel().close();
    } catch (IOException e) {
      // It is as closed as it gets.
      pipe.withoutLimit();
    }
  }
}
