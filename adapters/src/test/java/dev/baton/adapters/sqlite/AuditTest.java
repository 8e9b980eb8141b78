package dev.baton.adapters.sqlite;

import static dev.baton.adapters.sqlite.LedgerStory.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.adapters.signing.SigningKey;
import dev.baton.adapters.signing.VerifyKey;
import dev.baton.core.hash.Hash;
import dev.baton.core.json.JsonFault;
import dev.baton.core.log.AuditReport;
import dev.baton.core.log.AuditReport.Fault;
import dev.baton.core.log.AuditReport.Fault.Kind;
import dev.baton.core.log.Checkpoint;
import dev.baton.core.log.ExportAudit;
import dev.baton.core.log.ExportAudit.Trust;
import dev.baton.core.log.Merkle;
import dev.baton.engine.LedgerUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way to tamper with a ledger that the audit promises to find, done to a real file.
class AuditTest {
  @TempDir Path folder;
  private LedgerStory story;

  @BeforeEach
  void tell() {
    story = new LedgerStory(folder);
  }

  @Test
  void an_untouched_ledger_has_no_fault() {
    var report = story.audit();

    assertThat(report.faults()).isEmpty();
    assertThat(report.ok()).isTrue();
    assertThat(report.events()).isEqualTo(45);
    assertThat(report.checkpoints()).isEqualTo(4);
    assertThat(report.vouched()).isEqualTo(40);
    assertThat(report.blobs()).isEqualTo(new AuditReport.Blobs(45, 0));
    assertThat(report.root()).isEqualTo(root(story.bodies()));
  }

  @Test
  void an_audit_writes_nothing() throws IOException {
    var before = Files.readAllBytes(story.file);

    story.audit();

    assertThat(Files.readAllBytes(story.file)).isEqualTo(before);
  }

  @Test
  void a_run_may_go_on_meanwhile() {
    try (var ledger = story.open()) {
      assertThat(story.audit().ok()).isTrue();
      ledger.checkpoint();
      assertThat(story.audit().vouched()).isEqualTo(45);
    }
  }

  @Test
  void no_ledger_and_no_database_are_told_apart_from_a_fault() throws IOException {
    var text =
        Files.writeString(
            folder.resolve("text.db"), "not a database, but a long text\n".repeat(99));

    assertThatExceptionOfType(LedgerUnavailable.class).isThrownBy(() -> audit(text));
    assertThatExceptionOfType(LedgerUnavailable.class)
        .isThrownBy(() -> audit(folder.resolve("none.db")))
        .withMessageContaining("no ledger");
    assertThat(folder.resolve("none.db")).doesNotExist();
  }

  @Nested
  class A_changed_text {
    @Test
    void no_longer_fits_its_leaf_and_leaves_every_other_entry_proved() {
      rewrite(17, body -> body.replace("note 17", "note 71"));

      assertFaults().containsExactly(fault(Kind.CHANGED, "entry 17"));
      assertThat(story.audit().vouched()).isEqualTo(40);
    }

    @Test
    void with_a_new_leaf_is_narrowed_down_by_the_checkpoints_around_it() {
      rewrite(17, body -> body.replace("note 17", "note 71"));
      releaf(17);

      assertFaults()
          .containsExactly(fault(Kind.ROOT, "checkpoint 20"), fault(Kind.EDGE, "tree edge"));
      assertThat(story.audit().faults().getFirst().message())
          .contains("entries 11 to 20")
          .contains("up to entry 10 all is as signed");
      assertThat(story.audit().vouched()).isEqualTo(10);
    }

    @Test
    void after_the_last_checkpoint_does_not_fit_the_tree() {
      rewrite(43, body -> body.replace("note 43", "note 34"));
      releaf(43);

      assertFaults().containsExactly(fault(Kind.EDGE, "tree edge"));
    }

    @Test
    void that_is_no_json_is_named() {
      rewrite(17, _ -> "{\"broken");

      assertFaults().contains(fault(Kind.CHANGED, "entry 17"), fault(Kind.MALFORMED, "entry 17"));
    }

    @Test
    void that_means_the_same_but_is_not_canonical_is_named() {
      rewrite(17, body -> body.replace("\"number\":", "\"number\": "));
      releaf(17);

      assertFaults().contains(fault(Kind.MALFORMED, "entry 17"), fault(Kind.ROOT, "checkpoint 20"));
    }

