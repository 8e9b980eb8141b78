package dev.baton.core.rubric;

import java.util.Optional;

/// One line that a reviewer wrote. `path` is empty and `line` 0 where it names none.
public record Answer(
    String item,
    Word word,
    String path,
    long line,
    String quote,
    String why,
    Optional<Counterexample> counterexample) {

  public enum Word {
    YES,
    NO,
    UNKNOWN
  }
}
