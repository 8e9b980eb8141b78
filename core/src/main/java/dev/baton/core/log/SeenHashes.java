package dev.baton.core.log;

import dev.baton.core.hash.Hash;

/// Which hashes came by already, in 32 to 64 bytes each: an audit may meet millions.
///
/// Half of a SHA-256 is kept. Two blobs that share it would take 2^64 tries to make, and all that
/// is won is that one of them is not looked at.
final class SeenHashes {
  private long[] halves = new long[2 * 1024];
  private long size;

  /// Whether the hash is new here.
  boolean add(Hash hash) {
    // An empty place is two zeros; a hash that begins so would be checked every time.
    var high = Long.parseUnsignedLong(hash.hex(), 0, 16, 16);
    var low = Long.parseUnsignedLong(hash.hex(), 16, 32, 16);
    if (size * 4 > halves.length) {
      grow();
    }
    if (!put(halves, high, low)) {
      return false;
    }
    size++;
    return true;
  }

  long size() {
    return size;
  }

  private void grow() {
    var larger = new long[halves.length * 2];
    for (int i = 0; i < halves.length; i += 2) {
      if (halves[i] != 0 || halves[i + 1] != 0) {
        put(larger, halves[i], halves[i + 1]);
      }
    }
    halves = larger;
  }

  // The hash spreads by itself; on a taken place the next one is tried.
  private static boolean put(long[] halves, long high, long low) {
    int mask = halves.length / 2 - 1;
    for (int place = (int) low & mask; ; place = (place + 1) & mask) {
      int at = 2 * place;
      if (halves[at] == high && halves[at + 1] == low) {
        return false;
      }
      if (halves[at] == 0 && halves[at + 1] == 0) {
        halves[at] = high;
        halves[at + 1] = low;
        return true;
      }
    }
  }
}
