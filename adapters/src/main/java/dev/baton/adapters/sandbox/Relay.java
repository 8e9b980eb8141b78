package dev.baton.adapters.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The small program that runs inside a cell without a network and leads its loopback to the door.
/// In Perl, which git needs anyway: it starts in 10 ms and takes 6 MB where a JVM would take 40.
final class Relay {
  /// Nobody else listens in a network of one.
  static final int PORT = 3128;

  private static final String SCRIPT = script();

  private Relay() {}

  static List<String> before(Path door, List<String> command) {
    var all =
        new ArrayList<>(
            List.of("/usr/bin/perl", "-e", SCRIPT, door.toString(), String.valueOf(PORT)));
    all.addAll(command);
    return all;
  }

  private static String script() {
    try (var stream = Relay.class.getResourceAsStream("relay.pl")) {
      if (stream == null) {
        throw new IllegalStateException("relay.pl is not in this build");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read relay.pl of this build", e);
    }
  }
}
