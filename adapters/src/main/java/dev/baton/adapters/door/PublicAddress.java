package dev.baton.adapters.door;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Tells the addresses of the internet from those of this machine and its neighbours, which a name
/// on the list must not lead to: the metadata service of a cloud, a router, a database.
final class PublicAddress {
  private static final List<Block> BLOCKS =
      List.of(
          Block.of("0.0.0.0", 8, "unspecified"),
          Block.of("10.0.0.0", 8, "private"),
          Block.of("100.64.0.0", 10, "private (carrier)"),
          Block.of("127.0.0.0", 8, "loopback"),
          Block.of("169.254.0.0", 16, "link-local"),
          Block.of("172.16.0.0", 12, "private"),
          Block.of("192.0.0.0", 24, "reserved"),
          Block.of("192.168.0.0", 16, "private"),
          Block.of("198.18.0.0", 15, "reserved for benchmarks"),
          Block.of("224.0.0.0", 4, "multicast"),
          Block.of("240.0.0.0", 4, "reserved or broadcast"),
          Block.of("::", 128, "unspecified"),
          Block.of("::1", 128, "loopback"),
          Block.of("fc00::", 7, "private (unique local)"),
          Block.of("fe80::", 10, "link-local"),
          Block.of("fec0::", 10, "site-local"),
          Block.of("ff00::", 8, "multicast"),
          Block.of("64:ff9b:1::", 48, "private (translated)"),
          Block.of("2001::", 32, "a tunnel (Teredo)"));

  /// IPv6 addresses with an IPv4 address inside, and where it begins: mapped, compatible,
  /// translated, 6to4.
  private static final List<Embedding> EMBEDDINGS =
      List.of(
          // JDK turns ::ffff:a.b.c.d into an IPv4 address by itself; only its bytes may come here.
          new Embedding(mapped(), 96, 12),
          new Embedding(bytes("::"), 96, 12),
          new Embedding(bytes("64:ff9b::"), 96, 12),
          new Embedding(bytes("2002::"), 16, 2));

  private PublicAddress() {}

  /// What speaks against dialling it.
  static Optional<String> objection(InetAddress address) {
    var bytes = address.getAddress();
    for (var block : BLOCKS) {
      if (block.holds(bytes)) {
        return Optional.of(block.what());
      }
    }
    if (address instanceof Inet4Address) {
      return Optional.empty();
    }
    return EMBEDDINGS.stream()
        .filter(embedding -> begins(bytes, embedding.prefix(), embedding.bits()))
        .findFirst()
        .flatMap(embedding -> objection(embedding.inner(bytes)));
  }

  // Never compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record Block(byte[] prefix, int bits, String what) {
    static Block of(String address, int bits, String what) {
      return new Block(bytes(address), bits, what);
    }

    boolean holds(byte[] address) {
      return address.length == prefix.length && begins(address, prefix, bits);
    }
  }

  // Never compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record Embedding(byte[] prefix, int bits, int at) {
    InetAddress inner(byte[] address) {
      return address(Arrays.copyOfRange(address, at, at + 4));
    }
  }

  private static boolean begins(byte[] address, byte[] prefix, int bits) {
    for (int bit = 0; bit < bits; bit++) {
      var mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] mapped() {
    var bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    return bytes;
  }

  private static byte[] bytes(String literal) {
    return InetAddress.ofLiteral(literal).getAddress();
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
