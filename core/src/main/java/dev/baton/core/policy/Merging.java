package dev.baton.core.policy;

import java.util.Optional;
import java.util.stream.Stream;

/// What is done with files in which two changes meet.
public enum Merging {
  /// Settled by what their lines are: by another program that the user has for it, or by Baton.
  STRUCTURE,
  /// The same, and no other program is asked.
  BUILT_IN,
  /// Whatever git cannot merge goes back to its performer.
  TEXT;

  public String word() {
    return switch (this) {
      case STRUCTURE -> "structure";
      case BUILT_IN -> "built-in";
      case TEXT -> "text";
    };
  }

  public static Optional<Merging> of(String word) {
    return Stream.of(values()).filter(merging -> merging.word().equals(word)).findFirst();
  }
}
