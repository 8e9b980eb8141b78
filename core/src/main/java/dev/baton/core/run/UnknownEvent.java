package dev.baton.core.run;

/// The ledger holds an event that this version of Baton does not know: a newer one wrote it.
public final class UnknownEvent extends RuntimeException {
  public UnknownEvent(String type, int version) {
    super(
        "the ledger holds an event \""
            + type
            + "\" of version "
            + version
            + ", which this Baton does not know; use the newer Baton that wrote it");
  }
}
