package dev.baton.core.finding;

/// What a finding asks of the reader.
public enum Severity {
  /// Nothing goes on until it is mended.
  ERROR,
  /// Worth a look; nothing waits for it.
  WARNING,
  /// Only a person can answer it.
  QUESTION
}
