package dev.baton.adapters.sqlite;

import dev.baton.adapters.evidence.FileEvidence;
import dev.baton.adapters.signing.SigningKey;
import dev.baton.core.json.Json;
import dev.baton.core.log.AuditReport;
import dev.baton.core.log.Entry;
import dev.baton.core.log.StreamId;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A small real ledger to tamper with: 45 entries of two runs, checkpoints after 10, 20, 30 and 40,
/// and one piece of evidence an entry.
final class LedgerStory {
  static final String ORIGIN = "garden";
  static final StreamId ONE = new StreamId("R-1");
  static final StreamId TWO = new StreamId("R-2");

  final Path file;
  final SigningKey key;
  final FileEvidence evidence;

  LedgerStory(Path folder) {
    file = folder.resolve("ledger.db");
    key = SigningKey.in(folder.resolve("keys"), ORIGIN);
    evidence = new FileEvidence(folder.resolve("evidence"));
    try (var ledger = open()) {
      for (int entry = 1; entry <= 45; entry++) {
        var stream = entry % 3 == 0 ? TWO : ONE;
        var number = entry % 3 == 0 ? entry / 3 - 1 : entry - 1 - entry / 3;
        ledger.append(stream, number, List.of(entry(entry)));
        if (entry % 10 == 0) {
          ledger.checkpoint();
        }
      }
    }
  }

  SqliteLedger open() {
    return new SqliteLedger(file, ORIGIN, key::sign);
  }

  private Entry entry(int number) {
    var log = evidence.put(log(number));
    var data =
        Json.object()
            .put("note", "note " + number)
            .putEach("logs", List.of(log), hash -> Json.object().put("sha256", hash.hex()).end());
    return new Entry("note", 1, Instant.EPOCH.plusSeconds(number), data.end());
  }

  static String log(int number) {
    return "the log of entry " + number;
  }

  AuditReport audit() {
    return LedgerAudit.verify(file, ORIGIN, key.verifyKey()::vouchesFor, evidence::state);
  }

  /// Changes the file behind the ledger's back; returns how many rows that touched.
  int tamper(String sql, Object... values) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String text(String sql, Object... values) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (var row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> bodies() {
    var bodies = new ArrayList<String>();
    for (int entry = 1; entry <= 45; entry++) {
      bodies.add(body(entry));
    }
    return bodies;
  }

  String body(int entry) {
    return text("SELECT body FROM entries WHERE sequence = ?", entry);
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
