package dev.baton.core.gate;

/// What a gate that does not pass means for the change.
public enum Severity {
  BLOCK,
  HUMAN,
  WARN,
  INFO;

  public String word() {
    return switch (this) {
      case BLOCK -> "block";
      case HUMAN -> "human";
      case WARN -> "warn";
      case INFO -> "info";
    };
  }

  public static Severity of(String word) {
    for (var severity : values()) {
      if (severity.word().equals(word)) {
        return severity;
      }
    }
    throw new IllegalArgumentException("not a severity: " + word);
  }
}
