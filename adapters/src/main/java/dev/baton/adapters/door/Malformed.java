package dev.baton.adapters.door;

import java.io.IOException;

/// A request that the door does not take. After it nobody knows where the next one would begin, so
/// the connection ends.
final class Malformed extends IOException {
  private final int status;

  Malformed(int status, String why) {
    super(why);
    this.status = status;
  }

  static Malformed because(String why) {
    return new Malformed(400, why);
  }

  Response response() {
    return Response.text(status, "baton: " + getMessage());
  }
}
