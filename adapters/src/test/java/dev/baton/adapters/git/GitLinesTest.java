package dev.baton.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.origin.Edit;
import dev.baton.core.origin.FileEdits;
import dev.baton.core.repo.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitLinesTest {
  @TempDir Path folder;
  private Lab lab;

  @BeforeEach
  void prepare() {
    lab = new Lab(folder);
  }

  private List<FileEdits> changed() {
    var before = Lab.head(lab.user);
    var after = Lab.commit(lab.user, "change");
    return new GitLines(lab.repository).between(before, after, List.of());
  }

  private static Optional<String> name(String path) {
    return Optional.of(path);
  }

  @Nested
  class A_comparison {
    @Test
    void tells_hunks_by_their_lines() {
      Lab.write(
          lab.user.resolve("numbers.txt"),
          Lab.NUMBERS.replace("3\n4\n", "three\n").replace("9\n", "9\n+++ b/x\n--- a/y\n@@\n"));

      assertThat(changed())
          .containsExactly(
              new FileEdits(
                  name("numbers.txt"),
                  name("numbers.txt"),
                  List.of(new Edit(3, 2, 3, 1), new Edit(9, 0, 9, 3), new Edit(19, 0, 22, 3))));
    }

    @Test
    void knows_files_by_the_oddest_names() {
      for (var odd : List.of("a b", "tab\there", "new\nline", "quo\"te", "back\\slash", "é")) {
        Lab.write(lab.user.resolve(odd), "x\n");
      }

      assertThat(changed())
          .extracting(change -> change.to().orElseThrow())
          .containsExactlyInAnyOrder(
              "a b", "tab\there", "new\nline", "quo\"te", "back\\slash", "é");
    }

    @Test
    void follows_a_file_to_its_new_name() {
      Lab.plain(lab.user, "mv", "numbers.txt", "docs/digits of all.txt");
      Lab.write(lab.user.resolve("docs/digits of all.txt"), "0\n" + Lab.NUMBERS);
      Lab.plain(lab.user, "mv", "docs/read.md", "read me.md");

      assertThat(changed())
          .containsExactly(
              new FileEdits(
                  name("numbers.txt"),
                  name("docs/digits of all.txt"),
                  List.of(new Edit(0, 0, 1, 1))),
              new FileEdits(name("docs/read.md"), name("read me.md"), List.of()));
    }

    @Test
    void takes_data_for_a_file_that_went_and_one_that_came() {
      Lab.write(lab.user.resolve("numbers.txt"), "\0\0\0");

      assertThat(changed())
          .containsExactly(
              new FileEdits(name("numbers.txt"), Optional.empty(), List.of()),
              new FileEdits(Optional.empty(), name("numbers.txt"), List.of()));
    }

    @Test
    void sees_a_file_without_its_last_line_end() {
      Lab.write(lab.user.resolve("docs/read.md"), "read me");

      assertThat(changed())
          .containsExactly(
              new FileEdits(
                  name("docs/read.md"), name("docs/read.md"), List.of(new Edit(1, 1, 1, 1))));
    }

    @Test
    void sees_an_empty_file_come_and_go() {
      Lab.write(lab.user.resolve("empty"), "");

      assertThat(changed())
          .containsExactly(new FileEdits(Optional.empty(), name("empty"), List.of()));
    }
  }

  @Nested
  class A_line {
    @Test
    void comes_from_a_commit_under_the_name_it_had_there() {
      Lab.plain(lab.user, "mv", "numbers.txt", "a \"b\".txt");
      Lab.write(lab.user.resolve("a \"b\".txt"), "0\n" + Lab.NUMBERS);
      var renamed = Lab.commit(lab.user, "rename");

      var touches = new GitLines(lab.repository).touches("HEAD", "a \"b\".txt", Optional.empty());

      assertThat(touches).hasSize(21);
      assertThat(touches.get(1)).isEqualTo(new GitLines.Touch(renamed, "a \"b\".txt", 1));
      assertThat(touches.get(2)).isEqualTo(new GitLines.Touch(lab.base, "numbers.txt", 1));
    }

    @Test
    void comes_from_the_same_commit_when_it_is_asked_for_alone() {
      Lab.plain(lab.user, "checkout", "-q", "-b", "side");
      Lab.write(lab.user.resolve("numbers.txt"), Lab.NUMBERS.replace("\n3\n", "\nthree\n"));
      Lab.commit(lab.user, "three");
      Lab.plain(lab.user, "checkout", "-q", "main");
      Lab.write(lab.user.resolve("numbers.txt"), Lab.NUMBERS.replace("\n9\n", "\nnine\n"));
      Lab.commit(lab.user, "nine");
      Lab.plain(lab.user, "merge", "-q", "--no-edit", "side");
      Lab.plain(lab.user, "mv", "numbers.txt", "n.txt");
      Lab.commit(lab.user, "rename");
      Lab.write(
          lab.user.resolve("n.txt"),
          Lab.NUMBERS
              .replace("\n3\n", "\nthree\n")
              .replace("\n5\n", "\nfive\nmore\n")
              .replace("\n9\n", "\nnine\n"));
      Lab.commit(lab.user, "five");
      Lab.write(lab.user.resolve("other"), "x\n");
      Lab.commit(lab.user, "other");
      lab.target("main").tip();
      lab.store.noteChangedFiles();

      for (var lines :
          List.of(new GitLines(lab.repository), new GitLines(lab.repository, lab.store))) {
        var all = lines.touches("HEAD", "n.txt", Optional.empty());
        assertThat(all).hasSize(21);
        all.forEach((line, touch) ->
            assertThat(lines.touch("HEAD", "n.txt", line)).as("line %d", line).contains(touch));
        assertThat(lines.touch("HEAD", "n.txt", 22)).isEmpty();
        assertThat(lines.touch("HEAD", "numbers.txt", 1)).isEmpty();
        assertThat(lines.touch("HEAD", "nothing", 1)).isEmpty();
      }
    }

    @Test
    void comes_from_the_same_commit_in_a_long_history() {
      var stream = new StringBuilder();
      for (int i = 0; i < 1_200; i++) {
        stream.append("commit refs/heads/main\ncommitter Ada <ada@localhost> ");
        stream.append(1_800_000_000 + i).append(" +0000\ndata 0\n");
        stream.append(i == 0 ? "from " + lab.base.sha() + "\n" : "").append('\n');
      }
      Lab.fed(lab.user, stream.toString(), "fast-import", "--quiet");
      Lab.write(lab.user.resolve("numbers.txt"), Lab.NUMBERS.replace("\n3\n", "\nthree\n"));
      Lab.commit(lab.user, "three");
      var lines = new GitLines(lab.repository);

      lines
          .touches("HEAD", "numbers.txt", Optional.empty())
          .forEach((line, touch) ->
              assertThat(lines.touch("HEAD", "numbers.txt", line)).as("%d", line).contains(touch));
      assertThat(lines.touch("HEAD", "numbers.txt", 2).orElseThrow().commit()).isEqualTo(lab.base);
      assertThat(lines.touch("HEAD", "numbers.txt", 3).orElseThrow().commit())
          .isEqualTo(Lab.head(lab.user));
    }

    @Test
    void that_is_not_there_comes_from_nowhere() {
      var lines = new GitLines(lab.repository);

      assertThat(lines.touches("HEAD", "numbers.txt", name("21,21"))).isEmpty();
      assertThat(lines.touches("HEAD", "nothing", Optional.empty())).isEmpty();
    }
  }

  @Test
  void commits_are_told_with_parents_author_and_message() {
    Lab.write(lab.user.resolve("more"), "more\n");
    var commit = Lab.commit(lab.user, "more\n\nand why");
    var nowhere = new Commit("0123456789012345678901234567890123456789");

    var facts = new GitLines(lab.repository).facts(List.of(commit, nowhere));

    assertThat(facts.keySet()).containsExactly(commit);
    assertThat(facts.values())
        .allSatisfy(it -> {
          assertThat(it.parents()).containsExactly(lab.base);
          assertThat(it.written()).startsWith("Ada <ada@localhost> ");
          assertThat(it.subject()).isEqualTo("more");
          assertThat(it.message()).contains("and why");
        });
  }

  @Nested
  class Notes {
    @Test
    void are_added_all_at_once_beside_those_of_others() {
      var first = lab.base;
      Lab.write(lab.user.resolve("more"), "more\n");
      var second = Lab.commit(lab.user, "more");
      Lab.plain(lab.user, "notes", "--ref=ai", "add", "-m", "theirs", first.sha());
      var notes = new GitNotes(lab.repository);

      assertThat(notes.add(Map.of(second, "ours é\n---\n"), "why", Instant.EPOCH)).isEmpty();

      assertThat(notes.of(first)).contains("theirs\n");
      assertThat(notes.of(second)).contains("ours é\n---\n");
      assertThat(notes.texts()).isEqualTo(Map.of(first, "theirs\n", second, "ours é\n---\n"));
      assertThat(Lab.plain(lab.user, "notes", "--ref=ai", "show", second.sha())).contains("ours");
    }

    @Test
    void on_a_commit_that_is_not_there_are_refused_with_all_the_rest() {
      var notes = new GitNotes(lab.repository);
      var nowhere = new Commit("0123456789012345678901234567890123456789");

      var refused = notes.add(Map.of(lab.base, "a", nowhere, "b"), "why", Instant.EPOCH);

      assertThat(refused).isPresent();
      assertThat(notes.all()).isEmpty();
    }

    @Test
    void that_are_far_too_large_are_none_and_do_not_hide_the_others() {
      var first = Lab.head(lab.user);
      Lab.write(lab.user.resolve("more.txt"), "more\n");
      var second = Lab.commit(lab.user, "more");
      note(first, "x".repeat(9 << 20));
      note(second, "short");
      var notes = new GitNotes(lab.repository);

      assertThat(notes.of(first)).isEmpty();
      assertThat(notes.of(second)).contains("short\n");
      assertThat(notes.texts()).containsExactly(Map.entry(second, "short\n"));
    }

    private void note(Commit commit, String text) {
      var file = folder.resolve("note");
      Lab.write(file, text);
      Lab.plain(lab.user, "notes", "--ref=ai", "add", "-F", file.toString(), commit.sha());
    }
  }

  @Nested
  class Lengths {
    @Test
    void are_those_of_their_files_whatever_the_names() {
      var before = Lab.head(lab.user).sha();
      Lab.write(lab.user.resolve("odd\nname"), "1\n2\n");
      Lab.write(lab.user.resolve("x\n" + before + ":numbers.txt"), "1\n");
      var revision = Lab.commit(lab.user, "odd").sha();

      var lengths = new GitHistory(lab.repository).lengths(revision);

      assertThat(lengths)
          .containsEntry("odd\nname", 2)
          .containsEntry("x\n" + before + ":numbers.txt", 1)
          .containsEntry("numbers.txt", (int) Lab.NUMBERS.lines().count());
    }

    @Test
    void are_of_text_only() {
      Lab.write(lab.user.resolve("picture"), "1\n\0\n");
      Lab.write(lab.user.resolve("empty"), "");
      var revision = Lab.commit(lab.user, "picture").sha();

      assertThat(new GitHistory(lab.repository).lengths(revision))
          .doesNotContainKeys("picture", "empty")
          .containsKey("numbers.txt");
    }
  }

  @Nested
  class A_snapshot {
    @Test
    void has_the_files_of_the_clone_and_stays() {
      var attempt = Lab.attempt(1);
      var clone = lab.open(attempt);
      var snapshots = new GitSnapshots(lab.store, clone, lab.base);

      var before = snapshots.take();
      Lab.write(clone.resolve("new.txt"), "new\n");
      var after = snapshots.take();

      assertThat(before).isEqualTo(lab.trees.of(lab.base));
      assertThat(new GitLines(lab.repository, lab.store).between(before, after))
          .containsExactly(
              new FileEdits(Optional.empty(), name("new.txt"), List.of(new Edit(0, 0, 1, 1))));
      assertThat(lab.refs()).contains("refs/baton/snapshot/" + after.sha());
      assertThat(Lab.plain(clone, "status", "--porcelain")).isEqualTo("?? new.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {".gitignore", "docs/.gitignore", ".gitattributes"})
    void never_changes_the_clone_and_says_at_what_git_would_wait(String name) throws IOException {
      var attempt = Lab.attempt(1);
      var clone = lab.open(attempt);
      Files.deleteIfExists(clone.resolve(name));
      Lab.pipe(clone.resolve(name));

      assertThatThrownBy(() -> new GitSnapshots(lab.store, clone, lab.base).take())
          .isInstanceOf(GitFailed.class)
          .hasMessageContaining("git would wait at " + name);
      assertThat(clone.resolve(name)).exists();
    }
  }
}
