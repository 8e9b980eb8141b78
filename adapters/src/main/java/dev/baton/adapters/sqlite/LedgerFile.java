package dev.baton.adapters.sqlite;

import dev.baton.core.log.Audit.Row;
import dev.baton.engine.LedgerUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.sqlite.SQLiteConfig;

/// A ledger file as it stands at one instant, for those who only look: nothing is written, and
/// appends go on meanwhile. For one thread.
final class LedgerFile implements AutoCloseable {
  static final int FORMAT = 1;

  private final Path file;
  private final Connection connection;

  /// Throws [LedgerTooNew] for a file of a newer Baton, [LedgerUnavailable] for one that is no
  /// ledger or cannot be read.
  LedgerFile(Path file) {
    this.file = file;
    if (!Files.isRegularFile(file)) {
      throw new LedgerUnavailable("there is no ledger at " + file);
    }
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file, settings().toProperties());
      try {
        requireKnown(connection, file);
        // Everything below reads one snapshot, which its first query takes.
        connection.setAutoCommit(false);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /// What comes by, in the order in which it was written.
  interface Visitor {
    void row(Row row);

    void checkpoint(String note);
  }

  /// Everything up to the entry with this sequence, each checkpoint after the last entry it covers.
  void walk(long upTo, Visitor visitor) {
    var entries =
        "SELECT sequence, stream, number, leaf, body FROM entries WHERE sequence <= %d ORDER BY sequence";
    var checkpoints = "SELECT size, note FROM checkpoints WHERE size <= %d ORDER BY size";
    try (var forRows = connection.createStatement();
        var forNotes = connection.createStatement();
        var rows = forRows.executeQuery(entries.formatted(upTo));
        var notes = forNotes.executeQuery(checkpoints.formatted(upTo))) {
      var more = notes.next();
      while (rows.next()) {
        var row = row(rows);
        while (more && notes.getLong(1) < row.sequence()) {
          visitor.checkpoint(text(notes, 2));
          more = notes.next();
        }
        visitor.row(row);
      }
      while (more) {
        visitor.checkpoint(text(notes, 2));
        more = notes.next();
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /// How many entries the last checkpoint covers.
  long signed() {
    try (var select = connection.createStatement();
        var row = select.executeQuery("SELECT coalesce(max(size), 0) FROM checkpoints")) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  long count(long upTo) {
    var sql = "SELECT count(*) FROM entries WHERE sequence <= " + upTo;
    try (var select = connection.createStatement();
        var row = select.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /// The tree kept beside the entries, unchecked.
  Edge edge() {
    try (var select = connection.createStatement();
        var row = select.executeQuery("SELECT size, hashes FROM edge")) {
      if (!row.next()) {
        return new Edge(0, List.of());
      }
      var hashes = text(row, 2);
      return new Edge(
          row.getLong(1), hashes.isEmpty() ? List.of() : Arrays.asList(hashes.split(" ")));
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  record Edge(long size, List<String> hashes) {}

  // A column that was emptied by hand is a fault for the audit to name, not a reason to stop.
  private static Row row(ResultSet row) throws SQLException {
    var leaf = row.getBytes(4);
    return new Row(
        row.getLong(1),
        text(row, 2),
        row.getLong(3),
        leaf == null ? "" : HexFormat.of().formatHex(leaf),
        text(row, 5));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    var text = row.getString(column);
    return text == null ? "" : text;
  }

  /// Throws [LedgerTooNew] unless this Baton knows the format; returns it, 0 for none at all.
  static int requireKnown(Connection connection, Path file) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("PRAGMA user_version")) {
      var found = row.next() ? row.getInt(1) : 0;
      if (found > FORMAT) {
        throw new LedgerTooNew(file, found, FORMAT);
      }
      return found;
    }
  }

  private static SQLiteConfig settings() {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(10_000);
    return config;
  }

  private LedgerUnavailable unavailable(SQLException e) {
    return new LedgerUnavailable("cannot read the ledger " + file + ": " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }
}
