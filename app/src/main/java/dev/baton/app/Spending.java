package dev.baton.app;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import dev.baton.core.run.Money;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Hears of what attendants say only what was spent: each says its total so far, and is asked once.
final class Spending {
  private static final int LONGEST_LINE = 2_000;

  private Money before = Money.ZERO;
  private Money current = Money.ZERO;

  synchronized Money total() {
    return before.plus(current);
  }

  /// Where the next attendant speaks.
  OutputStream asked() {
    settle();
    return new OutputStream() {
      private final ByteArrayOutputStream line = new ByteArrayOutputStream();

      @Override
      public synchronized void write(int b) {
        if (b == '\n') {
          hear(line.toString(StandardCharsets.UTF_8));
          line.reset();
        } else if (line.size() < LONGEST_LINE) {
          line.write(b);
        }
      }
    };
  }

  private synchronized void settle() {
    before = total();
    current = Money.ZERO;
  }

  private synchronized void hear(String line) {
    try {
      var said = Json.parse(line).asObject();
      if (said.text("type", "").equals("usage")) {
        current = new Money(said.number("micros"));
      }
    } catch (JsonFault e) {
      // A longer line than any about money.
    }
  }
}