    @Test
    void with_a_field_more_is_not_canonical() {
      rewrite(17, body -> body.replace("\"v\":1", "\"v\":1,\"w\":2"));

      assertFaults().contains(fault(Kind.MALFORMED, "entry 17"));
    }
  }

  @Nested
  class A_changed_leaf {
    @Test
    void is_named_and_the_checkpoint_after_it_does_not_fit() {
      story.tamper("UPDATE entries SET leaf = zeroblob(32) WHERE sequence = 17");

      assertFaults().contains(fault(Kind.CHANGED, "entry 17"), fault(Kind.ROOT, "checkpoint 20"));
    }

    @Test
    void that_is_no_hash_is_named() {
      story.tamper("UPDATE entries SET leaf = x'00' WHERE sequence = 17");

      assertFaults().containsExactly(fault(Kind.CHANGED, "entry 17"));
    }
  }

  @Nested
  class A_removed_entry {
    @Test
    void leaves_a_gap_in_the_sequence_and_in_its_stream() {
      story.tamper("DELETE FROM entries WHERE sequence = 17");

      assertFaults()
          .contains(
              fault(Kind.MISSING, "entry 17"),
              fault(Kind.MISSING, "entry 19"),
              fault(Kind.ROOT, "checkpoint 20"),
              fault(Kind.EDGE, "tree edge"));
      assertThat(story.audit().faults()).extracting(Fault::message).contains("entry 17 is missing");
    }

    @Test
    void that_was_the_last_of_its_stream_leaves_a_gap_in_the_sequence() {
      story.tamper("DELETE FROM entries WHERE sequence IN (42, 45)");

      assertFaults()
          .containsExactly(fault(Kind.MISSING, "entry 42"), fault(Kind.EDGE, "tree edge"));
    }

    @Test
    void that_was_the_very_last_is_missed_by_the_tree() {
      story.tamper("DELETE FROM entries WHERE sequence = 45");

      assertFaults().containsExactly(fault(Kind.EDGE, "tree edge"));
      assertThat(story.audit().faults().getFirst().message())
          .isEqualTo("the ledger counts 45 entries, but holds 44");
    }

    @Test
    void right_where_a_checkpoint_stands_is_missed_by_it() {
      story.tamper("DELETE FROM entries WHERE sequence = 20");

      assertFaults()
          .contains(fault(Kind.CUT_OFF, "checkpoint 20"), fault(Kind.MISSING, "entry 20"));
    }
  }

  @Nested
  class A_cut_off_tail {
    @Test
    void is_missed_by_the_checkpoint_that_covers_it() {
      story.tamper("DELETE FROM entries WHERE sequence > 37");

      assertFaults()
          .containsExactly(fault(Kind.CUT_OFF, "checkpoint 40"), fault(Kind.EDGE, "tree edge"));
      assertThat(story.audit().faults().getFirst().message())
          .isEqualTo(
              "checkpoint 40 vouches for 40 entries, but there are 37 up to here: entries 38 to 40"
                  + " were removed");
    }
  }

  @Nested
  class A_moved_entry {
    @Test
    void contradicts_the_number_in_its_text() {
      story.tamper("UPDATE entries SET sequence = 99 WHERE sequence = 17");

      assertFaults()
          .contains(
              fault(Kind.MISSING, "entry 17"),
              fault(Kind.MISPLACED, "entry 99"),
              fault(Kind.ROOT, "checkpoint 20"));
    }

    @Test
    void renumbered_in_its_text_as_well_breaks_its_stream_and_the_root() {
      rewrite(17, body -> body.replace("\"number\":12", "\"number\":13"));
      releaf(17);
      story.tamper("UPDATE entries SET number = 1013 WHERE sequence = 17");

      assertFaults()
          .contains(
              fault(Kind.MISPLACED, "entry 17"),
              fault(Kind.MISSING, "entry 17"),
              fault(Kind.MISPLACED, "entry 19"),
              fault(Kind.ROOT, "checkpoint 20"));
    }

    @Test
    void to_another_stream_contradicts_its_text() {
      story.tamper("UPDATE entries SET stream = 'R-9' WHERE sequence = 17");

      assertFaults().containsExactly(fault(Kind.MISPLACED, "entry 17"));
    }

