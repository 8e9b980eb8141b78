package dev.baton.adapters.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.core.hash.Hash;
import dev.baton.core.log.Checkpoint;
import dev.baton.core.log.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
  private static final Checkpoint CHECKPOINT = new Checkpoint("garden", 40, Hash.of("a root"));

  @TempDir Path folder;

  @Nested
  class A_key_that_is_made_on_first_use {
    @Test
    void can_be_read_by_its_owner_only() throws IOException {
      SigningKey.in(folder, "garden");

      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("ledger.key"))))
          .isEqualTo("rw-------");
      try (var files = Files.list(folder)) {
        assertThat(files).hasSize(2);
      }
    }

    @Test
    void is_the_same_when_opened_again() throws IOException {
      var first = SigningKey.in(folder, "garden");
      var secret = Files.readString(folder.resolve("ledger.key"));

      var second = SigningKey.in(folder, "garden");

      assertThat(Files.readString(folder.resolve("ledger.key"))).isEqualTo(secret);
      assertThat(second.verifyKey().pem()).isEqualTo(first.verifyKey().pem());
      assertThat(second.sign(CHECKPOINT)).isEqualTo(first.sign(CHECKPOINT));
    }
  }

  @Test
  void a_key_that_many_want_first_is_one() throws Exception {
    for (int round = 0; round < 20; round++) {
      var keys = folder.resolve("round-" + round);
      Callable<String> open = () -> SigningKey.in(keys, "garden").verifyKey().pem();
      try (var many = Executors.newFixedThreadPool(8)) {
        var seen = new TreeSet<String>();
        for (var one : many.invokeAll(Collections.nCopies(8, open))) {
          seen.add(one.get());
        }

        assertThat(seen).hasSize(1);
      }
      var key = SigningKey.in(keys, "garden");
      assertThat(key.verifyKey().vouchesFor(key.sign(CHECKPOINT))).isTrue();
      try (var files = Files.list(keys)) {
        assertThat(files).hasSize(2);
      }
    }
  }

  @Nested
  class A_signature {
    @Test
    void is_vouched_for_after_it_was_printed_and_parsed() {
      var key = SigningKey.in(folder, "garden");

      var note = SignedNote.parse(key.sign(CHECKPOINT).print());

      assertThat(key.verifyKey().vouchesFor(note)).isTrue();
      assertThat(Checkpoint.parse(note.text())).isEqualTo(CHECKPOINT);
    }

    @Test
    void does_not_hold_for_another_text_name_or_key() {
      var key = SigningKey.in(folder, "garden");
      var other = SigningKey.in(folder.resolve("other"), "garden");
      var note = key.sign(CHECKPOINT);

      assertThat(other.verifyKey().vouchesFor(note)).isFalse();
      assertThat(
              key.verifyKey()
                  .vouchesFor(
                      new SignedNote(note.text().replace("40", "41"), "garden", note.blob())))
          .isFalse();
      assertThat(key.verifyKey().vouchesFor(new SignedNote(note.text(), "orchard", note.blob())))
          .isFalse();
    }

    @Test
    void is_accepted_by_openssl_which_refuses_another_text() throws Exception {
      var key = SigningKey.in(folder, "garden");
      var note = key.sign(CHECKPOINT);
      var pem = Files.writeString(folder.resolve("key.pem"), key.verifyKey().pem());
      var signature = Files.write(folder.resolve("signature"), note.signature());
      var text = Files.writeString(folder.resolve("text"), note.text());
      var changed = Files.writeString(folder.resolve("changed"), note.text().replace("40", "41"));

      assertThat(openssl(pem, signature, text)).isZero();
      assertThat(openssl(pem, signature, changed)).isEqualTo(1);
    }

    private static int openssl(Path pem, Path signature, Path text) throws Exception {
      try {
        var openssl =
            new ProcessBuilder(
                    "openssl",
                    "pkeyutl",
                    "-verify",
                    "-rawin",
                    "-pubin",
                    "-inkey",
                    pem.toString(),
                    "-sigfile",
                    signature.toString(),
                    "-in",
                    text.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(openssl.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return openssl.exitValue();
      } catch (IOException e) {
        assumeTrue(
            false, "NOT CHECKED: no openssl here to read Baton's signatures: " + e.getMessage());
        throw e;
      }
    }
  }

  @Test
  void a_text_that_is_no_key_is_refused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> VerifyKey.fromPem("-----BEGIN PUBLIC KEY-----\nAAAA\n"));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> VerifyKey.fromPem("hello"));
  }
}
