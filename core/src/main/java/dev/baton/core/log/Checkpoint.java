package dev.baton.core.log;

import dev.baton.core.hash.Hash;
import java.util.Base64;
import java.util.HexFormat;

/// What a signature vouches for: this log had this many entries, and they add up to this root. The
/// text is the C2SP checkpoint format.
public record Checkpoint(String origin, long size, Hash root) {

  /// How many entries may stand without one. An audit relies on it, so it can only grow.
  public static final int EVERY = 1_000;

  /// Whether a log that grew from one size to another must be signed.
  public static boolean isDue(long before, long after) {
    return before / EVERY < after / EVERY;
  }

  public String text() {
    var bytes = HexFormat.of().parseHex(root.hex());
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(bytes) + "\n";
  }

  public static Checkpoint parse(String text) {
    var lines = text.split("\n", -1);
    if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("not a checkpoint: " + text);
    }
    var root = HexFormat.of().formatHex(Base64.getDecoder().decode(lines[2]));
    return new Checkpoint(lines[0], Long.parseLong(lines[1]), new Hash(root));
  }
}