    @Test
    void that_swapped_places_with_another_is_named_twice() {
      var first = story.body(16);
      var second = story.body(17);
      rewrite(16, _ -> second);
      rewrite(17, _ -> first);
      releaf(16);
      releaf(17);

      assertFaults()
          .contains(
              fault(Kind.MISPLACED, "entry 16"),
              fault(Kind.MISPLACED, "entry 17"),
              fault(Kind.ROOT, "checkpoint 20"));
    }
  }

  @Nested
  class A_checkpoint {
    @Test
    void with_a_changed_text_is_not_vouched_for() {
      note(30, note -> note.replace("\n30\n", "\n31\n"));

      assertFaults().containsExactly(fault(Kind.SIGNATURE, "checkpoint 31"));
    }

    @Test
    void signed_with_a_foreign_key_is_not_vouched_for() {
      var stranger = SigningKey.in(folder.resolve("stranger"), ORIGIN);
      note(30, _ -> stranger.sign(checkpoint(30)).print());

      assertFaults().containsExactly(fault(Kind.SIGNATURE, "checkpoint 30"));
    }

    @Test
    void of_another_log_is_refused_although_the_key_is_right() {
      note(
          30,
          _ ->
              story
                  .key
                  .sign(new Checkpoint("orchard", 30, root(story.bodies().subList(0, 30))))
                  .print());

      assertFaults().containsExactly(fault(Kind.ORIGIN, "checkpoint 30"));
    }

    @Test
    void that_is_none_is_named() {
      note(30, _ -> "no note at all");

      assertFaults().containsExactly(fault(Kind.MALFORMED, "checkpoint 3"));
    }

    @Test
    void kept_at_another_place_is_named() {
      story.tamper("UPDATE checkpoints SET size = 33 WHERE size = 30");

      assertFaults().containsExactly(fault(Kind.MISPLACED, "checkpoint 30"));
    }

    @Test
    void over_rewritten_entries_does_not_help_without_the_key() {
      var stranger = SigningKey.in(folder.resolve("stranger"), ORIGIN);
      rewrite(17, body -> body.replace("note 17", "note 71"));
      releaf(17);
      for (int size = 20; size <= 40; size += 10) {
        var forged = stranger.sign(checkpoint(size)).print();
        note(size, _ -> forged);
      }

      assertFaults()
          .contains(
              fault(Kind.SIGNATURE, "checkpoint 20"),
              fault(Kind.SIGNATURE, "checkpoint 30"),
              fault(Kind.SIGNATURE, "checkpoint 40"));
    }

    @Test
    void must_not_be_missing_where_the_ledger_always_writes_one() {
      try (var ledger = story.open()) {
        var length = ledger.read(LedgerStory.ONE, 0).size();
        var entry = ledger.read(LedgerStory.ONE, 0).getFirst().entry();
        for (int i = 0; i < 1_000; i++) {
          ledger.append(LedgerStory.ONE, length + i, List.of(entry));
        }
      }
      assertThat(story.audit().ok()).isTrue();

      story.tamper("DELETE FROM checkpoints WHERE size > 900");

      assertFaults().containsExactly(fault(Kind.UNSIGNED, "entries 41 to 1045"));
    }
  }

  @Nested
  class Evidence {
    @Test
    void that_is_gone_is_named_with_the_entry_that_needs_it() throws IOException {
      var blob = Hash.of(LedgerStory.log(17));
      Files.delete(story.evidence.file(blob));

      assertFaults().containsExactly(fault(Kind.BLOB_MISSING, "blob " + blob));
      assertThat(story.audit().faults().getFirst().message()).contains("entry 17");
    }

    @Test
    void that_was_swapped_is_named() throws IOException {
      var blob = Hash.of(LedgerStory.log(17));
      Files.writeString(story.evidence.file(blob), LedgerStory.log(18));

      assertFaults().containsExactly(fault(Kind.BLOB_CHANGED, "blob " + blob));
    }
  }

  @Nested
  class The_tree_beside_the_entries {
    @Test
    void must_be_the_tree_of_the_entries() {
      story.tamper("UPDATE edge SET hashes = replace(hashes, substr(hashes, 1, 8), '00000000')");

      assertFaults().containsExactly(fault(Kind.EDGE, "tree edge"));
    }

