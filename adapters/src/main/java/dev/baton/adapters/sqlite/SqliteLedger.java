package dev.baton.adapters.sqlite;

import dev.baton.core.hash.Hash;
import dev.baton.core.log.Checkpoint;
import dev.baton.core.log.Entry;
import dev.baton.core.log.Merkle;
import dev.baton.core.log.Recorded;
import dev.baton.core.log.SignedNote;
import dev.baton.core.log.StreamId;
import dev.baton.engine.Ledger;
import dev.baton.engine.LedgerUnavailable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;

/// One file, one connection, one writer at a time; other processes may have it open as well.
public final class SqliteLedger implements Ledger, AutoCloseable {
  private static final int PAGE = 512;
  private static final Set<String> WORTH_A_CHECKPOINT = Set.of("task-landed");
  private static final int PATIENCE_MILLIS = 10_000;

  private static final String TABLES =
      """
      CREATE TABLE entries (
        sequence INTEGER PRIMARY KEY,
        stream TEXT NOT NULL,
        number INTEGER NOT NULL,
        leaf BLOB NOT NULL,
        body TEXT NOT NULL
      );
      CREATE UNIQUE INDEX entries_in_stream ON entries (stream, number);
      CREATE TABLE edge (only INTEGER PRIMARY KEY CHECK (only = 1), size INTEGER, hashes TEXT);
      CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL);
      INSERT INTO edge VALUES (1, 0, '');
      PRAGMA user_version = 1;
      """;

  private final Path file;
  private final String origin;
  private final Function<Checkpoint, SignedNote> signer;
  private final Connection connection;

  /// Opens the ledger, or makes one. `origin` names the log in its checkpoints.
  public SqliteLedger(Path file, String origin, Function<Checkpoint, SignedNote> signer) {
    this(file, origin, signer, SqliteLedger::connect);
  }

  SqliteLedger(
      Path file, String origin, Function<Checkpoint, SignedNote> signer, Connecting connecting) {
    this.file = file;
    this.origin = origin;
    this.signer = signer;
    leaveNewerAlone();
    try {
      connection = connecting.to(file);
      try {
        prepare();
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("cannot open the ledger " + file + ": " + e.getMessage(), e);
    }
  }

  /// How to reach the file.
  @FunctionalInterface
  interface Connecting {
    Connection to(Path file) throws SQLException;
  }

  static Connection connect(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file, settings().toProperties());
  }

  // A connection that may write sets the journal mode, and empties the log when it closes: a file
  // of a newer Baton is first looked at by one that cannot.
  private void leaveNewerAlone() {
    if (Files.exists(file)) {
      new LedgerFile(file).close();
    }
  }

