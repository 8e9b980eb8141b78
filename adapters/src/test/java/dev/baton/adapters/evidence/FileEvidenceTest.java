package dev.baton.adapters.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.hash.Hash;
import dev.baton.core.log.BlobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEvidenceTest {
  @TempDir Path folder;
  private FileEvidence evidence;

  @BeforeEach
  void open() {
    evidence = new FileEvidence(folder);
  }

  @Test
  void gives_back_what_was_put() {
    var hash = evidence.put("a log");

    assertThat(hash).isEqualTo(Hash.of("a log"));
    assertThat(evidence.text(hash)).contains("a log");
    assertThat(evidence.state(hash)).isEqualTo(new BlobState.Whole());
  }

  @Test
  void keeps_nothing_as_well() {
    assertThat(evidence.get(evidence.put(""))).hasValueSatisfying(it -> assertThat(it).isEmpty());
  }

  @Test
  void has_not_what_was_never_put() {
    assertThat(evidence.get(Hash.of("x"))).isEmpty();
    assertThat(evidence.state(Hash.of("x"))).isEqualTo(new BlobState.Missing());
  }

  @Test
  void keeps_the_same_content_once() throws IOException {
    var first = evidence.put("a log");
    var written = Files.getLastModifiedTime(evidence.file(first));

    assertThat(evidence.put("a log")).isEqualTo(first);

    assertThat(Files.getLastModifiedTime(evidence.file(first))).isEqualTo(written);
    assertThat(files()).containsExactly(evidence.file(first));
  }

  @Nested
  class A_damaged_blob {
    @Test
    void is_not_handed_out() throws IOException {
      var hash = evidence.put("a log");
      Files.writeString(evidence.file(hash), "another log");

      assertThat(evidence.get(hash)).isEmpty();
      assertThat(evidence.state(hash)).isEqualTo(new BlobState.Changed());
    }

    @Test
    void is_repaired_when_its_content_is_put_again() throws IOException {
      var hash = evidence.put("a log");
      Files.writeString(evidence.file(hash), "a l");

      evidence.put("a log");

      assertThat(evidence.text(hash)).contains("a log");
      assertThat(files()).hasSize(1);
    }
  }

  @Test
  void takes_many_at_once_and_leaves_no_draft_behind() throws Exception {
    var puts = new ArrayList<Callable<Hash>>();
    for (int i = 0; i < 200; i++) {
      var content = "blob " + i % 10;
      puts.add(() -> evidence.put(content));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var hashes = threads.invokeAll(puts).stream().map(Future::resultNow).distinct().toList();
      assertThat(hashes).hasSize(10).allSatisfy(hash -> assertThat(evidence.get(hash)).isPresent());
    }
    assertThat(files()).hasSize(10);
  }

  private List<Path> files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
