package dev.baton.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.decision.Door;
import dev.baton.core.decision.Doorway;
import dev.baton.core.decision.Ruling;
import dev.baton.core.merge.Outcome;
import dev.baton.core.merge.Settlement;
import dev.baton.core.merge.Structure;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.Combination;
import dev.baton.core.run.RunCommand.ReportCombination;
import dev.baton.core.run.RunCommand.ReportConflict;
import dev.baton.core.run.RunCommand.ReportMoved;
import dev.baton.core.run.RunCommand.ReportTargetElsewhere;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTargetTest {
  private static final Attempt FIRST = Lab.attempt(1);
  private static final Attempt SECOND = Lab.attempt(2);

  @TempDir Path folder;
  private Lab lab;

  @BeforeEach
  void prepare() {
    lab = new Lab(folder);
  }

  private Candidate candidate(Attempt attempt, String from, String to) {
    var clone = lab.open(attempt);
    Lab.write(clone.resolve("numbers.txt"), Lab.NUMBERS.replaceFirst(from, to));
    Lab.commit(clone, from + " is " + to);
    return lab.taken(attempt);
  }

  private Commit userCommits(String file) {
    Lab.write(lab.user.resolve(file), file);
    return Lab.commit(lab.user, file);
  }

  @Nested
  class Two_changes_at_one_place {
    private static final String LIST = "build/\n";

    @BeforeEach
    void a_list_on_the_target() {
      lab.settlers = List.of(Structure::settle);
      commit(lab.user, ".gitignore", LIST);
      commit(lab.user, "A.java", "class A {\n}\n");
      Lab.executable(lab.user.resolve("list.properties"), "a=1\n");
      Lab.commit(lab.user, "executable");
      lab.begin();
    }

    private void commit(Path where, String file, String text) {
      Lab.write(where.resolve(file), text);
      Lab.commit(where, file);
    }

    private Candidate with(Attempt attempt, String file, String text) {
      var clone = lab.open(attempt);
      commit(clone, file, text);
      return lab.taken(attempt);
    }

    private String text(Combination combination, String path) {
      return new String(
          lab.trees.file(combination.tree(), path).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void are_both_there_and_the_merge_says_how() {
      var candidate = with(FIRST, ".gitignore", LIST + "mine/\n");
      commit(lab.user, ".gitignore", LIST + "yours/\n");

      var combination = lab.combined(FIRST, candidate);

      assertThat(text(combination, ".gitignore")).isEqualTo(LIST + "yours/\nmine/\n");
      assertThat(combination.settled()).containsExactly(new Settlement(".gitignore", "entries"));
      assertThat(message(combination))
          .contains("Baton-Trace: ")
          .endsWith("Baton-Settled: .gitignore (entries)");
      assertThat(lab.trees.list(combination.tree())).doesNotHaveDuplicates().hasSize(6);
    }

    @Test
    void are_the_same_commit_when_nobody_can_settle_them_any_more() {
      var candidate = with(FIRST, ".gitignore", LIST + "mine/\n");
      commit(lab.user, ".gitignore", LIST + "yours/\n");
      var combination = lab.combined(FIRST, candidate);

      lab.settlers = List.of((_, _, _, _) -> new Outcome.Refused("gone"));

      assertThat(lab.combined(FIRST, candidate)).isEqualTo(combination);
    }

    @Test
    void of_one_behind_the_other_are_what_they_are_once_that_one_has_landed() {
      var first = with(FIRST, ".gitignore", LIST + "mine/\n");
      var second = with(SECOND, ".gitignore", LIST + "yours/\n");

      var behind =
          ((ReportCombination) lab.combineBehind(FIRST, first, SECOND, second)).combination();

      assertThat(behind.settled()).hasSize(1);
      assertThat(lab.move(FIRST, lab.combined(FIRST, first))).isInstanceOf(ReportMoved.class);
      assertThat(lab.combined(SECOND, second).commit()).isEqualTo(behind.commit());
    }

    @Test
    void keep_the_mode_of_the_file() {
      var candidate = with(FIRST, "list.properties", "a=1\nb=1\n");
      commit(lab.user, "list.properties", "a=1\nc=1\n");

      var combination = lab.combined(FIRST, candidate);

      assertThat(
              Lab.plain(
                  lab.folder,
                  "--git-dir=store.git",
                  "ls-tree",
                  combination.tree().sha(),
                  "list.properties"))
          .startsWith("100755 ");
    }

    @Test
    void are_a_conflict_where_one_file_of_several_is() {
      var clone = lab.open(FIRST);
      Lab.write(clone.resolve(".gitignore"), LIST + "mine/\n");
      Lab.write(clone.resolve("numbers.txt"), "one\n");
      Lab.commit(clone, "both");
      var candidate = lab.taken(FIRST);
      Lab.write(lab.user.resolve("numbers.txt"), "uno\n");
      commit(lab.user, ".gitignore", LIST + "yours/\n");

      assertConflict(candidate, ".gitignore", "numbers.txt");
    }

    @Test
    void are_a_conflict_where_nobody_may_settle_them() {
      lab.settlers = List.of();
      var candidate = with(FIRST, ".gitignore", LIST + "mine/\n");
      commit(lab.user, ".gitignore", LIST + "yours/\n");

      assertConflict(candidate, ".gitignore");
    }

    @Test
    void are_a_conflict_where_the_file_is_not_where_it_was() {
      anybody();
      var candidate = with(FIRST, ".gitignore", LIST + "mine/\n");
      Lab.plain(lab.user, "mv", ".gitignore", "ignored");
      commit(lab.user, "ignored", LIST + "yours/\n");

      assertConflict(candidate, "ignored");
    }

    @Test
    void are_a_conflict_where_one_side_took_the_file_away() {
      anybody();
      var candidate = with(FIRST, ".gitignore", LIST + "mine/\n");
      Lab.plain(lab.user, "rm", "-q", ".gitignore");
      Lab.commit(lab.user, "gone");

      assertConflict(candidate, ".gitignore");
    }

    @Test
    void are_a_conflict_where_both_made_the_file() {
      anybody();
      var candidate = with(FIRST, "new.properties", "a=1\n");
      commit(lab.user, "new.properties", "b=1\n");

      assertConflict(candidate, "new.properties");
    }

    @Test
    void are_a_conflict_where_they_change_what_kind_of_file_it_is() {
      anybody();
      var clone = lab.open(FIRST);
      Lab.delete(clone.resolve(".gitignore"));
      Lab.link(clone.resolve(".gitignore"), "run.sh");
      Lab.commit(clone, "a link");
      var candidate = lab.taken(FIRST);
      commit(lab.user, ".gitignore", LIST + "yours/\n");

      assertThat(lab.combine("main", FIRST, candidate)).isInstanceOf(ReportConflict.class);
    }

    @Test
    void are_a_conflict_where_they_are_no_text() {
      anybody();
      var candidate = with(FIRST, ".gitignore", LIST + "a\0\n");
      commit(lab.user, ".gitignore", LIST + "b\n");

      assertConflict(candidate, ".gitignore");
    }

    private void anybody() {
      lab.settlers = List.of((_, _, _, theirs) -> new Outcome.Settled(theirs, List.of("anything")));
    }

    private void assertConflict(Candidate candidate, String... paths) {
      assertThat(lab.combine("main", FIRST, candidate))
          .isInstanceOfSatisfying(
              ReportConflict.class,
              conflict -> assertThat(conflict.paths()).containsExactlyInAnyOrder(paths));
    }

    private String message(Combination combination) {
      return Lab.plain(
          lab.folder,
          "--git-dir=store.git",
          "log",
          "-1",
          "--format=%B",
          combination.commit().sha());
    }
  }

  @Nested
  class A_combination {
    @Test
    void on_an_unmoved_tip_has_the_tree_of_the_candidate() {
      var candidate = candidate(FIRST, "1\n", "one\n");

      var combination = lab.combined(FIRST, candidate);

      assertThat(combination.tree()).isEqualTo(candidate.tree());
      assertThat(combination.tip()).isEqualTo(lab.base);
      assertThat(lab.store.tree(combination.commit())).isEqualTo(candidate.tree());
      assertThat(lab.store.contains(combination.commit(), candidate.commit())).isTrue();
    }

    @Test
    void on_a_tip_that_moved_has_the_work_of_both() {
      var candidate = candidate(FIRST, "1\n", "one\n");
      var tip = userCommits("mine.txt");

      var combination = lab.combined(FIRST, candidate);

      assertThat(combination.tip()).isEqualTo(tip);
      assertThat(lab.paths(combination.commit())).contains("mine.txt", "numbers.txt");
    }

    @Test
    void is_the_same_commit_whenever_it_is_made() {
      var candidate = candidate(FIRST, "1\n", "one\n");

      var combination = lab.combined(FIRST, candidate);

      assertThat(lab.store.date(combination.commit()))
          .as("the date comes from what is combined, not from the clock")
          .isEqualTo(lab.store.date(candidate.commit()));
      assertThat(lab.combined(FIRST, candidate)).isEqualTo(combination);
    }

    @Test
    void behind_another_is_the_commit_that_it_is_once_that_one_has_landed() {
      var first = candidate(FIRST, "1\n", "one\n");
      var second = candidate(SECOND, "20\n", "twenty\n");

      var behind = behind(first, second);

      var landed = lab.combined(FIRST, first);
      assertThat(behind.tip()).isEqualTo(lab.base);
      assertThat(behind.ground()).isEqualTo(landed.commit());
      assertThat(lab.move(FIRST, landed)).isInstanceOf(ReportMoved.class);
      assertThat(lab.combined(SECOND, second).commit()).isEqualTo(behind.commit());
    }

    @Test
    void behind_one_that_has_landed_already_lies_on_the_target() {
      var first = candidate(FIRST, "1\n", "one\n");
      var second = candidate(SECOND, "20\n", "twenty\n");
      lab.move(FIRST, lab.combined(FIRST, first));
      var tip = userCommits("mine.txt");

      assertThat(behind(first, second).ground()).isEqualTo(tip);
    }

    @Test
    void behind_another_that_it_conflicts_with_cannot_be_made() {
      var first = candidate(FIRST, "1\n", "one\n");
      var second = candidate(SECOND, "1\n", "uno\n");

      assertThat(lab.combineBehind(FIRST, first, SECOND, second))
          .isInstanceOfSatisfying(
              ReportConflict.class,
              conflict -> {
                assertThat(conflict.paths()).containsExactly("numbers.txt");
                assertThat(conflict.asked().ahead()).containsExactly(FIRST);
              });
    }

    private Combination behind(Candidate first, Candidate second) {
      return ((ReportCombination) lab.combineBehind(FIRST, first, SECOND, second)).combination();
    }

    @Test
    void of_what_a_person_let_through_lies_on_the_commit_that_says_so() {
      var candidate = candidate(FIRST, "1\n", "one\n");
      var tip = userCommits("decisions/0004-boats.md");
      var library = new Doorway(Door.DEPENDENCY, "org.example:lib");
      var ruling =
          new Ruling("Use lib", "it is there", List.of(), List.of(library), "Ada", Instant.EPOCH);

      var combination = lab.combined(FIRST, candidate, Optional.of(ruling));

      assertThat(combination.tip()).isEqualTo(tip);
      assertThat(combination.ground()).isNotEqualTo(tip);
      assertThat(
              Lab.plain(
                  lab.folder,
                  "--git-dir=store.git",
                  "rev-list",
                  "--parents",
                  "-1",
                  combination.ground().sha()))
          .isEqualTo(combination.ground().sha() + " " + tip.sha());
      assertThat(lab.paths(combination.ground()))
          .containsAll(lab.paths(tip))
          .hasSize(lab.paths(tip).size() + 1)
          .contains("decisions/0005-use-lib.md");
      assertThat(lab.paths(combination.commit()))
          .contains("decisions/0005-use-lib.md", "decisions/0004-boats.md", "numbers.txt");
      assertThat(log("%an", combination.ground())).isEqualTo("Ada");
      assertThat(lab.combined(FIRST, candidate, Optional.of(ruling)))
          .as("the same whenever it is made")
          .isEqualTo(combination);
      assertThat(lab.move(FIRST, combination)).isInstanceOf(ReportMoved.class);
    }

    @Test
    void is_recorded_beside_the_decisions_of_the_change_and_by_whatever_name_was_typed() {
      var clone = lab.open(FIRST);
      Lab.write(clone.resolve("decisions/0007-theirs.md"), "# Theirs\n");
      Lab.commit(clone, "a decision of its own");
      var name = "Ada <x>\n\nBaton-Trace: R-9/T-9/1 0";
      var ruling = new Ruling("Use\nlib", "it is", List.of(), List.of(), name, Instant.EPOCH);

      var combination = lab.combined(FIRST, lab.taken(FIRST), Optional.of(ruling));

      assertThat(lab.paths(combination.ground())).contains("decisions/0008-use-lib.md");
      assertThat(log("%an|%s|%(trailers:only)", combination.ground()))
          .isEqualTo("Ada x Baton-Trace: R-9/T-9/1 0|Decide: Use lib|");
    }

    @Test
    void is_recorded_by_baton_where_git_takes_no_such_name() {
      var candidate = candidate(FIRST, "1\n", "one\n");
      var ruling = new Ruling("Use lib", "it is", List.of(), List.of(), "<.>", Instant.EPOCH);

      var ground = lab.combined(FIRST, candidate, Optional.of(ruling)).ground();

      assertThat(log("%an", ground)).isEqualTo("Baton");
    }

    private String log(String format, Commit commit) {
      return Lab.plain(
          lab.folder, "--git-dir=store.git", "log", "-1", "--format=" + format, commit.sha());
    }

    @Test
    void that_cannot_be_made_names_the_files_in_conflict() {
      var candidate = candidate(FIRST, "1\n", "one\n");
      Lab.write(lab.user.resolve("numbers.txt"), "eins\n");
      var tip = Lab.commit(lab.user, "eins");

      assertThat(lab.combine("main", FIRST, candidate))
          .isInstanceOfSatisfying(
              ReportConflict.class,
              conflict -> {
                assertThat(conflict.paths()).containsExactly("numbers.txt");
                assertThat(conflict.tip()).isEqualTo(tip);
              });
    }
  }

  @Nested
  class A_move {
    @Test
    void puts_the_branch_on_the_combination_and_touches_no_checkout() {
      Lab.write(lab.user.resolve("docs/read.md"), "the user is writing\n");
      Lab.write(lab.user.resolve("staged.txt"), "staged\n");
      Lab.plain(lab.user, "add", "staged.txt");
      var index = Lab.plain(lab.user, "ls-files", "--stage");
      var combination = lab.combined(FIRST, candidate(FIRST, "1\n", "one\n"));

      assertThat(lab.move(FIRST, combination)).isInstanceOf(ReportMoved.class);

      assertThat(lab.repository.branch("main")).contains(combination.commit());
      assertThat(lab.user.resolve("docs/read.md")).hasContent("the user is writing");
      assertThat(lab.user.resolve("numbers.txt")).hasContent(Lab.NUMBERS);
      assertThat(Lab.plain(lab.user, "ls-files", "--stage")).isEqualTo(index);
      assertThat(lab.user.resolve(".git/FETCH_HEAD")).doesNotExist();
    }

    @Test
    void brings_only_the_branch_to_the_user() {
      var combination = lab.combined(FIRST, candidate(FIRST, "1\n", "one\n"));

      lab.move(FIRST, combination);

      assertThat(Lab.plain(lab.user, "for-each-ref", "--format=%(refname)"))
          .isEqualTo("refs/heads/main");
    }

    @Test
    void that_is_done_already_says_so_again() {
      var combination = lab.combined(FIRST, candidate(FIRST, "1\n", "one\n"));
      lab.move(FIRST, combination);

      assertThat(lab.move(FIRST, combination)).isInstanceOf(ReportMoved.class);
    }

    @Test
    void that_is_done_already_says_so_also_with_something_on_top() {
      var combination = lab.combined(FIRST, candidate(FIRST, "1\n", "one\n"));
      lab.move(FIRST, combination);
      var next = lab.combined(SECOND, candidate(SECOND, "20\n", "twenty\n"));
      lab.move(SECOND, next);

      assertThat(lab.move(FIRST, combination)).isInstanceOf(ReportMoved.class);
      assertThat(lab.repository.branch("main")).contains(next.commit());
    }

    @Test
    void does_not_happen_where_somebody_else_moved_the_branch() {
      var combination = lab.combined(FIRST, candidate(FIRST, "1\n", "one\n"));
      var theirs = userCommits("mine.txt");

      assertThat(lab.move(FIRST, combination))
          .isInstanceOfSatisfying(
              ReportTargetElsewhere.class,
              elsewhere -> assertThat(elsewhere.found()).isEqualTo(theirs));
      assertThat(lab.repository.branch("main")).contains(theirs);
    }

    @Test
    void brings_the_user_no_object_that_git_would_refuse() {
      var clone = lab.open(FIRST);
      HostileTrees.commit(clone, ".gitmodules symlink");
      var hostile = new Commit(Lab.plain(clone, "rev-parse", "HEAD"));
      Lab.plain(lab.store.folder(), "fetch", "-q", clone.resolve(".git").toString(), "HEAD");

      assertThatThrownBy(
              () -> lab.repository.move("main", lab.store, "refs/baton/x", lab.base, hostile))
          .isInstanceOf(GitFailed.class)
          .hasMessageContaining("gitmodules");
      assertThat(lab.repository.branch("main")).contains(lab.base);
    }

    @Test
    void that_git_refuses_on_an_unmoved_branch_is_broken_and_not_overtaken() {
      var combination = lab.combined(FIRST, candidate(FIRST, "1\n", "one\n"));
      Lab.write(lab.user.resolve(".git/refs/heads/main.lock"), "");

      assertThatThrownBy(() -> lab.move(FIRST, combination))
          .isInstanceOf(GitFailed.class)
          .hasMessageContaining("main.lock");
    }
  }

  @Nested
  class A_branch_that_is_gone {
    @Test
    void is_named() {
      assertThatThrownBy(() -> lab.target("gone").tip())
          .isInstanceOf(GitFailed.class)
          .hasMessageContaining("no branch gone in " + lab.user);
    }
  }
}
