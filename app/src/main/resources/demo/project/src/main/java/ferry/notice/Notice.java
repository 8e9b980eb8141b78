package ferry.notice;

import java.time.LocalTime;
import java.util.Optional;

/// A warning that may hang on the board beside a departure.
public interface Notice {
  /// The number in the harbour office's file. No other command or notice has the same one.
  String code();

  /// The text for one departure, or nothing when all is well.
  Optional<String> textFor(LocalTime departure);
}
