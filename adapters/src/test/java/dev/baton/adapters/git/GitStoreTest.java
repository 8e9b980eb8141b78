package dev.baton.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GitStoreTest {
  @TempDir Path folder;
  private Lab lab;

  @BeforeEach
  void prepare() {
    lab = new Lab(folder);
  }

  @Test
  void is_made_whole_and_once_by_all_who_want_it_first() throws Exception {
    var place = folder.resolve("fresh/store.git");
    Callable<String> open = () -> GitStore.at(lab.program, place).objectFormat();

    try (var many = Executors.newFixedThreadPool(4)) {
      for (var one : many.invokeAll(Collections.nCopies(4, open))) {
        assertThat(one.get()).isEqualTo("sha1");
      }
    }

    try (var files = Files.list(folder.resolve("fresh"))) {
      assertThat(files).containsExactly(place);
    }
  }

  @Test
  void finds_a_ref_wherever_git_keeps_it() {
    var ref = "refs/baton/target/kept";
    assertThat(lab.store.at(ref)).isEmpty();

    lab.store.bringHead(lab.repository);
    lab.store.point(ref, lab.base);
    lab.store.git().must("pack-refs", "--all");

    assertThat(lab.store.folder().resolve(ref)).doesNotExist();
    assertThat(lab.store.at(ref)).contains(lab.base);
    assertThat(lab.store.at("refs/baton/target/other")).isEmpty();
  }

  @Nested
  class A_lock_of_a_git_that_was_killed {
    private static final String REF = "refs/baton/target/kept";
    private Path lock;

    @BeforeEach
    void kill() {
      lab.store.bringHead(lab.repository);
      lock = lab.store.folder().resolve(REF + ".lock");
      Lab.write(lock, "");
    }

    @Test
    void stands_in_the_way_until_it_is_removed() {
      assertThatExceptionOfType(GitFailed.class)
          .isThrownBy(() -> lab.store.point(REF, lab.base))
          .withMessageContaining(lock.toString());

      lab.store.removeLeftLocks();

      lab.store.point(REF, lab.base);
      assertThat(lab.store.at(REF)).contains(lab.base);
    }

    @Test
    void is_left_where_a_git_is_at_work_on_the_store() throws IOException, InterruptedException {
      var atWork =
          new ProcessBuilder("git", "--git-dir=" + lab.store.folder(), "cat-file", "--batch")
              .start();
      try {
        lab.store.removeLeftLocks();

        assertThat(lock).exists();
      } finally {
        atWork.destroyForcibly().waitFor();
      }
      lab.store.removeLeftLocks();
      assertThat(lock).doesNotExist();
    }
  }
}
