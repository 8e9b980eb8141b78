package dev.baton.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.run.Attempt;
import dev.baton.core.run.RunCommand.ReportMoved;
import dev.baton.engine.Clones.Handover;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A hostile performer plants a command in its clone, in every way git has for running one. The
/// command leaves a file behind. Baton does everything it does with a clone, and there must be no
/// such file; somebody who runs plain git there shows that there would have been one.
class GitAttackTest {
  private static final Attempt HOSTILE = Lab.attempt(1);
  private static final Attempt HONEST = Lab.attempt(2);
  private static final Attempt NEXT = Lab.attempt(3);

  @TempDir Path folder;

  /// Git runs these only on a terminal, on a push or a clone, or when asked for submodules: plain
  /// use of the planted clone does not set them off.
  private static final Set<Vector> QUIET =
      EnumSet.of(
          Vector.PAGER,
          Vector.EDITOR,
          Vector.PACK_OBJECTS_HOOK,
          Vector.CREDENTIAL_HELPER,
          Vector.SUBMODULE_UPDATE);

  /// These do not get as far as being fetched.
  private static final Set<Vector> REFUSED =
      EnumSet.of(Vector.COMMON_DIR, Vector.GIT_DIR_ELSEWHERE, Vector.LAZY_FETCH);

  @ParameterizedTest
  @EnumSource
  void nothing_planted_in_a_clone_is_run_by_baton(Vector vector) {
    var field = new Field(new Lab(folder));
    vector.plant(field);

    field.batonDoesEverything(!REFUSED.contains(vector));

    assertThat(field.sentinel).doesNotExist();
  }

  @Nested
  class Plain_git {
    static Set<Vector> loud() {
      return EnumSet.complementOf(EnumSet.copyOf(QUIET));
    }

    static Set<Vector> quiet() {
      return QUIET;
    }

    @ParameterizedTest
    @MethodSource("loud")
    void in_the_planted_clone_runs_what_is_planted(Vector vector) {
      var field = new Field(new Lab(folder));
      vector.plant(field);

      field.somebodyRunsPlainGit();

      assertThat(field.sentinel).exists();
    }

    @ParameterizedTest
    @MethodSource("quiet")
    void does_not_set_off_those_that_are_listed_as_quiet(Vector vector) {
      var field = new Field(new Lab(folder));
      vector.plant(field);

      field.somebodyRunsPlainGit();

      assertThat(field.sentinel).doesNotExist();
    }

    @Test
    void is_set_off_by_at_least_sixteen_of_them() {
      assertThat(loud().size()).isGreaterThanOrEqualTo(16);
    }
  }

  /// The clone of a performer who has done some work, and the command it wants run.
  static final class Field {
    final Lab lab;
    final Path clone;
    final Path sentinel;
    final String evil;
    Path plainGitRunsIn;

    Field(Lab lab) {
      this.lab = lab;
      clone = lab.open(HOSTILE);
      plainGitRunsIn = clone;
      sentinel = lab.folder.resolve("sentinel");
      var script = lab.folder.resolve("evil.sh");
      Lab.executable(script, "#!/bin/sh\n: > '%s'\n".formatted(sentinel));
      evil = script.toString();

      Lab.plain(clone, "checkout", "-q", "-b", "other");
      Lab.write(clone.resolve("numbers.txt"), Lab.NUMBERS.replace("20\n", "twenty\n"));
      Lab.commit(clone, "the other end");
      Lab.plain(clone, "checkout", "-q", "-");
      Lab.write(clone.resolve("numbers.txt"), Lab.NUMBERS.replaceFirst("1\n", "one\n"));
      Lab.commit(clone, "one end");
    }

    void config(String name, String value) {
      Lab.plain(clone, "config", name, value);
    }

    void attributes(String text) {
      Lab.write(clone.resolve(".gitattributes"), text);
    }

    void batonDoesEverything(boolean expectedToBeTaken) {
      Lab.write(clone.resolve("docs/read.md"), "uncommitted\n");
      Lab.write(clone.resolve("new.txt"), "untracked\n");
      landHonestWork();

      var handover = lab.take(HOSTILE);
      lab.clones.rescue(HOSTILE, lab.base);

      if (expectedToBeTaken) {
        assertThat(handover).isInstanceOf(Handover.Taken.class);
        use();
      } else {
        assertThat(handover).isInstanceOf(Handover.Refused.class);
      }
    }

    private void landHonestWork() {
      var other = lab.open(HONEST);
      Lab.write(other.resolve("numbers.txt"), Lab.NUMBERS.replace("20\n", "zwanzig\n"));
      var landed = lab.combined(HONEST, lab.taken(HONEST));
      assertThat(lab.move(HONEST, landed)).isInstanceOf(ReportMoved.class);
    }

