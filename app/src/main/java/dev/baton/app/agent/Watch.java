package dev.baton.app.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Sees when an agent gets nowhere. Told once, and ended if that changes nothing.
final class Watch {
  private static final int SAME_AGAIN = 12;

  private final Duration patience;
  private Instant lastSign;
  private String lastUse = "";
  private int repeated;

  Watch(Duration patience, Instant now) {
    this.patience = patience;
    this.lastSign = now;
  }

  synchronized void sign(Instant now) {
    lastSign = now;
  }

  /// It began to use a tool.
  synchronized void use(String what, Instant now) {
    lastSign = now;
    repeated = what.equals(lastUse) ? repeated + 1 : 1;
    lastUse = what;
  }

  /// What is wrong, if something is. Saying it starts the watch anew.
  synchronized Optional<String> trouble(Instant now) {
    if (repeated >= SAME_AGAIN) {
      var words = "the same tool call " + repeated + " times in a row (" + lastUse + ")";
      repeated = 0;
      return Optional.of(words);
    }
    if (Duration.between(lastSign, now).compareTo(patience) >= 0) {
      lastSign = now;
      return Optional.of("no sign of life for " + patience.toMinutes() + " minutes");
    }
    return Optional.empty();
  }
}
