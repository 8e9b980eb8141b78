package dev.baton.adapters.git;

import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Baton's own bare repository. Work is kept here under `refs/baton/`; nothing in it is ever
/// deleted without proof that the target contains it.
public final class GitStore {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String NOBODY = "0000000000000000000000000000000000000000";

  private final GitProgram program;
  private final Path folder;
  private final Git git;

  private GitStore(GitProgram program, Path folder) {
    this.program = program;
    this.folder = folder;
    this.git = new Git(program, folder, PATIENCE);
  }

  /// Opens the store, or makes one.
  public static GitStore at(GitProgram program, Path folder) {
    var store = new GitStore(program, folder.toAbsolutePath().normalize());
    if (!Files.exists(folder.resolve("HEAD"))) {
      store.make();
    }
    return store;
  }

  private void make() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the store " + folder, e);
    }
    git.must("init", "--quiet", "--bare", "--template=", folder.toString());
  }

  GitProgram program() {
    return program;
  }

  Git git() {
    return git;
  }

  Path folder() {
    return folder;
  }

  /// Copies what the commit needs out of a repository that the user trusts: their own. Its history
  /// is taken as it is; old repositories are full of objects that a strict check would refuse.
  void bring(Path repository, String ref, String as) {
    git.must(
        "-c",
        "transfer.fsckObjects=false",
        "fetch",
        "--quiet",
        "--no-tags",
        "--no-write-fetch-head",
        repository.toString(),
        "+" + ref + ":" + as);
  }

  /// Copies what is checked out in the user's repository.
  public void bringHead(UserRepository repository) {
    bring(repository.gitDir(), "HEAD", "refs/baton/target/HEAD");
  }

  boolean has(Commit commit) {
    return git.run("cat-file", "-e", commit.sha() + "^{commit}").exit() == 0;
  }

  Optional<Commit> at(String ref) {
    var result = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}");
    return switch (result.exit()) {
      case 0 -> Optional.of(new Commit(result.out().strip()));
      case 1 -> Optional.empty();
      // 128 is git's "something is wrong here"; taking it for "missing" would hide a broken store.
      default -> throw new GitFailed("cannot look up " + ref + ": " + result.err().strip());
    };
  }

  void point(String ref, Commit commit) {
    git.must("update-ref", "--end-of-options", ref, commit.sha());
  }

  /// Makes the ref if it does not exist; says whether it now points at the commit.
  boolean pointNew(String ref, Commit commit) {
    return git.run("update-ref", "--end-of-options", ref, commit.sha(), NOBODY).exit() == 0
        || at(ref).equals(Optional.of(commit));
  }

  boolean contains(Commit descendant, Commit ancestor) {
    var result =
        git.run(
            "merge-base", "--is-ancestor", "--end-of-options", ancestor.sha(), descendant.sha());
    return switch (result.exit()) {
      case 0 -> true;
      case 1 -> false;
      default ->
          throw new GitFailed(
              "cannot compare " + ancestor + " and " + descendant + ": " + result.err().strip());
    };
  }

  Tree tree(Commit commit) {
    return new Tree(
        git.must("rev-parse", "--verify", "--end-of-options", commit.sha() + "^{tree}").strip());
  }

  Commit commit(Tree tree, String message, String author, Commit... parents) {
    var arguments = new String[2 + 2 * parents.length + 2];
    arguments[0] = "commit-tree";
    arguments[1] = tree.sha();
    for (int i = 0; i < parents.length; i++) {
      arguments[2 + 2 * i] = "-p";
      arguments[3 + 2 * i] = parents[i].sha();
    }
    arguments[arguments.length - 2] = "-m";
    arguments[arguments.length - 1] = message;
    return new Commit(git.must(Map.of("GIT_AUTHOR_NAME", author), arguments).strip());
  }

  /// A scratch index: the store's own is never used, so several threads may work at once.
  <T> T withIndex(IndexUse<T> use) {
    try {
      var scratch = Files.createTempDirectory(folder, "index-");
      try {
        return use.with(Map.of("GIT_INDEX_FILE", scratch.resolve("index").toString()));
      } finally {
        Files.deleteIfExists(scratch.resolve("index"));
        Files.deleteIfExists(scratch.resolve("index.lock"));
        Files.deleteIfExists(scratch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot work in " + folder, e);
    }
  }

  interface IndexUse<T> {
    T with(Map<String, String> environment);
  }
}
