package dev.baton.app.agent;

import dev.baton.adapters.acp.Wire;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Every line that went over the wire, `>` from Baton and `<` from the agent, up to a size.
final class WireLog implements Wire, AutoCloseable {
  private static final long MOST_CHARACTERS = 64L << 20;

  private final BufferedWriter out;
  private long written;

  WireLog(Path file) throws IOException {
    out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Override
  public synchronized void line(boolean sent, String text) {
    written += text.length();
    if (written > MOST_CHARACTERS) {
      return;
    }
    try {
      out.write((sent ? "> " : "< ") + text + "\n");
      out.flush();
    } catch (IOException e) {
      // A full disk must not end the attempt; what is missing here is missing for a reader only.
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