    private void use() {
      var candidate = lab.taken(HOSTILE);
      var before = lab.trees.of(lab.base);
      var trees = lab.trees;
      trees.list(candidate.tree());
      trees.between(before, candidate.tree(), List.of());
      trees.changedLines(before, candidate.tree());
      assertThat(trees.file(candidate.tree(), "new.txt")).isPresent();
      trees.overlay(before, candidate.tree(), path -> path.startsWith("docs/"));
      var laidOut = lab.folder.resolve("laid-out");
      Lab.make(laidOut);
      trees.checkout(candidate.tree(), laidOut);
      assertThat(laidOut.resolve("new.txt")).hasContent("untracked\n");

      var combination = lab.combined(HOSTILE, candidate);
      assertThat(trees.file(combination.tree(), "numbers.txt").map(String::new).orElseThrow())
          .startsWith("one\n")
          .endsWith("zwanzig\n");
      assertThat(lab.move(HOSTILE, combination)).isInstanceOf(ReportMoved.class);
      var next = lab.clones.open(NEXT, combination.commit()).resolve("clone");
      assertThat(next.resolve("new.txt")).hasContent("untracked\n");
    }

    void somebodyRunsPlainGit() {
      Lab.write(clone.resolve("docs/read.md"), "uncommitted\n");
      Lab.write(clone.resolve("new.txt"), "untracked\n");
      Lab.write(lab.user.resolve("later.txt"), "later\n");
      Lab.commit(lab.user, "later");
      run("status");
      run("diff");
      run("log", "-p", "-3");
      run("fetch", "origin");
      run("fetch", lab.user.toString(), "main");
      run("add", "-A");
      run("commit", "-m", "more");
      run("merge", "-m", "both ends", "other");
      run("reset", "--hard");
      run("checkout", "other");
      run("checkout", "-");
      // As an orchestrator does that reads the clone from outside.
      Lab.ask(lab.user, "", "fetch", clone.toString(), "HEAD");
    }

    private void run(String... arguments) {
      Lab.ask(plainGitRunsIn, "", arguments);
    }
  }

