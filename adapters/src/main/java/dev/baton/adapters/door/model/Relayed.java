package dev.baton.adapters.door.model;

import dev.baton.adapters.door.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/// Hands a stream of events on as it comes, line by line: a line is the smallest piece that a
/// client can act on, so waiting for its end delays nobody. Lines without anything to change go on
/// as they are.
final class Relayed implements Response.Writer {
  private static final int LONGEST_LINE = 16 << 20;

  private final Answer answer;
  private final Upstream upstream;
  private final Inspection inspection;
  private final Meter meter;
  private final Consumer<String> failed;

  Relayed(
      Answer answer,
      Upstream upstream,
      Inspection inspection,
      Meter meter,
      Consumer<String> failed) {
    this.answer = answer;
    this.upstream = upstream;
    this.inspection = inspection;
    this.meter = meter;
    this.failed = failed;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try {
      var buffer = new byte[16 << 10];
      int held = 0;
      for (int count = read(buffer, held); count >= 0; count = read(buffer, held)) {
        meter.hear(count);
        var lines = endOfLastLine(buffer, held, held + count);
        held += count;
        if (lines > 0) {
          out.write(changed(buffer, lines));
          System.arraycopy(buffer, lines, buffer, 0, held - lines);
          held -= lines;
        } else if (held == buffer.length) {
          buffer = larger(buffer);
        }
      }
      if (held > 0) {
        out.write(changed(buffer, held));
      }
    } finally {
      answer.close();
    }
    meter.settle();
  }

  @Override
  public void abandon() {
    answer.close();
    meter.settle();
  }

  private int read(byte[] buffer, int from) throws IOException {
    try {
      return answer.body().read(buffer, from, buffer.length - from);
    } catch (IOException e) {
      failed.accept("the answer broke off");
      throw e;
    }
  }

  private static byte[] larger(byte[] buffer) throws IOException {
    if (buffer.length >= LONGEST_LINE) {
      throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
    }
    return Arrays.copyOf(buffer, buffer.length * 2);
  }

  private static int endOfLastLine(byte[] buffer, int from, int to) {
    for (int i = to; i > from; i--) {
      if (buffer[i - 1] == '\n') {
        return i;
      }
    }
    return 0;
  }

  private byte[] changed(byte[] buffer, int length) {
    // Each byte a character: cheap, and what is looked for is ASCII.
    var block = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    countIn(block);
    var keyless = Credentials.withoutKey(upstream, block);
    if (!inspection.mayRestore()) {
      return keyless.getBytes(StandardCharsets.ISO_8859_1);
    }
    var out = new StringBuilder(keyless.length());
    for (int at = 0; at < keyless.length(); ) {
      var end = keyless.indexOf('\n', at) + 1;
      var next = end == 0 ? keyless.length() : end;
      out.append(restored(keyless.substring(at, next)));
      at = next;
    }
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void countIn(String block) {
    if (!block.contains("sage")) {
      return;
    }
    block
        .lines()
        .filter(line -> line.startsWith("data:"))
        .forEach(line -> meter.count(utf8(line.substring(5))));
  }

  private String restored(String line) {
    if (!line.startsWith("data:") || !line.contains("[[")) {
      return line;
    }
    var data = line.substring(5).strip();
    var document = utf8(data);
    var restored = inspection.restore(document);
    return restored.equals(document) ? line : "data: " + latin(restored) + "\n";
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
