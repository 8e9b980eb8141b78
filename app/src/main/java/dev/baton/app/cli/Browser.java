package dev.baton.app.cli;

import java.io.IOException;
import java.util.List;

/// The browser of whoever sits here, where the desktop says which one that is.
final class Browser {
  private static final List<String> OPENERS = List.of("xdg-open", "open", "wslview");

  private Browser() {}

  /// Opens the link if it can; the link was printed anyway.
  static void open(String link) {
    for (var opener : OPENERS) {
      try {
        new ProcessBuilder(opener, link)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
        return;
      } catch (IOException e) {
        // Not on this machine; the next one may be.
      }
    }
  }
}
