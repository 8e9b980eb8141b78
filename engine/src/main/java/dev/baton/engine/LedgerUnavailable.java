package dev.baton.engine;

/// The ledger did not answer: a full disk, a lock that is never given up, a damaged file.
public final class LedgerUnavailable extends RuntimeException {
  public LedgerUnavailable(String message) {
    super(message);
  }

  public LedgerUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
