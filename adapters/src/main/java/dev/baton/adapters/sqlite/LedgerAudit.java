package dev.baton.adapters.sqlite;

import dev.baton.core.hash.Hash;
import dev.baton.core.log.Audit;
import dev.baton.core.log.Audit.Examined;
import dev.baton.core.log.AuditReport;
import dev.baton.core.log.BlobState;
import dev.baton.core.log.SignedNote;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Audits a ledger where it lies, without writing to it; a run may go on meanwhile.
public final class LedgerAudit {
  private LedgerAudit() {}

  /// Throws [dev.baton.engine.LedgerUnavailable] where the file cannot be read as a database, and
  /// [LedgerTooNew].
  public static AuditReport verify(
      Path file, String origin, Predicate<SignedNote> vouches, Function<Hash, BlobState> blobs) {
    var audit = new Audit(origin, vouches, blobs);
    try (var ledger = new LedgerFile(file);
        var order = new InOrder<Supplier<Examined>, Examined>(Supplier::get, audit::take)) {
      ledger.walk(
          Long.MAX_VALUE,
          new LedgerFile.Visitor() {
            @Override
            public void row(Audit.Row row) {
              order.give(() -> audit.row(row));
            }

            @Override
            public void checkpoint(String note) {
              order.give(() -> audit.checkpoint(note));
            }
          });
      order.finish();
      var edge = ledger.edge();
      audit.edge(edge.size(), edge.hashes());
      audit.expectCheckpoints();
    }
    return audit.report();
  }
}
