package dev.baton.adapters.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.adapters.signing.SigningKey;
import dev.baton.core.json.Json;
import dev.baton.core.log.AuditReport;
import dev.baton.core.log.BlobState;
import dev.baton.core.log.Checkpoint;
import dev.baton.core.log.Entry;
import dev.baton.core.log.Recorded;
import dev.baton.core.log.SignedNote;
import dev.baton.core.log.StreamId;
import dev.baton.engine.Ledger;
import dev.baton.engine.Ledger.Append.Overtaken;
import dev.baton.engine.Ledger.Append.Stored;
import dev.baton.engine.LedgerUnavailable;
import dev.baton.testkit.LedgerContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerContract {
  private static final StreamId RUN = new StreamId("R-7");

  @TempDir Path folder;
  private final List<SqliteLedger> opened = new ArrayList<>();

  @Override
  protected Ledger empty() {
    return open();
  }

  @AfterEach
  void close() {
    opened.forEach(SqliteLedger::close);
  }

  @Nested
  class A_ledger_that_is_opened_again {
    @Test
    void goes_on_where_it_was() {
      var first = open();
      first.append(RUN, 0, notes(5));
      first.close();

      var second = open();
      second.append(RUN, 5, notes(2));

      assertThat(second.read(RUN, 0))
          .extracting(Recorded::sequence)
          .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
      assertThat(second.streams()).containsExactly(RUN);
      assertThat(second.latest(2)).extracting(Recorded::number).containsExactly(6L, 7L);
      assertThat(audit().ok()).isTrue();
    }

    @Test
    void pages_through_a_long_stream_without_losing_an_entry() {
      var ledger = open();
      ledger.append(RUN, 0, notes(9_000));
      var numbers = new ArrayList<Long>();

      ledger.each(RUN, 0, recorded -> numbers.add(recorded.number()));

      assertThat(numbers).hasSize(9_000).isSorted().doesNotHaveDuplicates().startsWith(1L);
      assertThat(ledger.read(RUN, 0)).hasSizeLessThan(9_000);
    }
  }

  @Nested
  class Two_ledgers_on_one_file {
    @Test
    void see_each_others_entries_and_overtake_each_other() {
      var one = open();
      var two = open();

      assertThat(one.append(RUN, 0, notes(2))).isInstanceOf(Stored.class);
      assertThat(two.append(RUN, 0, notes(1))).isEqualTo(new Overtaken());
      assertThat(two.append(RUN, 2, notes(1))).isInstanceOf(Stored.class);
      assertThat(one.append(RUN, 2, notes(1))).isEqualTo(new Overtaken());

      assertThat(one.read(RUN, 0)).hasSize(3).isEqualTo(two.read(RUN, 0));
      assertThat(audit().ok()).isTrue();
    }

    @Test
    void lose_nothing_when_they_race() throws Exception {
      var won = Collections.synchronizedList(new ArrayList<Long>());
      var racers = List.of(open(), open());
      try (var threads = Executors.newFixedThreadPool(2)) {
        var races =
            threads.invokeAll(
                racers.stream()
                    .map(ledger ->
                        Executors.callable(() -> {
                          for (int i = 0; i < 60; i++) {
                            var length = ledger.read(RUN, 0).size();
                            if (ledger.append(RUN, length, notes(1))
                                instanceof Stored(var entries)) {
                              won.add(entries.getFirst().sequence());
                            }
                          }
                        }))
                    .toList());
        for (var race : races) {
          race.get();
        }
      }

      assertThat(open().read(RUN, 0))
          .extracting(Recorded::sequence)
          .containsExactlyElementsOf(won.stream().sorted().toList());
      assertThat(audit().ok()).isTrue();
    }
  }

  @Nested
  class A_ledger_of_a_newer_baton {
    @Test
    void is_refused_and_left_byte_for_byte() throws Exception {
      open().append(RUN, 0, notes(3));
      close();
      sql("PRAGMA user_version = 2");
      var before = Files.readAllBytes(file());

      assertThatExceptionOfType(LedgerTooNew.class)
          .isThrownBy(() -> open())
          .withMessageContaining("format 2")
          .withMessageContaining("up to 1");

      assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void is_left_alone_even_where_its_journal_is_of_another_kind() throws Exception {
      open().close();
      sql("PRAGMA journal_mode = DELETE");
      sql("PRAGMA user_version = 99");
      var before = Files.readAllBytes(file());

      assertThatExceptionOfType(LedgerTooNew.class).isThrownBy(() -> open());
      assertThatExceptionOfType(LedgerTooNew.class).isThrownBy(() -> audit());

      assertThat(Files.readAllBytes(file())).isEqualTo(before);
      try (var files = Files.list(folder)) {
        assertThat(files.map(Path::getFileName).map(Path::toString))
            .containsExactlyInAnyOrder("ledger.db", "keys");
      }
    }
  }

  @Nested
  class A_full_disk {
    private final List<Connection> connections = new ArrayList<>();

    @Test
    void stores_nothing_by_halves_and_appending_works_once_there_is_room() throws Exception {
      var ledger =
          new SqliteLedger(
              file(),
              "test",
              SqliteLedgerTest.this::sign,
              file -> {
                var connection = SqliteLedger.connect(file);
                connections.add(connection);
                return connection;
              });
      opened.add(ledger);
      ledger.append(RUN, 0, notes(3));
      limit(1);

      for (int round = 0; round < 3; round++) {
        assertThatExceptionOfType(LedgerUnavailable.class)
            .isThrownBy(() -> ledger.append(RUN, 3, notes(2_000)))
            .withMessageContaining("append to R-7")
            .withMessageContaining("full");
      }

      assertThat(ledger.read(RUN, 0)).hasSize(3);
      limit(1_000_000);
      assertThat(ledger.append(RUN, 3, notes(2_000))).isInstanceOf(Stored.class);
      assertThat(ledger.append(RUN, 2_003, notes(1))).isInstanceOf(Stored.class);
      var report = audit();
      assertThat(report.faults()).isEmpty();
      assertThat(report.events()).isEqualTo(2_004);
    }

    private void limit(int pages) throws SQLException {
      try (var statement = connections.getFirst().createStatement()) {
        statement.execute("PRAGMA max_page_count = " + pages);
      }
    }
  }

  @Nested
  class A_damaged_file {
    @Test
    void that_is_no_database_is_named() throws IOException {
      Files.writeString(file(), "this is not a database, whatever its name says\n".repeat(200));

      assertThatExceptionOfType(LedgerUnavailable.class)
          .isThrownBy(() -> open())
          .withMessageContaining(file().toString())
          .withMessageContaining("not a database");
    }

    @Test
    void in_the_middle_is_reported_when_that_place_is_read() throws IOException {
      open().append(RUN, 0, notes(3_000));
      close();
      var bytes = Files.readAllBytes(file());
      for (int page = 2; page < bytes.length / 4_096; page++) {
        Arrays.fill(bytes, page * 4_096, page * 4_096 + 200, (byte) 0x5a);
      }
      Files.write(file(), bytes);
      var ledger = open();

      assertThatExceptionOfType(LedgerUnavailable.class)
          .isThrownBy(() -> ledger.read(RUN, 0))
          .withMessageContaining("malformed");
      assertThatExceptionOfType(LedgerUnavailable.class).isThrownBy(() -> audit());
    }

    @Test
    void that_was_cut_short_is_reported() throws IOException {
      open().append(RUN, 0, notes(3_000));
      close();
      var bytes = Files.readAllBytes(file());
      Files.write(file(), Arrays.copyOf(bytes, bytes.length / 2));

      assertThatExceptionOfType(LedgerUnavailable.class)
          .isThrownBy(() -> open().each(RUN, 0, _ -> {}));
    }
  }

  @Nested
  class A_checkpoint {
    @Test
    void is_written_with_every_landing() {
      var ledger = open();
      ledger.append(RUN, 0, notes(3));
      assertThat(sizes(ledger)).isEmpty();

      ledger.append(RUN, 3, List.of(note("task-parked"), note("task-landed"), note("note")));
      ledger.append(RUN, 6, notes(3));
      ledger.append(RUN, 9, List.of(note("task-landed")));

      assertThat(sizes(ledger)).containsExactly(6L, 10L);
    }

    @Test
    void is_written_every_thousand_entries() {
      var ledger = open();
      ledger.append(RUN, 0, notes(999));
      assertThat(sizes(ledger)).isEmpty();
      ledger.append(RUN, 999, notes(1));
      ledger.append(RUN, 1_000, notes(1_500));
      ledger.append(RUN, 2_500, notes(499));
      ledger.append(RUN, 2_999, notes(7));

      assertThat(sizes(ledger)).containsExactly(1_000L, 2_500L, 3_006L);
      assertThat(audit().ok()).isTrue();
    }

    @Test
    void is_written_once_for_the_same_entries() {
      var ledger = open();
      ledger.checkpoint();
      assertThat(sizes(ledger)).isEmpty();

      ledger.append(RUN, 0, notes(2));
      ledger.checkpoint();
      ledger.checkpoint();

      assertThat(sizes(ledger)).containsExactly(2L);
    }

    private List<Long> sizes(SqliteLedger ledger) {
      return ledger.checkpoints().stream()
          .map(SignedNote::parse)
          .map(note -> Checkpoint.parse(note.text()).size())
          .toList();
    }
  }

  private Path file() {
    return folder.resolve("ledger.db");
  }

  private SqliteLedger open() {
    var ledger = new SqliteLedger(file(), "test", this::sign);
    opened.add(ledger);
    return ledger;
  }

  private SigningKey key() {
    return SigningKey.in(folder.resolve("keys"), "test");
  }

  private SignedNote sign(Checkpoint checkpoint) {
    return key().sign(checkpoint);
  }

  private AuditReport audit() {
    return LedgerAudit.verify(
        file(), "test", key().verifyKey()::vouchesFor, _ -> new BlobState.NotIncluded());
  }

  private void sql(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<Entry> notes(int count) {
    return IntStream.range(0, count).mapToObj(_ -> note("note")).toList();
  }

  private static Entry note(String type) {
    var data = Json.object().put("text", "the quick brown fox jumps over the lazy dog").end();
    return new Entry(type, 1, Instant.EPOCH, data);
  }
}