    @Test
    void must_count_them() {
      story.tamper("UPDATE edge SET size = 44");

      assertFaults().containsExactly(fault(Kind.EDGE, "tree edge"));
    }

    @Test
    void must_be_there() {
      story.tamper("DELETE FROM edge");

      assertFaults().containsExactly(fault(Kind.EDGE, "tree edge"));
    }
  }

  @Test
  void many_faults_are_counted_and_the_first_hundred_listed() {
    story.tamper("UPDATE entries SET body = 'x'");
    story.tamper("UPDATE entries SET leaf = 'x'");
    for (int i = 0; i < 100; i++) {
      story.tamper("INSERT INTO checkpoints VALUES (?, 'x')", 1_000 + i);
    }

    var report = story.audit();

    assertThat(report.faults()).hasSize(100);
    assertThat(report.unlisted()).isPositive();
    assertThat(report.ok()).isFalse();
  }

  @Nested
  class An_export {
    @Test
    void verifies_with_a_key_that_came_another_way() {
      var report = verify(export());

      assertThat(report.audit().faults()).isEmpty();
      assertThat(report.audit().ok()).isTrue();
      assertThat(report.audit().events()).isEqualTo(45);
      assertThat(report.audit().vouched()).isEqualTo(45);
      assertThat(report.audit().checkpoints()).isEqualTo(5);
      assertThat(report.audit().root()).isEqualTo(root(story.bodies()));
      assertThat(report.origin()).isEqualTo(ORIGIN);
      assertThat(report.keyFromHeader()).isFalse();
    }

    @Test
    void says_that_evidence_is_not_included_instead_of_missing() {
      assertThat(verify(export()).audit().blobs()).isEqualTo(new AuditReport.Blobs(45, 45));
    }

    @Test
    void ends_at_the_last_checkpoint() {
      var file = folder.resolve("unsigned.jsonl");

      assertThat(LedgerExport.write(story.file, ORIGIN, story.key.verifyKey().pem(), file))
          .isEqualTo(40);
      assertThat(verify(file).audit().ok()).isTrue();
    }

    @Test
    void holds_the_entries_verbatim_and_each_checkpoint_after_what_it_covers() throws IOException {
      var lines = Files.readAllLines(export());

      assertThat(lines.getFirst())
          .startsWith("{\"events\":45,\"origin\":\"garden\",\"publicKeyPem\":\"-----BEGIN")
          .endsWith("\"schema\":\"baton.audit-export/1\"}");
      assertThat(lines.subList(1, 11)).isEqualTo(story.bodies().subList(0, 10));
      assertThat(lines.get(11)).startsWith("{\"checkpoint\":\"garden\\n10\\n");
      assertThat(lines).hasSize(1 + 45 + 5);
    }

    @Test
    void uses_the_key_in_its_header_only_when_asked_and_says_so() throws IOException {
      var file = export();
      var stranger = SigningKey.in(folder.resolve("stranger"), ORIGIN).verifyKey();

      assertThat(LedgerExport.verify(file, new Trust.Key(stranger::vouchesFor)).audit().faults())
          .extracting(Fault::kind)
          .containsOnly(Kind.SIGNATURE, Kind.UNSIGNED);
      var report =
          LedgerExport.verify(file, new Trust.Header(pem -> VerifyKey.fromPem(pem)::vouchesFor));
      assertThat(report.audit().ok()).isTrue();
      assertThat(report.keyFromHeader()).isTrue();
      assertThat(Files.readAllLines(file).getFirst()).contains("BEGIN PUBLIC KEY");
    }

    @Test
    void with_a_changed_entry_is_found() throws IOException {
      var file = change(lines -> replace(lines, "note 17", "note 71"));

      assertThat(verify(file).audit().faults())
          .extracting(AuditTest::brief)
          .containsExactly(fault(Kind.ROOT, "checkpoint 20"));
    }

    @Test
    void with_an_entry_less_is_found() throws IOException {
      var file = change(lines -> lines.removeIf(line -> line.contains("note 17")));

      assertThat(verify(file).audit().faults())
          .extracting(AuditTest::brief)
          .contains(fault(Kind.MISSING, "entry 17"), fault(Kind.ROOT, "checkpoint 20"));
    }

