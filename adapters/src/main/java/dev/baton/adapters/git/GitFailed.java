package dev.baton.adapters.git;

/// Git said that something is wrong, or nothing at all.
public final class GitFailed extends RuntimeException {
  GitFailed(String message) {
    super(message);
  }

  GitFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
