package dev.baton.core.ears;

/// When a requirement applies.
public record Condition(Keyword keyword, Clause clause) {
  /// The words a condition begins with, in the order in which they stand in a sentence.
  public enum Keyword {
    /// A feature that may be there or not.
    WHERE,
    /// A state that lasts.
    WHILE,
    /// Something that happens.
    WHEN,
    /// Something that happens and should not.
    IF;

    public boolean isTrigger() {
      return this == WHEN || this == IF;
    }

    public String word() {
      return switch (this) {
        case WHERE -> "Where";
        case WHILE -> "While";
        case WHEN -> "When";
        case IF -> "If";
      };
    }

    boolean mayFollow(Keyword before) {
      return before.place() <= place();
    }

    private int place() {
      return switch (this) {
        case WHERE -> 0;
        case WHILE -> 1;
        case WHEN, IF -> 2;
      };
    }
  }
}
