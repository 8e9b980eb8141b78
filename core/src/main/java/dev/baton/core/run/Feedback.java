package dev.baton.core.run;

import dev.baton.core.gate.Evidence;
import java.util.List;

/// Why an attempt was not the last one; the next performer finds it in the brief.
public record Feedback(int attempt, Cause cause, String text, List<Evidence> evidence) {
  public Feedback {
    evidence = List.copyOf(evidence);
  }

  /// What sent the work back.
  public enum Cause {
    /// The performer ended without handing anything in.
    DIED("died"),
    TIMED_OUT("timed-out"),
    OVER_BUDGET("over-budget"),
    /// Its model was limited again and again.
    LIMITED("limited"),
    EMPTY("empty"),
    /// What was handed in could not be taken into the store.
    REFUSED("refused"),
    /// A gate said no about the candidate.
    GATE("gate"),
    /// A person said no.
    REVIEW("review"),
    /// It does not merge with what has landed.
    CONFLICT("conflict"),
    /// It merges, and the combination is red.
    COMBINATION("combination"),
    /// It was begun on a target that is red by itself.
    RED_TARGET("red-target"),
    /// Stopped from outside: machine, operator, restart.
    STOPPED("stopped");

    private final String word;

    /// Whether somebody else might have done better. What the world or another task brought about
    /// says nothing of a performer.
    public boolean isPerformers() {
      return switch (this) {
        case DIED, TIMED_OUT, OVER_BUDGET, LIMITED, EMPTY, REFUSED, GATE, REVIEW -> true;
        case CONFLICT, COMBINATION, RED_TARGET, STOPPED -> false;
      };
    }

    Cause(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public static Cause of(String word) {
      for (var cause : values()) {
        if (cause.word.equals(word)) {
          return cause;
        }
      }
      throw new IllegalArgumentException("not a cause: " + word);
    }
  }
}
