package dev.baton.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.change.FileChange;
import dev.baton.core.repo.Tree;
import dev.baton.engine.Trees.Leaf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTreesTest {
  @TempDir Path folder;
  private Lab lab;
  private Tree before;
  private Tree after;

  @BeforeEach
  void changeSomeFiles() throws IOException {
    lab = new Lab(folder);
    var clone = lab.open(Lab.attempt(1));
    Lab.write(clone.resolve("numbers.txt"), Lab.NUMBERS.replaceFirst("1\n", "one\nand a half\n"));
    Lab.write(clone.resolve("docs/ä new\tname\n.md"), "new\n");
    Files.write(clone.resolve("picture"), new byte[] {1, 0, 2, '\n', '\n'});
    Lab.executable(clone.resolve("run.sh"), "#!/bin/sh\n");
    Files.delete(clone.resolve("docs/read.md"));
    before = lab.trees.of(lab.base);
    after = lab.taken(Lab.attempt(1)).tree();
  }

  @Nested
  class A_tree {
    @Test
    void lists_every_file_whatever_it_is_called() {
      assertThat(lab.trees.list(after))
          .extracting(Leaf::path)
          .containsExactlyInAnyOrder(
              ".gitignore", "docs/ä new\tname\n.md", "numbers.txt", "picture", "run.sh");
    }

    @Test
    void without_files_is_an_empty_list() {
      assertThat(lab.trees.list(lab.store.emptyTree())).isEmpty();
    }

    @Test
    void has_files_byte_for_byte_and_none_where_there_is_none() {
      assertThat(lab.trees.file(after, "picture")).contains(new byte[] {1, 0, 2, '\n', '\n'});
      assertThat(lab.trees.file(after, "docs/read.md")).isEmpty();
      assertThat(lab.trees.file(after, "docs")).isEmpty();
    }

    @Test
    void is_laid_out_as_files() throws IOException {
      var out = folder.resolve("out");
      Lab.make(out);

      lab.trees.checkout(after, out);

      assertThat(out.resolve("docs/ä new\tname\n.md")).hasContent("new");
      assertThat(Files.isExecutable(out.resolve("run.sh"))).isTrue();
      assertThat(Files.isExecutable(out.resolve("numbers.txt"))).isFalse();
      assertThat(out.resolve(".git")).doesNotExist();
    }
  }

  @Nested
  class What_changed {
    @Test
    void is_told_file_by_file() {
      assertThat(lab.trees.between(before, after, List.of()).files())
          .extracting(change -> change.kind() + " " + change.path() + " " + change.newMode())
          .containsExactlyInAnyOrder(
              "REMOVED docs/read.md 000000",
              "ADDED docs/ä new\tname\n.md 100644",
              "MODIFIED numbers.txt 100644",
              "ADDED picture 100644",
              "MODIFIED run.sh 100755");
    }

    @Test
    void is_nothing_between_a_tree_and_itself() {
      assertThat(lab.trees.between(after, after, List.of()).files()).isEmpty();
      assertThat(lab.trees.changedLines(after, after)).isZero();
    }

    @Test
    void is_counted_in_lines_with_one_for_a_binary_file() {
      // numbers: one line out, two in; a new line; a removed line; the picture.
      assertThat(lab.trees.changedLines(before, after)).isEqualTo(6);
    }

    @Test
    void is_read_as_text_where_a_person_can_have_written_it() throws IOException {
      var clone = lab.open(Lab.attempt(2));
      Files.write(clone.resolve("heap"), new byte[5 << 20]);
      Lab.write(clone.resolve("long.txt"), "x".repeat(5 << 20));
      Lab.write(clone.resolve("short.txt"), "x\n");

      var tree = lab.taken(Lab.attempt(2)).tree();

      assertThat(lab.trees.between(before, tree, List.of()).files())
          .extracting(file -> file.path() + " " + file.after().map(String::length))
          .containsExactlyInAnyOrder(
              "heap Optional.empty", "long.txt Optional.empty", "short.txt Optional[2]");
    }

    @Test
    void is_not_read_where_all_of_it_together_is_too_much() {
      var changes = new GitChanges(lab.store.git(), 50);

      assertThatThrownBy(() -> changes.between(before, after, List.of()))
          .isInstanceOf(GitFailed.class)
          .hasMessageContaining("make it several changes");
    }

    @Test
    void is_a_removal_and_an_addition_where_a_file_was_renamed() throws IOException {
      var clone = lab.open(Lab.attempt(2));
      Files.move(clone.resolve("numbers.txt"), clone.resolve("figures.txt"));

      var renamed = lab.taken(Lab.attempt(2)).tree();
      assertThat(lab.trees.between(before, renamed, List.of()).files())
          .extracting(FileChange::kind)
          .containsExactlyInAnyOrder(FileChange.Kind.ADDED, FileChange.Kind.REMOVED);
    }
  }

  @Nested
  class A_part {
    @Test
    void has_the_matching_files_and_no_other() {
      var part = lab.trees.part(after, path -> path.startsWith("docs/") || path.equals("run.sh"));

      assertThat(lab.trees.list(part))
          .containsExactlyInAnyOrderElementsOf(
              lab.trees.list(after).stream()
                  .filter(leaf -> leaf.path().startsWith("docs/") || leaf.path().equals("run.sh"))
                  .toList());
    }

    @Test
    void is_the_same_tree_wherever_those_files_are_the_same() {
      assertThat(before).isNotEqualTo(after);
      assertThat(lab.trees.part(before, path -> path.equals(".gitignore")))
          .isEqualTo(lab.trees.part(after, path -> path.equals(".gitignore")));
    }

    @Test
    void that_matches_nothing_is_empty() {
      assertThat(lab.trees.list(lab.trees.part(after, path -> false))).isEmpty();
    }
  }

  @Nested
  class An_overlay {
    @Test
    void takes_the_matching_files_out_and_puts_the_others_in() {
      var mixed = lab.trees.overlay(after, before, path -> path.startsWith("docs/"));

      assertThat(lab.trees.list(mixed))
          .extracting(Leaf::path)
          .containsExactlyInAnyOrder(
              ".gitignore", "docs/read.md", "numbers.txt", "picture", "run.sh");
      assertThat(lab.trees.file(mixed, "numbers.txt").orElseThrow())
          .isEqualTo(lab.trees.file(after, "numbers.txt").orElseThrow());
    }

    @Test
    void puts_a_folder_where_a_file_was() throws IOException {
      var clone = lab.open(Lab.attempt(2));
      Files.delete(clone.resolve("numbers.txt"));
      Lab.write(clone.resolve("numbers.txt/one"), "one\n");
      var other = lab.taken(Lab.attempt(2)).tree();

      var mixed = lab.trees.overlay(before, other, path -> path.startsWith("numbers.txt"));

      assertThat(mixed).isEqualTo(other);
    }

    @Test
    void that_matches_nothing_is_the_ground() {
      assertThat(lab.trees.overlay(after, before, path -> false)).isEqualTo(after);
    }
  }
}
