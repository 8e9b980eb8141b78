package dev.baton.adapters.door;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/// Says to a door exactly what a test wants said, well-formed or not.
final class Client implements AutoCloseable {
  private final SocketChannel channel;
  private final ByteBuffer one = ByteBuffer.allocate(1);

  private Client(SocketAddress address) throws IOException {
    channel = SocketChannel.open(address);
  }

  static Client of(Door door) throws IOException {
    return new Client(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), door.port()));
  }

  static Client at(Path socket) throws IOException {
    return new Client(UnixDomainSocketAddress.of(socket));
  }

  /// What the door says to these bytes until it closes.
  static String exchange(Door door, String request) throws IOException {
    try (var client = of(door)) {
      return client.say(request).rest();
    }
  }

  Client say(String text) throws IOException {
    return say(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Client say(byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    return this;
  }

  Client sayNoMore() throws IOException {
    channel.shutdownOutput();
    return this;
  }

  String line() throws IOException {
    var out = new ByteArrayOutputStream();
    while (true) {
      var c = next();
      if (c == '\n') {
        return out.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      }
      out.write(c);
    }
  }

  /// Up to and with the empty line.
  String head() throws IOException {
    var out = new StringBuilder();
    for (var line = line(); !line.isEmpty(); line = line()) {
      out.append(line).append('\n');
    }
    return out.toString();
  }

  String text(int length) throws IOException {
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < length; i++) {
      out.write(next());
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  /// The next chunk; empty is the last.
  String chunk() throws IOException {
    var text = text(HexFormat.fromHexDigits(line()));
    line();
    return text;
  }

  String rest() throws IOException {
    var out = new ByteArrayOutputStream();
    var buffer = ByteBuffer.allocate(64 << 10);
    while (channel.read(buffer) >= 0) {
      out.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private int next() throws IOException {
    one.clear();
    if (channel.read(one) < 0) {
      throw new EOFException("the door has closed");
    }
    return one.get(0) & 0xff;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
