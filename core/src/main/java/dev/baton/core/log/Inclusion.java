package dev.baton.core.log;

import dev.baton.core.hash.Hash;
import java.util.ArrayList;
import java.util.List;

/// That one entry is in a log of that size: the hashes beside its way up to the root, lowest first.
/// Whoever has the entry and a signed checkpoint needs nothing else. Places count from 0.
public record Inclusion(long place, long size, List<Hash> path) {
  public Inclusion {
    path = List.copyOf(path);
  }

  public static Inclusion of(List<Hash> leaves, int place) {
    return new Inclusion(place, leaves.size(), path(leaves, place));
  }

  private static List<Hash> path(List<Hash> leaves, int place) {
    if (leaves.size() == 1) {
      return List.of();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    var left = leaves.subList(0, split);
    var right = leaves.subList(split, leaves.size());
    var path = new ArrayList<>(place < split ? path(left, place) : path(right, place - split));
    path.add(root(place < split ? right : left));
    return path;
  }

  private static Hash root(List<Hash> leaves) {
    var tree = Merkle.empty();
    for (var leaf : leaves) {
      tree = tree.with(leaf);
    }
    return tree.root();
  }

  /// The root that the log must have if this entry stands at that place.
  public Hash rootWith(Hash leaf) {
    var hash = leaf;
    long at = place;
    long last = size - 1;
    for (var beside : path) {
      if (at % 2 == 1 || at == last) {
        hash = Merkle.node(beside, hash);
        while (at % 2 == 0 && at != 0) {
          at /= 2;
          last /= 2;
        }
      } else {
        hash = Merkle.node(hash, beside);
      }
      at /= 2;
      last /= 2;
    }
    return hash;
  }
}
