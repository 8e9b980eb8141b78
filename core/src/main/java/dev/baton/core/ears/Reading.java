package dev.baton.core.ears;

import java.util.List;
import java.util.Optional;

/// What became of reading a sentence as EARS.
public sealed interface Reading {
  /// The six shapes a sentence can have.
  enum Pattern {
    UBIQUITOUS,
    OPTIONAL,
    STATE,
    EVENT,
    UNWANTED,
    COMPLEX
  }

  /// `system` is the name without its article. `responses` has at least one; what stands before the
  /// first verb of a response, such as `not`, belongs to it.
  record Understood(
      Pattern pattern,
      List<Condition> preconditions,
      Optional<Condition> trigger,
      Clause system,
      List<Clause> responses)
      implements Reading {
    public Understood {
      preconditions = List.copyOf(preconditions);
      responses = List.copyOf(responses);
      if (responses.isEmpty()) {
        throw new IllegalArgumentException("a requirement without a response");
      }
    }
  }

  /// `reason` says what is in the way, in words for the author; `at` is where.
  record NotEars(String reason, int at) implements Reading {}
}
