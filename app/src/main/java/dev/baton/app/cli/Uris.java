package dev.baton.app.cli;

import java.nio.charset.StandardCharsets;

/// Paths as they stand in a URI.
final class Uris {
  private static final String PLAIN = "-._~/!$&'()*+,;=@";

  private Uris() {}

  static String encoded(String path) {
    var out = new StringBuilder();
    for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
      int c = each & 0xFF;
      if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        out.append((char) c);
      } else {
        out.append("%%%02X".formatted(c));
      }
    }
    return out.toString();
  }
}
