package dev.baton.adapters.acp;

/// Keeps what went over the wire, line by line.
@FunctionalInterface
public interface Wire {
  /// `sent` is what Baton said; otherwise the agent did.
  void line(boolean sent, String text);
}
