package dev.baton.adapters.sqlite;

/// The ledger file was written by a newer Baton. It is not touched.
public final class LedgerTooNew extends RuntimeException {
  LedgerTooNew(Object file, int found, int known) {
    super(
        file
            + " is a ledger of format "
            + found
            + ", this Baton knows formats up to "
            + known
            + "; it was left as it is. Use the newer Baton that wrote it");
  }
}
