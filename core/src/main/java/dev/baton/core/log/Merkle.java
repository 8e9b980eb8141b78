package dev.baton.core.log;

import dev.baton.core.hash.Hash;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The tree of RFC 6962 as its right edge: the roots of the perfect subtrees that the leaves so far
/// make up, largest first. Enough to append and to name the root; 30 hashes hold a billion leaves.
public record Merkle(long size, List<Hash> edge) {
  private static final HexFormat HEX = HexFormat.of();

  public Merkle {
    edge = List.copyOf(edge);
    if (edge.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          size + " leaves have " + Long.bitCount(size) + " subtrees, not " + edge.size());
    }
  }

  public static Merkle empty() {
    return new Merkle(0, List.of());
  }

  public static Hash leaf(byte[] content) {
    var digest = Hash.digest();
    digest.update((byte) 0);
    return new Hash(HEX.formatHex(digest.digest(content)));
  }

  /// The tree with one more leaf. Each trailing one bit of the size is a subtree of the new leaf's
  /// own height that it merges with.
  public Merkle with(Hash leaf) {
    var subtrees = new ArrayList<>(edge);
    var right = leaf;
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      right = node(subtrees.removeLast(), right);
    }
    subtrees.add(right);
    return new Merkle(size + 1, subtrees);
  }

  public Hash root() {
    if (edge.isEmpty()) {
      return Hash.of(new byte[0]);
    }
    var root = edge.getLast();
    for (int i = edge.size() - 2; i >= 0; i--) {
      root = node(edge.get(i), root);
    }
    return root;
  }

  static Hash node(Hash left, Hash right) {
    var digest = Hash.digest();
    digest.update((byte) 1);
    digest.update(HEX.parseHex(left.hex()));
    digest.update(HEX.parseHex(right.hex()));
    return new Hash(HEX.formatHex(digest.digest()));
  }
}
