package dev.baton.adapters.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.run.Attempt;
import dev.baton.engine.Trees.Leaf;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GitClonesTest {
  private static final Attempt FIRST = Lab.attempt(1);

  @TempDir Path folder;
  private Lab lab;
  private Path clone;

  @BeforeEach
  void openAClone() {
    lab = new Lab(folder);
    clone = lab.open(FIRST);
  }

  private String rescued(String path) {
    var kept = lab.clones.rescue(FIRST, lab.base).orElseThrow();
    return new String(lab.trees.file(lab.trees.of(kept), path).orElseThrow(), UTF_8);
  }

  @Nested
  class A_clone {
    @Test
    void is_a_checkout_of_the_base_on_a_branch_of_its_own() {
      assertThat(Lab.plain(clone, "status", "--porcelain")).isEmpty();
      assertThat(Lab.plain(clone, "symbolic-ref", "HEAD")).isEqualTo("refs/heads/baton-T-01.1");
      assertThat(clone.resolve("docs/read.md")).hasContent("read me");
    }

    @Test
    void keeps_its_work_when_it_is_opened_again() {
      Lab.write(clone.resolve("docs/read.md"), "changed");

      lab.open(FIRST);

      assertThat(clone.resolve("docs/read.md")).hasContent("changed");
    }

    @Test
    void opens_after_a_start_that_died_half_way() throws IOException {
      Files.delete(clone.resolveSibling("opened"));
      Files.delete(clone.resolve("docs/read.md"));
      Lab.write(clone.resolve(".git/index.lock"), "");

      lab.open(FIRST);

      assertThat(clone.resolve("docs/read.md")).hasContent("read me");
    }
  }

  @Nested
  class Work_that_is_handed_in {
    @Test
    void is_the_commits_and_what_was_not_committed() throws IOException {
      Lab.write(clone.resolve("one.txt"), "one\n");
      var committed = Lab.commit(clone, "one");
      Lab.write(clone.resolve("numbers.txt"), "none\n");
      Lab.write(clone.resolve("target/built.txt"), "built\n");
      Lab.executable(clone.resolve("docs/tool.sh"), "#!/bin/sh\n");
      Lab.executable(clone.resolve("run.sh"), "#!/bin/sh\n");
      Files.delete(clone.resolve("docs/read.md"));
      Lab.link(clone.resolve("link"), "numbers.txt");

      var candidate = lab.taken(FIRST);

      assertThat(lab.store.contains(candidate.commit(), committed)).isTrue();
      assertThat(lab.text(candidate, "numbers.txt")).isEqualTo("none\n");
      assertThat(lab.trees.list(candidate.tree()))
          .extracting(Leaf::path)
          .containsExactlyInAnyOrder(
              ".gitignore", "docs/tool.sh", "link", "numbers.txt", "one.txt", "run.sh");
      assertThat(lab.trees.list(candidate.tree()))
          .filteredOn(leaf -> leaf.mode().equals("100755"))
          .extracting(Leaf::path)
          .containsExactlyInAnyOrder("docs/tool.sh", "run.sh");
    }

    @Test
    void is_the_last_commit_itself_where_nothing_else_was_left() {
      Lab.write(clone.resolve("one.txt"), "one\n");
      var committed = Lab.commit(clone, "one");

      assertThat(lab.taken(FIRST).commit()).isEqualTo(committed);
    }

    @Test
    void stays_what_it_was_when_it_is_taken_again() {
      Lab.write(clone.resolve("one.txt"), "one\n");
      var candidate = lab.taken(FIRST);
      Lab.write(clone.resolve("one.txt"), "two\n");

      assertThat(lab.taken(FIRST)).isEqualTo(candidate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--detach", "-bmine"})
    void is_what_head_points_at(String where) {
      Lab.plain(clone, "checkout", "-q", where);
      Lab.write(clone.resolve("one.txt"), "one\n");
      var committed = Lab.commit(clone, "one");

      assertThat(lab.taken(FIRST).commit()).isEqualTo(committed);
    }

    @Test
    void is_not_fetched_where_nothing_was_committed() {
      Lab.write(clone.resolve("one.txt"), "one\n");

      assertThat(lab.text(lab.taken(FIRST), "one.txt")).isEqualTo("one\n");
      assertThat(lab.refs())
          .containsExactlyInAnyOrder("refs/baton/attempt/R-1/T-01/1", "refs/baton/target/main");
    }

    @Test
    void brings_no_other_ref_along() {
      Lab.plain(clone, "checkout", "-q", "-b", "side");
      Lab.write(clone.resolve("side.txt"), "side\n");
      var side = Lab.commit(clone, "side");
      Lab.plain(clone, "tag", "-a", "-m", "tag", "v1");
      Lab.plain(clone, "checkout", "-q", "-");
      Lab.write(clone.resolve("one.txt"), "one\n");
      Lab.commit(clone, "one");

      lab.taken(FIRST);

      assertThat(lab.refs())
          .containsExactlyInAnyOrder(
              "refs/baton/attempt/R-1/T-01/1",
              "refs/baton/incoming/R-1/T-01/1",
              "refs/baton/target/main");
      assertThat(lab.store.has(side)).isFalse();
    }

    @Test
    void is_refused_where_it_does_not_descend_from_the_base() {
      Lab.plain(clone, "checkout", "-q", "--orphan", "alone");
      Lab.plain(clone, "commit", "-q", "-m", "alone");

      assertThat(lab.refusal(FIRST)).contains("do not descend from " + lab.base.brief());
    }
  }

  @Nested
  class A_repository_inside_the_clone {
    @Test
    void is_taken_as_plain_files() {
      nested(clone.resolve("inner"), true);
      nested(clone.resolve("inner/deeper"), false);
      Lab.write(clone.resolve("beside.txt"), "beside\n");

      var candidate = lab.taken(FIRST);

      assertThat(lab.trees.list(candidate.tree()))
          .extracting(Leaf::path)
          .contains("inner/file.txt", "inner/deeper/file.txt", "beside.txt")
          .noneMatch(path -> path.contains(".git/"));
      assertThat(lab.trees.list(candidate.tree())).noneMatch(leaf -> leaf.mode().equals("160000"));
    }

    @Test
    void is_taken_as_plain_files_where_a_file_was() throws IOException {
      Files.delete(clone.resolve("run.sh"));
      nested(clone.resolve("run.sh"), true);

      assertThat(lab.text(lab.taken(FIRST), "run.sh/file.txt")).isEqualTo("inner\n");
    }

    @Test
    void is_taken_as_plain_files_also_if_the_performer_committed_it_as_a_submodule() {
      nested(clone.resolve("inner"), true);
      Lab.commit(clone, "a submodule by accident");

      assertThat(lab.text(lab.taken(FIRST), "inner/file.txt")).isEqualTo("inner\n");
    }

    @Test
    void that_was_made_of_a_folder_of_the_base_changes_nothing() {
      Lab.plain(clone.resolve("docs"), "init", "-q");
      Lab.write(clone.resolve("docs/more.md"), "more\n");

      assertThat(lab.text(lab.taken(FIRST), "docs/more.md")).isEqualTo("more\n");
    }

    @Test
    void and_empty_stays_a_submodule_for_the_gates_to_see() {
      Lab.plain(clone, "update-index", "--add", "--cacheinfo", "160000," + lab.base.sha() + ",sub");
      Lab.plain(clone, "commit", "-q", "-m", "a submodule");
      Lab.make(clone.resolve("sub"));

      assertThat(lab.trees.list(lab.taken(FIRST).tree()))
          .contains(new Leaf("160000", lab.base.sha(), "sub"));
    }

    private void nested(Path inner, boolean committed) {
      Lab.make(inner);
      Lab.plain(inner, "init", "-q");
      Lab.write(inner.resolve("file.txt"), "inner\n");
      if (committed) {
        Lab.commit(inner, "inner");
      }
    }
  }

  @Nested
  class A_hostile_tree {
    static Stream<String> names() {
      return HostileTrees.FAULTS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void is_refused_with_its_reason_however_often_it_is_handed_in(String name) {
      HostileTrees.commit(clone, name);
      var fault = String.valueOf(HostileTrees.FAULTS.get(name));

      assertThat(lab.refusal(FIRST)).contains(fault);
      assertThat(lab.refusal(FIRST)).contains(fault);
      assertThat(lab.refs()).noneMatch(ref -> ref.contains("attempt"));
    }

    @Test
    void does_not_keep_the_files_from_being_rescued() {
      HostileTrees.commit(clone, ".git/");
      Lab.write(clone.resolve("one.txt"), "one\n");

      assertThat(rescued("one.txt")).isEqualTo("one\n");
    }

    @Test
    void is_refused_too_if_it_only_lies_in_the_folder() {
      Lab.write(clone.resolve(".g\u200cit/config"), "planted\n");

      assertThat(lab.refusal(FIRST)).containsIgnoringCase("invalid path");
    }
  }

  @Nested
  class A_broken_clone {
    @ParameterizedTest
    @MethodSource("ways")
    void is_refused_and_its_files_are_still_rescued(Way way) throws IOException {
      Lab.write(clone.resolve("one.txt"), "one\n");
      way.damage(clone);

      assertThat(lab.refusal(FIRST)).isNotBlank();
      assertThat(rescued("one.txt")).isEqualTo("one\n");
    }

    static Stream<Way> ways() {
      return Stream.of(
          clone -> Lab.delete(clone.resolve(".git")),
          clone -> Lab.delete(clone.resolve(".git/objects")),
          clone -> Lab.write(clone.resolve(".git/HEAD"), "nonsense\n"),
          clone -> Lab.write(clone.resolve(".git/HEAD"), "ref: refs/heads/nowhere\n"),
          clone -> Lab.write(clone.resolve(".git/config"), "[nonsense\n"),
          clone -> {
            Files.delete(clone.resolve(".git/HEAD"));
            Lab.pipe(clone.resolve(".git/HEAD"));
          },
          clone -> {
            Files.move(clone.resolve(".git"), clone.resolveSibling("elsewhere"));
            Lab.link(clone.resolve(".git"), "../elsewhere");
          },
          clone -> {
            Files.delete(clone.resolve(".git/objects/info/alternates"));
            Lab.plain(clone, "init", "-q");
          });
    }

    @Test
    void that_is_gone_altogether_is_refused_and_holds_nothing() {
      Lab.delete(clone);

      assertThat(lab.refusal(FIRST)).contains("no clone");
      assertThat(lab.clones.rescue(FIRST, lab.base)).isEmpty();
    }

    interface Way {
      void damage(Path clone) throws IOException;
    }
  }

  @Nested
  class A_rescue {
    @Test
    void finds_nothing_in_an_untouched_clone() {
      assertThat(lab.clones.rescue(FIRST, lab.base)).isEmpty();
      assertThat(lab.refs()).noneMatch(ref -> ref.contains("rescue"));
    }

    @Test
    void keeps_commits_and_edits_under_a_ref() {
      Lab.write(clone.resolve("one.txt"), "one\n");
      var committed = Lab.commit(clone, "one");
      Lab.write(clone.resolve("two.txt"), "two\n");

      var kept = lab.clones.rescue(FIRST, lab.base).orElseThrow();

      assertThat(lab.store.at("refs/baton/rescue/R-1/T-01/1")).contains(kept);
      assertThat(lab.store.contains(kept, committed)).isTrue();
      assertThat(lab.paths(kept)).contains("one.txt", "two.txt");
    }

    @Test
    void of_the_same_work_is_the_same_commit() {
      Lab.write(clone.resolve("two.txt"), "two\n");

      var kept = lab.clones.rescue(FIRST, lab.base);

      assertThat(lab.clones.rescue(FIRST, lab.base)).isEqualTo(kept);
      assertThat(lab.refs()).filteredOn(ref -> ref.contains("rescue")).hasSize(1);
    }

    @Test
    void of_a_clone_that_was_damaged_since_does_not_take_the_earlier_one_away() {
      Lab.write(clone.resolve("one.txt"), "one\n");
      Lab.commit(clone, "one");
      var first = lab.clones.rescue(FIRST, lab.base).orElseThrow();
      Lab.delete(clone.resolve(".git"));
      Lab.delete(clone.resolve("one.txt"));
      Lab.write(clone.resolve("two.txt"), "two\n");

      var second = lab.clones.rescue(FIRST, lab.base).orElseThrow();

      assertThat(lab.store.at("refs/baton/rescue/R-1/T-01/1")).contains(first);
      assertThat(lab.store.at("refs/baton/rescue/R-1/T-01/1.2")).contains(second);
    }

    @Test
    void keeps_what_can_be_read_where_something_cannot() throws IOException {
      Lab.write(clone.resolve("one.txt"), "one\n");
      Files.delete(clone.resolve("run.sh"));
      Lab.pipe(clone.resolve("run.sh"));

      assertThat(lab.refusal(FIRST)).contains("run.sh");
      assertThat(rescued("one.txt")).isEqualTo("one\n");
    }
  }

  @Nested
  class Attributes {
    @Test
    void name_filters_that_nobody_has() {
      Lab.write(clone.resolve(".gitattributes"), "* filter=evil diff=evil merge=evil ident\n");
      Lab.write(clone.resolve("one.txt"), "$Id$\n");

      assertThat(lab.text(lab.taken(FIRST), "one.txt")).isEqualTo("$Id$\n");
    }

    @Test
    void about_line_ends_count_as_they_do_for_everybody() {
      Lab.write(clone.resolve(".gitattributes"), "*.bat eol=crlf\n");
      Lab.write(clone.resolve("one.bat"), "one\r\n");
      var candidate = lab.taken(FIRST);
      var out = folder.resolve("out");
      Lab.make(out);

      lab.trees.checkout(candidate.tree(), out);

      assertThat(lab.text(candidate, "one.bat")).isEqualTo("one\n");
      assertThat(out.resolve("one.bat")).hasBinaryContent("one\r\n".getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"working-tree-encoding=nonsense", "working-tree-encoding=UTF-16"})
    void that_make_git_stop_are_refused_and_cost_no_file(String attribute) {
      Lab.write(clone.resolve(".gitattributes"), "*.txt " + attribute + "\n");
      Lab.write(clone.resolve("one.txt"), "one\r\n");
      Lab.write(clone.resolve("numbers.txt"), "other\n");

      assertThat(lab.refusal(FIRST)).containsIgnoringCase("encod");
      assertThat(rescued("one.txt")).isEqualTo("one\r\n");
      assertThat(rescued("numbers.txt")).isEqualTo("other\n");
    }
  }

  @Nested
  class The_files_of_a_clone {
    @Test
    void are_never_read_through_a_linked_folder() {
      Lab.write(folder.resolve("secrets/read.md"), "secret\n");
      Lab.write(folder.resolve("secrets/key.txt"), "secret\n");
      Lab.delete(clone.resolve("docs"));
      Lab.link(clone.resolve("docs"), folder.resolve("secrets").toString());
      Lab.link(clone.resolve("more"), "../../../../secrets");
      Lab.link(clone.resolve(".gitattributes"), folder.resolve("secrets/key.txt").toString());

      var candidate = lab.taken(FIRST);

      assertThat(lab.trees.list(candidate.tree()))
          .extracting(leaf -> leaf.mode() + " " + leaf.path())
          .contains("120000 docs", "120000 more", "120000 .gitattributes")
          .noneMatch(each -> each.contains("docs/") || each.contains("more/"));
      assertThat(lab.text(candidate, "more")).isEqualTo("../../../../secrets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipe", ".gitignore", "docs/.gitignore", ".gitattributes"})
    void may_be_pipes_without_stopping_anybody(String name) throws IOException {
      Lab.write(clone.resolve("one.txt"), "one\n");
      Files.deleteIfExists(clone.resolve(name));
      Lab.pipe(clone.resolve(name));

      assertThat(lab.text(lab.taken(FIRST), "one.txt")).isEqualTo("one\n");
    }

    @Test
    void may_be_sockets() throws IOException {
      Lab.write(clone.resolve("one.txt"), "one\n");
      // The name of a socket must be short, and a temporary folder's is not.
      var home = Files.createTempDirectory("s");
      var socket = home.resolve("s");
      try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        server.bind(UnixDomainSocketAddress.of(socket));
        Files.move(socket, clone.resolve("socket"));

        assertThat(lab.paths(lab.taken(FIRST).commit()))
            .contains("one.txt")
            .doesNotContain("socket");
      }
      Files.delete(home);
    }

    @Test
    void that_nobody_may_read_are_named() throws IOException {
      Lab.write(clone.resolve("one.txt"), "one\n");
      Files.setPosixFilePermissions(clone.resolve("one.txt"), java.util.Set.of());

      // Root reads everything; anybody else is told which file stands in the way.
      if ("root".equals(System.getProperty("user.name"))) {
        assertThat(lab.paths(lab.taken(FIRST).commit())).contains("one.txt");
      } else {
        assertThat(lab.refusal(FIRST)).contains("one.txt");
      }
    }
  }

  @Nested
  class Names_of_sixty_four_digits {
    @Test
    void are_the_stores_where_they_are_the_users() {
      var sha256 = new Lab(folder.resolve("sha256"), "sha256");
      var there = sha256.open(FIRST);
      Lab.write(there.resolve("one.txt"), "one\n");
      Lab.commit(there, "one");
      Lab.write(there.resolve("two.txt"), "two\n");

      var candidate = sha256.taken(FIRST);
      var combination = sha256.combined(FIRST, candidate);
      sha256.move(FIRST, combination);

      assertThat(combination.commit().sha()).hasSize(64);
      assertThat(sha256.repository.branch("main")).contains(combination.commit());
      assertThat(sha256.trees.overlay(candidate.tree(), candidate.tree(), path -> true))
          .isEqualTo(candidate.tree());
    }
  }
}
