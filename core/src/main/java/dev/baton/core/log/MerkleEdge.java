package dev.baton.core.log;

import dev.baton.core.hash.Hash;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;

/// A [Merkle] that grows in place, for whoever adds a million leaves. For one thread.
final class MerkleEdge {
  private static final int HIGHEST = 63;

  private final MessageDigest digest = Hash.digest();
  // By height: the subtree of 2^height leaves, there where the size has that bit.
  private final byte[][] subtrees = new byte[HIGHEST][];
  private long size;

  void add(Hash leaf) {
    var right = HexFormat.of().parseHex(leaf.hex());
    int height = 0;
    for (; (size >> height & 1) == 1; height++) {
      right = node(subtrees[height], right);
    }
    subtrees[height] = right;
    size++;
  }

  long size() {
    return size;
  }

  Hash root() {
    return tree().root();
  }

  Merkle tree() {
    var edge = new ArrayList<Hash>();
    for (int height = HIGHEST - 1; height >= 0; height--) {
      if ((size >> height & 1) == 1) {
        edge.add(new Hash(HexFormat.of().formatHex(subtrees[height])));
      }
    }
    return new Merkle(size, edge);
  }

  private byte[] node(byte[] left, byte[] right) {
    digest.update((byte) 1);
    digest.update(left);
    digest.update(right);
    return digest.digest();
  }
}
