package dev.baton.adapters.git;

import dev.baton.adapters.git.CommitFacts.Facts;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Baton's own bare repository. Work is kept here under `refs/baton/`; nothing in it is ever
/// deleted without proof that the target contains it.
public final class GitStore {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  // Git's word for "the ref must not exist yet", whatever the length of its names.
  private static final String NOBODY = "";
  private static final String AS_IT_IS = "* -text -ident !eol !filter !working-tree-encoding\n";

  private final GitProgram program;
  private final Path folder;
  private final Git git;
  private final CommitFacts facts = new CommitFacts();
  // Asked for when somebody needs it first: most who open the store never do.
  private @Nullable String objectFormat;

  private GitStore(GitProgram program, Path folder) {
    this.program = program;
    this.folder = folder;
    this.git = new Git(program, folder, PATIENCE);
  }

  /// Opens the store, or makes one with names as git gives them by default.
  public static GitStore at(GitProgram program, Path folder) {
    return at(program, folder, () -> "sha1");
  }

  /// Opens the store, or makes one that can hold what the repository holds.
  public static GitStore at(GitProgram program, Path folder, UserRepository repository) {
    return at(program, folder, repository::objectFormat);
  }

  private static GitStore at(GitProgram program, Path somewhere, Supplier<String> objectFormat) {
    var folder = somewhere.toAbsolutePath().normalize();
    if (!Files.exists(folder.resolve("HEAD"))) {
      make(program, folder, objectFormat.get());
    }
    return new GitStore(program, folder);
  }

  // Made aside and renamed: whoever finds the folder finds all of it, and of those who make it at
  // once one does.
  private static void make(GitProgram program, Path folder, String objectFormat) {
    try {
      var draft = folder.resolveSibling(folder.getFileName() + ".new-" + UUID.randomUUID());
      Files.createDirectories(draft);
      new Git(program, draft, PATIENCE)
          .must(
              "init",
              "--quiet",
              "--bare",
              "--template=",
              "--object-format=" + objectFormat,
              draft.toString());
      putInPlace(draft, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the store " + folder, e);
    }
  }

  private static void putInPlace(Path draft, Path folder) throws IOException {
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      try (var files = Files.walk(draft)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
      if (!Files.exists(folder.resolve("HEAD"))) {
        throw e;
      }
    }
  }

  /// Removes the locks of git commands on this store that were killed, so that nobody has to. A
  /// lock is kept while any git is at work here: it may be the holder.
  public void removeLeftLocks() {
    var locks = locks();
    if (!locks.isEmpty() && !isInUse()) {
      for (var lock : locks) {
        try {
          Files.deleteIfExists(lock);
        } catch (IOException e) {
          throw new UncheckedIOException("cannot remove the lock a killed git left: " + lock, e);
        }
      }
    }
  }

  // Found before anybody is looked for: none of them can be of who begins after that.
  private List<Path> locks() {
    try (var files =
        Files.find(
            folder,
            Integer.MAX_VALUE,
            (file, attributes) ->
                attributes.isRegularFile() && file.getFileName().toString().endsWith(".lock"))) {
      return files.toList();
    } catch (IOException | UncheckedIOException e) {
      // Files come and go where somebody is at work; then these are theirs.
      return List.of();
    }
  }

  private boolean isInUse() {
    var here = "--git-dir=" + folder;
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().arguments().stream())
        .anyMatch(arguments -> List.of(arguments).contains(here));
  }

  GitProgram program() {
    return program;
  }

  Git git() {
    return git;
  }

  public Path folder() {
    return folder;
  }

  /// How git makes names here: `sha1` or `sha256`.
  synchronized String objectFormat() {
    if (objectFormat == null) {
      objectFormat = git.must("rev-parse", "--show-object-format").strip();
    }
    return objectFormat;
  }

  /// Stands for "no object" in git's input.
  String noObject() {
    return "0".repeat(emptyTree().sha().length());
  }

  /// Git knows it in every repository, whether it was ever written there or not.
  Tree emptyTree() {
    try {
      var digest = MessageDigest.getInstance(objectFormat().equals("sha256") ? "SHA-256" : "SHA-1");
      var name = digest.digest("tree 0\0".getBytes(StandardCharsets.UTF_8));
      return new Tree(HexFormat.of().formatHex(name));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has both", e);
    }
  }

  /// Keeps a text and names it.
  String blob(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var result = git.run(Map.of(), bytes, "hash-object", "-w", "--stdin");
    if (result.exit() != 0) {
      throw new GitFailed("cannot keep a text: " + result.err().strip());
    }
    return result.out().strip();
  }

