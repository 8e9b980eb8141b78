package dev.baton.adapters.git;

import dev.baton.core.repo.Commit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The repository of the user. Baton reads one branch of it and moves that branch; it never touches
/// a checkout.
public final class UserRepository {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path top;
  private final Path gitDir;
  private final Git git;

  // `.git` of a linked worktree is a file that leads to its own HEAD and index, and to the branches
  // and objects of all.
  private UserRepository(GitProgram program, Path top, Path gitDir) {
    this.top = top;
    this.gitDir = gitDir;
    this.git = new Git(program, top.resolve(".git"), PATIENCE);
  }

  /// The repository the folder is in, if it is in one.
  public static Optional<UserRepository> around(GitProgram program, Path folder) {
    for (var here = folder.toAbsolutePath().normalize(); here != null; here = here.getParent()) {
      var dot = here.resolve(".git");
      if (Files.exists(dot)) {
        var asked =
            new Git(program, dot, PATIENCE)
                .run("rev-parse", "--path-format=absolute", "--git-common-dir");
        if (asked.exit() == 0) {
          return Optional.of(new UserRepository(program, here, Path.of(asked.out().strip())));
        }
      }
    }
    return Optional.empty();
  }

  /// The top folder of the checkout.
  public Path top() {
    return top;
  }

  Git git() {
    return git;
  }

  /// The folder with the branches and objects, which all its worktrees share.
  public Path gitDir() {
    return gitDir;
  }

  /// How git makes names here: `sha1` or `sha256`.
  String objectFormat() {
    return git.must("rev-parse", "--show-object-format").strip();
  }

  public Optional<Commit> branch(String name) {
    return commit("refs/heads/" + name);
  }

  public Optional<Commit> commit(String revision) {
    var result =
        git.run("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
    return result.exit() == 0 ? Optional.of(new Commit(result.out().strip())) : Optional.empty();
  }

  public boolean isBranchName(String name) {
    return git.run("check-ref-format", "--branch", name).exit() == 0;
  }

  /// The branch that is checked out in this folder.
  public Optional<String> current() {
    var result = here("symbolic-ref", "--quiet", "--short", "HEAD");
    return result.exit() == 0 ? Optional.of(result.out().strip()) : Optional.empty();
  }

  /// Where the branch is checked out, in any of the repository's worktrees.
  public List<Path> checkouts(String branch) {
    var found = new ArrayList<Path>();
    Optional<Path> worktree = Optional.empty();
    for (var line : git.must("worktree", "list", "--porcelain").lines().toList()) {
      if (line.startsWith("worktree ")) {
        worktree = Optional.of(Path.of(line.substring("worktree ".length())));
      } else if (line.equals("branch refs/heads/" + branch)) {
        worktree.ifPresent(found::add);
      }
    }
    return found;
  }

  /// How this checkout stands to its branch.
  public sealed interface Checkout {
    record Current() implements Checkout {}

    /// Nothing is changed in it; the branch has moved on since it was at `at`. To `git status` that
    /// looks like changes that would undo what has landed.
    record Behind(Commit at) implements Checkout {}

    /// Somebody is working in it.
    record Dirty(List<String> paths) implements Checkout {
      public Dirty {
        paths = List.copyOf(paths);
      }
    }
  }

  public Checkout checkout() {
    var edited = here("diff", "--name-only", "--no-ext-diff", "--no-textconv");
    if (edited.exit() != 0 || !edited.out().isBlank()) {
      return new Checkout.Dirty(edited.out().lines().toList());
    }
    return indexTree()
        .map(this::standing)
        .orElse(new Checkout.Dirty(List.of("a merge that is not finished")));
  }

  // Of a copy: git locks the index it writes a tree of, and a lock that a killed git left behind
  // says nothing of what is in the index.
  private Optional<String> indexTree() {
    var index =
        Path.of(here("rev-parse", "--path-format=absolute", "--git-path", "index").out().strip());
    try {
      var scratch = Files.createTempDirectory("baton-index-");
      var copy = scratch.resolve("index");
      try {
        if (Files.exists(index)) {
          Files.copy(index, copy);
        }
        var tree = git.run(Map.of("GIT_INDEX_FILE", copy.toString()), new byte[0], "write-tree");
        return tree.exit() == 0 ? Optional.of(tree.out().strip()) : Optional.empty();
      } finally {
        Files.deleteIfExists(copy);
        Files.deleteIfExists(scratch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + index, e);
    }
  }

  private Checkout standing(String indexTree) {
    var history =
        git.must("log", "--first-parent", "-n", "5000", "--format=%H %T", "HEAD").lines().toList();
    for (int i = 0; i < history.size(); i++) {
      var commitAndTree = history.get(i).split(" ");
      if (commitAndTree[1].equals(indexTree)) {
        return i == 0 ? new Checkout.Current() : new Checkout.Behind(new Commit(commitAndTree[0]));
      }
    }
    return new Checkout.Dirty(here("diff", "--cached", "--name-only").out().lines().toList());
  }

  /// Makes the branch if it is not there yet.
  public void branchFrom(String name, Commit start) {
    git.must("branch", "--end-of-options", name, start.sha());
  }

  private Git.Result here(String... arguments) {
    return git.run(Map.of("GIT_WORK_TREE", top.toString()), new byte[0], arguments);
  }

  /// Takes the objects over from the store and moves the branch, if it still is where it was. Empty
  /// if it moved, or else what git said.
  Optional<String> move(String branch, GitStore store, String ref, Commit from, Commit to) {
    store.send(to, from, git);
    var result =
        git.run(
            "update-ref",
            "-m",
            "baton: landed " + ref,
            "refs/heads/" + branch,
            to.sha(),
            from.sha());
    return result.exit() == 0 ? Optional.empty() : Optional.of(result.err().strip());
  }
}
