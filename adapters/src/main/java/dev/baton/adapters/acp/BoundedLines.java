package dev.baton.adapters.acp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Lines of a stream nobody trusts, each no longer and all together no more than they may be.
final class BoundedLines {
  /// More than was allowed.
  static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1;

    TooMuch(String message) {
      super(message);
    }
  }

  private final InputStream in;
  private final int longest;
  private final long most;
  private long seen;

  BoundedLines(InputStream in, int longest, long most) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.longest = longest;
    this.most = most;
  }

  /// The next line without its end; empty after the last. What stands after the last line end is no
  /// line: its writer died in the middle of it.
  Optional<String> next() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int each = in.read(); each >= 0; each = in.read()) {
      if (++seen > most) {
        throw new TooMuch("the agent said more than " + (most >> 20) + " MB and was stopped");
      }
      if (each == '\n') {
        return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
      }
      if (line.size() >= longest) {
        throw new TooMuch(
            "the agent said more than " + (longest >> 20) + " MB in one line and was stopped");
      }
      line.write(each);
    }
    return Optional.empty();
  }
}