  enum Vector {
    FSMONITOR {
      @Override
      void plant(Field field) {
        field.config("core.fsmonitor", field.evil);
      }
    },
    HOOKS_PATH {
      @Override
      void plant(Field field) {
        hooks(field.lab.folder.resolve("hooks"), field);
        field.config("core.hooksPath", field.lab.folder.resolve("hooks").toString());
      }
    },
    HOOKS {
      @Override
      void plant(Field field) {
        hooks(field.clone.resolve(".git/hooks"), field);
      }
    },
    INCLUDE {
      @Override
      void plant(Field field) {
        Lab.write(
            field.clone.resolve(".git/more"), "[core]\n\tfsmonitor = %s\n".formatted(field.evil));
        field.config("include.path", "more");
      }
    },
    NESTED_BARE_REPOSITORY {
      @Override
      void plant(Field field) {
        var nested = field.clone.resolve("nested");
        Lab.write(nested.resolve("HEAD"), "ref: refs/heads/main\n");
        Lab.write(nested.resolve("objects/info/kept"), "");
        Lab.write(nested.resolve("refs/heads/kept"), "");
        Lab.write(
            nested.resolve("config"),
            "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ..\n\tfsmonitor = %s\n"
                .formatted(field.evil));
        field.plainGitRunsIn = nested;
      }
    },
    FILTER_CLEAN {
      @Override
      void plant(Field field) {
        field.config("filter.evil.clean", field.evil + "; cat");
        field.attributes("* filter=evil\n");
      }
    },
    FILTER_SMUDGE {
      @Override
      void plant(Field field) {
        field.config("filter.evil.smudge", field.evil + "; cat");
        field.attributes("* filter=evil\n");
      }
    },
    FILTER_PROCESS {
      @Override
      void plant(Field field) {
        field.config("filter.evil.process", field.evil);
        field.attributes("* filter=evil\n");
      }
    },
    MERGE_DRIVER {
      @Override
      void plant(Field field) {
        field.config("merge.evil.driver", field.evil + " %A %B");
        field.attributes("* merge=evil\n");
      }
    },
    DIFF_EXTERNAL {
      @Override
      void plant(Field field) {
        field.config("diff.external", field.evil);
      }
    },
    TEXTCONV {
      @Override
      void plant(Field field) {
        field.config("diff.evil.textconv", field.evil);
        field.attributes("* diff=evil\n");
      }
    },
    DIFF_DRIVER {
      @Override
      void plant(Field field) {
        field.config("diff.evil.command", field.evil);
        field.attributes("* diff=evil\n");
      }
    },
    GPG_PROGRAM {
      @Override
      void plant(Field field) {
        field.config("gpg.program", field.evil);
        field.config("commit.gpgSign", "true");
      }
    },
    SSH_COMMAND {
      @Override
      void plant(Field field) {
        field.config("core.sshCommand", field.evil);
        field.config("remote.origin.url", "ssh://nowhere.invalid/it");
      }
    },
    EXT_REMOTE {
      @Override
      void plant(Field field) {
        field.config("protocol.ext.allow", "always");
        field.config("remote.origin.url", "ext::" + field.evil);
      }
    },
    URL_INSTEAD_OF {
      @Override
      void plant(Field field) {
        field.config("protocol.ext.allow", "always");
        field.config("url.ext::" + field.evil + " .insteadOf", "https://nowhere.invalid/");
        field.config("remote.origin.url", "https://nowhere.invalid/it");
      }
    },
    ALTERNATE_REFS_COMMAND {
      @Override
      void plant(Field field) {
        field.config("core.alternateRefsCommand", field.evil);
      }
    },
    PAGER {
      @Override
      void plant(Field field) {
        field.config("core.pager", field.evil);
        field.config("pager.log", field.evil);
        field.config("pager.diff", field.evil);
      }
    },
    EDITOR {
      @Override
      void plant(Field field) {
        field.config("core.editor", field.evil);
        field.config("sequence.editor", field.evil);
      }
    },
    PACK_OBJECTS_HOOK {
      @Override
      void plant(Field field) {
        field.config("uploadpack.packObjectsHook", field.evil);
        Lab.executable(
            field.clone.resolve(".git/hooks/post-upload-pack"), "#!/bin/sh\n" + field.evil + "\n");
      }
    },
    CREDENTIAL_HELPER {
      @Override
      void plant(Field field) {
        field.config("credential.helper", "!" + field.evil);
      }
    },
    SUBMODULE_UPDATE {
      @Override
      void plant(Field field) {
        field.config("submodule.sub.url", field.lab.user.toString());
        field.config("submodule.sub.update", "!" + field.evil);
        field.config("submodule.sub.active", "true");
      }
    },
    /// The configuration comes from another repository of the performer's.
    COMMON_DIR {
      @Override
      void plant(Field field) {
        Lab.write(field.clone.resolve(".git/commondir"), another(field).toString() + "\n");
      }
    },
    GIT_DIR_ELSEWHERE {
      @Override
      void plant(Field field) {
        var elsewhere = another(field);
        Lab.delete(field.clone.resolve(".git"));
        Lab.write(field.clone.resolve(".git"), "gitdir: " + elsewhere + "\n");
      }
    },
    /// Objects come from another repository, whose configuration has a word to say.
    ALTERNATES_ELSEWHERE {
      @Override
      void plant(Field field) {
        var elsewhere = another(field);
        Lab.write(
            field.clone.resolve(".git/objects/info/alternates"),
            field.lab.store.folder().resolve("objects") + "\n" + elsewhere.resolve("objects\n"));
        field.config("core.fsmonitor", field.evil);
      }
    },
    /// An object is missing, and the clone says that a program can get it.
    LAZY_FETCH {
      @Override
      void plant(Field field) {
        var lost = Lab.plain(field.clone, "rev-parse", "HEAD:numbers.txt");
        Lab.delete(
            field.clone.resolve(".git/objects/" + lost.substring(0, 2) + "/" + lost.substring(2)));
        field.config("protocol.ext.allow", "always");
        field.config("remote.origin.url", "ext::" + field.evil);
        field.config("remote.origin.promisor", "true");
        field.config("extensions.partialClone", "origin");
      }
    },
    /// For a submodule git runs `git status` inside it, with all that its configuration says.
    SUBMODULE_WITH_FILTER {
      @Override
      void plant(Field field) {
        var sub = field.clone.resolve("sub");
        Lab.make(sub);
        Lab.plain(sub, "init", "-q");
        Lab.write(sub.resolve("file.txt"), "first\n");
        Lab.write(sub.resolve(".gitattributes"), "* filter=evil\n");
        Lab.commit(sub, "sub");
        Lab.plain(
            field.clone,
            "update-index",
            "--add",
            "--cacheinfo",
            "160000," + Lab.head(sub).sha() + ",sub");
        Lab.plain(field.clone, "commit", "-q", "-m", "a submodule");
        Lab.plain(sub, "config", "filter.evil.clean", field.evil + "; cat");
        Lab.write(sub.resolve("file.txt"), "other\n");
      }
    };

    abstract void plant(Field field);

    private static void hooks(Path hooks, Field field) {
      for (var hook :
          Set.of(
              "pre-commit",
              "post-commit",
              "post-checkout",
              "post-merge",
              "post-index-change",
              "reference-transaction",
              "pre-auto-gc")) {
        Lab.executable(hooks.resolve(hook), "#!/bin/sh\n" + field.evil + "\n");
      }
    }

    private static Path another(Field field) {
      var another = field.lab.folder.resolve("another.git");
      Lab.plain(
          field.lab.folder, "clone", "-q", "--bare", field.clone.toString(), another.toString());
      Lab.plain(another, "config", "core.bare", "false");
      Lab.plain(another, "config", "core.fsmonitor", field.evil);
      return another;
    }
  }

  @Test
  void the_sentinel_is_a_file_that_the_command_really_makes() throws Exception {
    var field = new Field(new Lab(folder));

    assertThat(new ProcessBuilder(field.evil).start().waitFor()).isZero();

    assertThat(Files.exists(field.sentinel)).isTrue();
  }
}
