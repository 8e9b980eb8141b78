package dev.baton.testkit.rig;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a model service goes wrong.
public sealed interface Fault {
  /// An error instead of an answer. `retryAfter` also sets the headers by which the provider says
  /// when its limit ends; `headers` are added to those.
  record Status(int code, @Nullable Duration retryAfter, Map<String, String> headers)
      implements Fault {
    public Status {
      headers = Map.copyOf(headers);
    }
  }

  /// The answer, but late.
  record Delay(Duration by) implements Fault {}

  /// The answer, with a pause before each event of its stream.
  record Slow(Duration pause) implements Fault {}

  /// Half of the answer, then the connection is gone.
  record Cut() implements Fault {}

  /// Bytes that are no answer in any dialect, with status 200.
  record Garbage() implements Fault {}

  /// Nothing, until one of the two sides gives up.
  record Hang() implements Fault {}

  static Fault status(int code) {
    return new Status(code, null, Map.of());
  }

  static Fault rateLimited(Duration retryAfter) {
    return new Status(429, retryAfter, Map.of());
  }
}