    @Test
    void with_an_entry_twice_is_found() throws IOException {
      var file = change(lines -> lines.add(19, lines.get(18)));

      assertThat(verify(file).audit().faults())
          .extracting(AuditTest::brief)
          .contains(fault(Kind.MISPLACED, "entry 17"), fault(Kind.ROOT, "checkpoint 20"));
    }

    @Test
    void cut_off_is_found_even_where_its_checkpoints_went_with_it() throws IOException {
      var file = change(lines -> lines.subList(20, lines.size()).clear());

      assertThat(verify(file).audit().faults())
          .extracting(AuditTest::brief)
          .containsExactly(fault(Kind.CUT_OFF, "header"), fault(Kind.UNSIGNED, "entries 11 to 18"));
    }

    @Test
    void without_checkpoints_proves_nothing_and_is_not_ok() throws IOException {
      var file = change(lines -> lines.removeIf(line -> line.startsWith("{\"checkpoint\"")));

      assertThat(verify(file).audit().faults())
          .extracting(AuditTest::brief)
          .containsExactly(fault(Kind.UNSIGNED, "entries 1 to 45"));
    }

    @Test
    void with_bytes_that_are_no_text_is_found() throws IOException {
      var file = export();
      var bytes = Files.readAllBytes(file);
      var text = new String(bytes, StandardCharsets.ISO_8859_1);
      bytes[text.indexOf("note 17")] = (byte) 0xff;
      Files.write(file, bytes);

      assertThat(verify(file).audit().faults())
          .extracting(AuditTest::brief)
          .containsExactly(fault(Kind.ROOT, "checkpoint 20"));
    }

    @Test
    void that_is_none_is_refused() throws IOException {
      var file = Files.writeString(folder.resolve("x"), "hello\n");

      assertThatExceptionOfType(JsonFault.class)
          .isThrownBy(() -> verify(file))
          .withMessageContaining("not an export");
    }

    private Path export() {
      var file = folder.resolve("export.jsonl");
      try (var ledger = story.open()) {
        ledger.checkpoint();
      }
      LedgerExport.write(story.file, ORIGIN, story.key.verifyKey().pem(), file);
      return file;
    }

    private ExportAudit.Report verify(Path file) {
      return LedgerExport.verify(file, new Trust.Key(story.key.verifyKey()::vouchesFor));
    }

    private Path change(Consumer<List<String>> change) throws IOException {
      var file = export();
      var lines = new ArrayList<>(Files.readAllLines(file));
      change.accept(lines);
      return Files.write(file, lines);
    }

    private static void replace(List<String> lines, String old, String young) {
      lines.replaceAll(line -> line.replace(old, young));
    }
  }

  private AuditReport audit(Path file) {
    return LedgerAudit.verify(
        file, ORIGIN, story.key.verifyKey()::vouchesFor, story.evidence::state);
  }

  private void rewrite(int entry, UnaryOperator<String> change) {
    var body = change.apply(story.body(entry));
    assertThat(story.tamper("UPDATE entries SET body = ? WHERE sequence = ?", body, entry))
        .isEqualTo(1);
  }

  private void releaf(int entry) {
    var leaf = leaf(story.body(entry));
    story.tamper(
        "UPDATE entries SET leaf = ? WHERE sequence = ?",
        HexFormat.of().parseHex(leaf.hex()),
        entry);
  }

  private void note(int size, UnaryOperator<String> change) {
    var note = change.apply(story.text("SELECT note FROM checkpoints WHERE size = ?", size));
    story.tamper("UPDATE checkpoints SET note = ? WHERE size = ?", note, size);
  }

  private Checkpoint checkpoint(int size) {
    return new Checkpoint(ORIGIN, size, root(story.bodies().subList(0, size)));
  }

  private static Hash root(List<String> bodies) {
    var tree = Merkle.empty();
    for (var body : bodies) {
      tree = tree.with(leaf(body));
    }
    return tree.root();
  }

  private static Hash leaf(String body) {
    return Merkle.leaf(body.getBytes(StandardCharsets.UTF_8));
  }

  private ListAssert<String> assertFaults() {
    var report = story.audit();
    assertThat(report.ok()).isFalse();
    return assertThat(report.faults().stream().map(AuditTest::brief).toList());
  }

  private static String brief(Fault fault) {
    return fault(fault.kind(), fault.where());
  }

  private static String fault(Kind kind, String where) {
    return kind.word() + ": " + where;
  }
}
