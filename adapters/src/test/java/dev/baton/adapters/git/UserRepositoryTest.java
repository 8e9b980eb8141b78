package dev.baton.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.git.UserRepository.Checkout;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserRepositoryTest {
  @TempDir Path folder;
  private Lab lab;

  @BeforeEach
  void prepare() {
    lab = new Lab(folder);
  }

  private UserRepository around(Path where) {
    return UserRepository.around(lab.program, where).orElseThrow();
  }

  @Nested
  class A_repository {
    @Test
    void is_found_from_any_folder_in_it() {
      assertThat(around(lab.user.resolve("docs")).top()).isEqualTo(lab.user);
      assertThat(around(lab.user.resolve("docs")).gitDir()).isEqualTo(lab.user.resolve(".git"));
    }

    @Test
    void is_not_found_where_there_is_none() {
      assertThat(UserRepository.around(lab.program, folder.resolve("home"))).isEmpty();
    }

    @Test
    void is_the_same_one_in_a_linked_worktree() {
      var linked = folder.resolve("linked");
      Lab.plain(lab.user, "worktree", "add", "-q", "-b", "side", linked.toString());

      var repository = around(linked);

      assertThat(repository.top()).isEqualTo(linked);
      assertThat(repository.gitDir()).isEqualTo(lab.user.resolve(".git"));
      assertThat(repository.current()).contains("side");
      assertThat(repository.checkouts("side")).containsExactly(linked);
      assertThat(repository.checkouts("main")).containsExactly(lab.user);
    }

    @Test
    void has_the_head_of_the_worktree_it_was_asked_for_in() {
      var linked = folder.resolve("linked");
      Lab.plain(lab.user, "worktree", "add", "-q", "-b", "side", linked.toString());
      Lab.write(linked.resolve("side.txt"), "only here\n");
      var onSide = Lab.commit(linked, "on the side");

      assertThat(around(linked).commit("HEAD")).contains(onSide);
      assertThat(around(lab.user).commit("HEAD")).contains(lab.base);
      assertThat(around(linked).checkout()).isEqualTo(new Checkout.Current());
      lab.store.bringHead(around(linked));
      assertThat(lab.store.at("refs/baton/target/HEAD")).contains(onSide);
    }

    @Test
    void knows_its_branches_and_commits() {
      assertThat(lab.repository.branch("main")).contains(lab.base);
      assertThat(lab.repository.branch("nowhere")).isEmpty();
      assertThat(lab.repository.commit("main~0")).contains(lab.base);
      assertThat(lab.repository.commit("--all")).isEmpty();
    }

    @Test
    void has_no_current_branch_where_head_is_detached() {
      assertThat(lab.repository.current()).contains("main");

      Lab.plain(lab.user, "checkout", "-q", "--detach");

      assertThat(lab.repository.current()).isEmpty();
    }

    @Test
    void tells_what_is_not_committed_and_leaves_out_new_files() {
      assertThat(lab.repository.checkout()).isEqualTo(new Checkout.Current());
      Lab.write(lab.user.resolve("docs/read.md"), "changed\n");
      Lab.write(lab.user.resolve("new.txt"), "new\n");

      assertThat(lab.repository.checkout()).isEqualTo(new Checkout.Dirty(List.of("docs/read.md")));
    }

    @Test
    void calls_a_checkout_behind_and_not_dirty_when_the_branch_moved_under_it() {
      Lab.plain(lab.user, "commit", "-q", "--allow-empty", "-m", "between");
      var there = lab.repository.branch("main").orElseThrow();
      Lab.write(lab.user.resolve("docs/read.md"), "landed\n");
      Lab.plain(lab.user, "commit", "-q", "-a", "-m", "landed");
      Lab.plain(lab.user, "read-tree", "-m", "-u", "HEAD", there.sha());

      assertThat(lab.repository.checkout()).isEqualTo(new Checkout.Behind(there));
    }

    @Test
    void calls_a_staged_change_dirty() {
      Lab.write(lab.user.resolve("docs/read.md"), "staged\n");
      Lab.plain(lab.user, "add", "docs/read.md");

      assertThat(lab.repository.checkout()).isEqualTo(new Checkout.Dirty(List.of("docs/read.md")));
    }

    @Test
    void is_seen_as_it_is_where_a_killed_git_left_its_locks() {
      Lab.write(lab.user.resolve(".git/index.lock"), "");

      assertThat(lab.repository.checkout()).isEqualTo(new Checkout.Current());
      assertThat(lab.user.resolve(".git/index.lock")).exists();
    }

    @Test
    void is_seen_where_nothing_was_ever_checked_out() {
      Lab.delete(lab.user.resolve(".git/index"));

      assertThat(lab.repository.checkout()).isInstanceOf(Checkout.Dirty.class);
    }

    @Test
    void gets_a_new_branch_where_it_is_told() {
      lab.repository.branchFrom("landing", lab.base);

      assertThat(lab.repository.branch("landing")).contains(lab.base);
      assertThat(lab.repository.current()).contains("main");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "main, true",
    "feature/one, true",
    "--output=/x, false",
    "-f, false",
    "a..b, false",
    "a b, false",
    "x.lock, false",
    "@{-1}, false"
  })
  void a_name_is_a_branch_name_or_not(String name, boolean is) {
    assertThat(lab.repository.isBranchName(name)).isEqualTo(is);
  }
}
