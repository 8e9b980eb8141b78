package dev.baton.core.log;

/// One history among others in the ledger: a run, or what was approved.
public record StreamId(String value) {
  public StreamId {
    if (!value.matches("[A-Za-z][A-Za-z0-9-]{0,40}")) {
      throw new IllegalArgumentException("not a stream: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