  @Override
  public synchronized List<Recorded> read(StreamId stream, long after) {
    var sql = "SELECT body FROM entries WHERE stream = ? AND number > ? ORDER BY number LIMIT ?";
    try (var select = connection.prepareStatement(sql)) {
      select.setString(1, stream.value());
      select.setLong(2, after);
      select.setInt(3, PAGE);
      var page = new ArrayList<Recorded>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          page.add(Recorded.parse(rows.getString(1)));
        }
      }
      return page;
    } catch (SQLException e) {
      throw unavailable("read " + stream, e);
    }
  }

  /// Reads the next page while the reader works on this one.
  @Override
  public void each(StreamId stream, long after, Consumer<Recorded> reader) {
    var page = read(stream, after);
    while (page.size() == PAGE) {
      var last = page.getLast().number();
      var next = new FutureTask<>(() -> read(stream, last));
      Thread.ofPlatform().daemon().start(next);
      page.forEach(reader);
      page = await(next);
    }
    page.forEach(reader);
  }

  private List<Recorded> await(Future<List<Recorded>> page) {
    try {
      return page.get();
    } catch (ExecutionException e) {
      throw new LedgerUnavailable("cannot read the ledger " + file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("interrupted while reading the ledger " + file, e);
    }
  }

  // The transaction is ours, not the driver's: where SQLite has rolled back by itself, as on a full
  // disk, the driver would hide the reason behind "no transaction is active" and stay in a mode in
  // which the next read takes the write lock and keeps it.
  @Override
  public synchronized Append append(StreamId stream, long expected, List<Entry> entries) {
    try (var transaction = connection.createStatement()) {
      transaction.executeUpdate("BEGIN IMMEDIATE");
      try {
        var append = appended(stream, expected, entries);
        transaction.executeUpdate("COMMIT");
        return append;
      } catch (SQLException | RuntimeException e) {
        rollBack(transaction, e);
        throw e;
      }
    } catch (SQLException e) {
      throw unavailable("append to " + stream, e);
    }
  }

  private static void rollBack(Statement transaction, Exception because) {
    try {
      transaction.executeUpdate("ROLLBACK");
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  private Append appended(StreamId stream, long expected, List<Entry> entries) throws SQLException {
    if (length(stream) != expected) {
      return new Append.Overtaken();
    }
    var before = edge();
    var tree = before;
    var stored = new ArrayList<Recorded>(entries.size());
    try (var insert = connection.prepareStatement("INSERT INTO entries VALUES (?, ?, ?, ?, ?)")) {
      for (var entry : entries) {
        var recorded = new Recorded(tree.size() + 1, stream, expected + stored.size() + 1, entry);
        var body = recorded.canonical();
        var leaf = Merkle.leaf(body.getBytes(StandardCharsets.UTF_8));
        insert.setLong(1, recorded.sequence());
        insert.setString(2, stream.value());
        insert.setLong(3, recorded.number());
        insert.setBytes(4, HexFormat.of().parseHex(leaf.hex()));
        insert.setString(5, body);
        insert.addBatch();
        stored.add(recorded);
        tree = tree.with(leaf);
      }
      insert.executeBatch();
    }
    write(tree);
    if (isWorthACheckpoint(before, tree, entries)) {
      checkpoint(tree);
    }
    return new Append.Stored(stored);
  }

  private static boolean isWorthACheckpoint(Merkle before, Merkle after, List<Entry> entries) {
    return Checkpoint.isDue(before.size(), after.size())
        || entries.stream().map(Entry::type).anyMatch(WORTH_A_CHECKPOINT::contains);
  }

  /// Signs what is there now. For the end of a run and for an export.
  public synchronized void checkpoint() {
    try {
      var tree = edge();
      if (tree.size() > 0) {
        checkpoint(tree);
      }
    } catch (SQLException e) {
      throw unavailable("write a checkpoint", e);
    }
  }

  private void checkpoint(Merkle tree) throws SQLException {
    var note = signer.apply(new Checkpoint(origin, tree.size(), tree.root()));
    var sql = "INSERT OR IGNORE INTO checkpoints VALUES (?, ?)";
    try (var insert = connection.prepareStatement(sql)) {
      insert.setLong(1, tree.size());
      insert.setString(2, note.print());
      insert.executeUpdate();
    }
  }

  private long length(StreamId stream) throws SQLException {
    var sql = "SELECT coalesce(max(number), 0) FROM entries WHERE stream = ?";
    try (var select = connection.prepareStatement(sql)) {
      select.setString(1, stream.value());
      try (var row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private Merkle edge() throws SQLException {
    try (var select = connection.createStatement();
        var row = select.executeQuery("SELECT size, hashes FROM edge")) {
      if (!row.next()) {
        throw new SQLException("the table `edge` is empty");
      }
      var hashes = row.getString(2);
      return new Merkle(
          row.getLong(1),
          hashes.isEmpty()
              ? List.of()
              : List.of(hashes.split(" ")).stream().map(Hash::new).toList());
    }
  }

  private void write(Merkle tree) throws SQLException {
    try (var update = connection.prepareStatement("UPDATE edge SET size = ?, hashes = ?")) {
      update.setLong(1, tree.size());
      update.setString(2, String.join(" ", tree.edge().stream().map(Hash::hex).toList()));
      update.executeUpdate();
    }
  }

  /// Every checkpoint as it was written, oldest first.
  public synchronized List<String> checkpoints() {
    return texts("SELECT note FROM checkpoints ORDER BY size");
  }

  /// Every stream there is, oldest first.
  public synchronized List<StreamId> streams() {
    return texts("SELECT stream FROM entries WHERE number = 1 ORDER BY sequence").stream()
        .map(StreamId::new)
        .toList();
  }

  /// The last `count` entries of all streams, oldest first.
  public synchronized List<Recorded> latest(int count) {
    return texts("SELECT body FROM entries ORDER BY sequence DESC LIMIT " + count)
        .reversed()
        .stream()
        .map(Recorded::parse)
        .toList();
  }

  /// How many entries all streams together hold.
  public synchronized long size() {
    try {
      return edge().size();
    } catch (SQLException e) {
      throw unavailable("count its entries", e);
    }
  }

  /// Entries of all streams after the one with that number, at most that many, oldest first.
  public synchronized List<Recorded> since(long sequence, int most) {
    var sql = "SELECT body FROM entries WHERE sequence > %d ORDER BY sequence LIMIT %d";
    return texts(sql.formatted(sequence, most)).stream().map(Recorded::parse).toList();
  }

  /// The hash of every entry in the Merkle tree, oldest first.
  public synchronized List<Hash> leaves() {
    return texts("SELECT lower(hex(leaf)) FROM entries ORDER BY sequence").stream()
        .map(Hash::new)
        .toList();
  }

  private List<String> texts(String sql) {
    try (var select = connection.createStatement();
        var rows = select.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw unavailable("query", e);
    }
  }

  private static SQLiteConfig settings() {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(PATIENCE_MILLIS);
    return config;
  }

  private void prepare() throws SQLException {
    if (LedgerFile.requireKnown(connection, file) > 0) {
      return;
    }
    try (var statement = connection.createStatement()) {
      statement.executeUpdate("BEGIN IMMEDIATE");
      // Somebody else may have made the tables while we waited.
      if (LedgerFile.requireKnown(connection, file) == 0) {
        statement.executeUpdate(TABLES);
      }
      statement.executeUpdate("COMMIT");
    }
  }

  private LedgerUnavailable unavailable(String attempted, SQLException e) {
    return new LedgerUnavailable(
        "the ledger " + file + " could not " + attempted + ": " + e.getMessage(), e);
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unavailable("close", e);
    }
  }
}