  /// The store's objects under a configuration that lets no attribute change a byte.
  Git raw() {
    var raw = folder.resolve("raw");
    try {
      Files.createDirectories(raw.resolve("refs"));
      Files.createDirectories(raw.resolve("objects/info"));
      Files.createDirectories(raw.resolve("info"));
      Files.writeString(raw.resolve("objects/info/alternates"), folder.resolve("objects") + "\n");
      Files.writeString(raw.resolve("info/attributes"), AS_IT_IS);
      Files.copy(
          folder.resolve("config"), raw.resolve("config"), StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(raw.resolve("HEAD"), "ref: refs/heads/none\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + raw, e);
    }
    return new Git(
        program,
        raw,
        PATIENCE,
        Map.of("GIT_OBJECT_DIRECTORY", folder.resolve("objects").toString()));
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
    var head =
        repository
            .commit("HEAD")
            .orElseThrow(() -> new GitFailed("nothing is checked out in " + repository.top()));
    bring(repository.gitDir(), head.sha(), "refs/baton/target/HEAD");
  }

  /// Copies one commit of the user's repository with its history.
  public void bringCommit(UserRepository repository, Commit commit) {
    if (!has(commit)) {
      bring(repository.gitDir(), commit.sha(), "refs/baton/brought/" + commit.sha());
    }
  }

  /// Copies the commit, and what of its history `known` does not have, to a repository that has
  /// `known`. Each object is checked there as in a fetch, which would start six processes to learn
  /// what is known here.
  void send(Commit commit, Commit known, Git to) {
    git.pipe(
        List.of("pack-objects", "--revs", "--stdout", "--thin", "--delta-base-offset", "-q"),
        commit.sha() + "\n^" + known.sha() + "\n",
        to,
        List.of("unpack-objects", "--strict", "-q"));
  }

  /// Notes which commit changed which files, so far as that is not noted yet. Nothing needs it, but
  /// with it a question about one file of a long history is answered at once.
  public void noteChangedFiles() {
    git.must("commit-graph", "write", "--reachable", "--changed-paths", "--split", "--no-progress");
  }

  boolean has(Commit commit) {
    return facts.of(commit).isPresent()
        || git.run("cat-file", "-e", commit.sha() + "^{commit}").exit() == 0;
  }

  Optional<Commit> at(String ref) {
    if (isNowhere(ref)) {
      return Optional.empty();
    }
    var result = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}");
    return switch (result.exit()) {
      case 0 -> Optional.of(new Commit(result.out().strip()));
      case 1 -> Optional.empty();
      // 128 is git's "something is wrong here"; taking it for "missing" would hide a broken store.
      default -> throw new GitFailed("cannot look up " + ref + ": " + result.err().strip());
    };
  }

  // Mostly asked of what is not there yet, which needs no git to see. Whoever packs refs writes the
  // one file before they remove the others, so they are looked for in this order. Where refs are no
  // files, git is asked.
  private boolean isNowhere(String ref) {
    return ref.startsWith("refs/")
        && Files.notExists(folder.resolve(ref))
        && Files.notExists(folder.resolve("packed-refs"))
        && Files.notExists(folder.resolve("reftable"));
  }

  void point(String ref, Commit commit) {
    git.must("update-ref", "--end-of-options", ref, commit.sha());
  }

  /// Makes the ref if it does not exist; says whether it now points at the commit.
  boolean pointNew(String ref, Commit commit) {
    return git.run("update-ref", "--end-of-options", ref, commit.sha(), NOBODY).exit() == 0
        || at(ref).equals(Optional.of(commit));
  }

  /// Whether the one is in the history of the other, or is it.
  public boolean contains(Commit descendant, Commit ancestor) {
    if (descendant.equals(ancestor)) {
      return true;
    }
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
    return facts(commit).tree();
  }

  /// When the commit was made, as it says itself.
  Instant date(Commit commit) {
    return facts(commit).date();
  }

  String message(Commit commit) {
    return git.must("show", "--no-patch", "--format=%B", "--end-of-options", commit.sha());
  }

  private Facts facts(Commit commit) {
    return facts.of(commit).orElseGet(() -> facts.learn(commit, asked(commit)));
  }

  private Facts asked(Commit commit) {
    var said =
        git.must("show", "--no-patch", "--format=%T %ct", "--end-of-options", commit.sha())
            .strip()
            .split(" ");
    return new Facts(new Tree(said[0]), Instant.ofEpochSecond(Long.parseLong(said[1])));
  }

  Commit commit(Tree tree, String message, String author, Instant at, Commit... parents) {
    var arguments = new ArrayList<>(List.of("commit-tree", tree.sha()));
    for (var parent : parents) {
      arguments.addAll(List.of("-p", parent.sha()));
    }
    arguments.addAll(List.of("-m", message));
    var date = at.getEpochSecond() + " +0000";
    var environment =
        Map.of("GIT_AUTHOR_NAME", author, "GIT_AUTHOR_DATE", date, "GIT_COMMITTER_DATE", date);
    var made = new Commit(git.must(environment, arguments.toArray(String[]::new)).strip());
    facts.learn(made, new Facts(tree, Instant.ofEpochSecond(at.getEpochSecond())));
    return made;
  }

  /// The tree with one more file in it.
  Tree with(Tree tree, String path, String text) {
    return with(tree, "100644 " + blob(text) + "\t" + path + "\0");
  }

  /// The tree with these entries, each as mode, blob and path, in place of what it has there.
  Tree with(Tree tree, String entries) {
    return withIndex(index -> {
      git.must(index, "read-tree", tree.sha());
      git.feed(index, entries, "update-index", "-z", "--index-info");
      return new Tree(git.must(index, "write-tree").strip());
    });
  }

  /// Whether the commit is that head, or sits right on it, with exactly these files.
  boolean isOn(Commit commit, Commit head, Tree files) {
    return tree(commit).equals(files)
        && (commit.equals(head) || at(commit.sha() + "^1").equals(Optional.of(head)));
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
