package dev.baton.core.run;

/// Whether a run takes up new work.
public enum Mode {
  RUNNING,
  /// What is under way may finish; nothing new begins.
  PAUSED,
  CANCELLED;

  public String word() {
    return switch (this) {
      case RUNNING -> "running";
      case PAUSED -> "paused";
      case CANCELLED -> "cancelled";
    };
  }
}
