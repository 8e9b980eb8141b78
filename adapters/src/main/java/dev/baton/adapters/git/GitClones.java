package dev.baton.adapters.git;

import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.RunId;
import dev.baton.engine.Clones;
import dev.baton.engine.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A folder per attempt: `clone`, and whatever the performer's side keeps beside it.
public final class GitClones implements Clones {
  private static final String CONFIG =
      """
      [core]
      \trepositoryformatversion = 1
      \tfilemode = true
      \tbare = false
      [user]
      \tname = %s
      \temail = performer@localhost
      [gc]
      \tauto = 0
      [extensions]
      \tobjectFormat = %s
      """;

  private final GitStore store;
  private final Path work;
  private final RunId run;

  public GitClones(GitStore store, Path work, RunId run) {
    this.store = store;
    this.work = work.toAbsolutePath().normalize();
    this.run = run;
  }

  @Override
  public Path open(Attempt attempt, Commit base) {
    var folder = folder(attempt);
    var clone = folder.resolve("clone");
    if (Files.exists(folder.resolve("opened"))) {
      return folder;
    }
    try {
      skeleton(clone.resolve(".git"), attempt, base);
      new Git(store.program(), clone.resolve(".git"), Duration.ofMinutes(10))
          .must("--work-tree=" + clone, "reset", "--quiet", "--hard", base.sha());
      Files.writeString(folder.resolve("opened"), base.sha());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the clone of " + attempt + " in " + folder, e);
    }
  }

  // Written by hand: `git clone` would start five processes to the same end.
  private void skeleton(Path gitDir, Attempt attempt, Commit base) throws IOException {
    Files.createDirectories(gitDir.resolve("objects/info"));
    Files.createDirectories(gitDir.resolve("refs/heads"));
    Files.createDirectories(gitDir.resolve("info"));
    // A start that died half way leaves its lock. Nobody has worked in the clone by then.
    Files.deleteIfExists(gitDir.resolve("index.lock"));
    Files.writeString(
        gitDir.resolve("objects/info/alternates"), store.folder().resolve("objects") + "\n");
    Files.writeString(
        gitDir.resolve("config"), CONFIG.formatted(attempt.task(), store.objectFormat()));
    Files.writeString(gitDir.resolve("refs/heads").resolve(branch(attempt)), base.sha() + "\n");
    Files.writeString(gitDir.resolve("HEAD"), "ref: refs/heads/" + branch(attempt) + "\n");
  }

  @Override
  public Handover take(Attempt attempt, Commit base) {
    var ref = ref("attempt", attempt);
    var known = store.at(ref);
    if (known.isPresent()) {
      return taken(base, known.get());
    }
    var incoming = ref("incoming", attempt);
    var refused = fetch(attempt, incoming);
    if (refused.isPresent()) {
      return new Handover.Refused(refused.get());
    }
    var head = store.at(incoming).orElse(base);
    if (!store.contains(head, base)) {
      return new Handover.Refused("its commits do not descend from " + base.brief());
    }
    var files = LooseFiles.read(store, clone(attempt), store.tree(head), submodules(base));
    if (!files.trouble().isEmpty()) {
      return new Handover.Refused("its files cannot be taken: " + files.trouble());
    }
    var commit = withUncommitted(attempt, head, files.tree());
    if (!store.pointNew(ref, commit)) {
      // Somebody took it at the same time: what they took counts.
      return taken(base, store.at(ref).orElseThrow(() -> new GitFailed("cannot make " + ref)));
    }
    return taken(base, commit);
  }

  private Handover taken(Commit base, Commit commit) {
    return new Handover.Taken(new Candidate(base, commit, store.tree(commit)));
  }

  /// Fetches the clone's HEAD and nothing else it may have; empty if that went well.
  private Optional<String> fetch(Attempt attempt, String into) {
    var gitDir = clone(attempt).resolve(".git");
    return CloneFaults.of(gitDir)
        .or(() -> {
          var result =
              store
                  .git()
                  .run(
                      "fetch",
                      "--quiet",
                      "--no-tags",
                      "--no-write-fetch-head",
                      "--end-of-options",
                      gitDir.toString(),
                      "+HEAD:" + into);
          return result.exit() == 0
              ? Optional.empty()
              : Optional.of(
                  "its commits cannot be fetched: "
                      + (result.err().isBlank() ? "git gave no reason" : result.err().strip()));
        });
  }

  private Commit withUncommitted(Attempt attempt, Commit head, Tree files) {
    return files.equals(store.tree(head))
        ? head
        : store.commit(
            files,
            "What " + attempt + " left uncommitted\n\nCommitted by Baton as it was handed in.\n",
            attempt.task().value(),
            Instant.now(),
            head);
  }

  private Set<String> submodules(Commit base) {
    return new GitTrees(store)
        .list(store.tree(base)).stream()
            .filter(leaf -> leaf.mode().equals("160000"))
            .map(Trees.Leaf::path)
            .collect(Collectors.toSet());
  }

  @Override
  public Optional<Commit> rescue(Attempt attempt, Commit base) {
    if (!Files.isDirectory(clone(attempt), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    var incoming = ref("incoming", attempt);
    var head = fetch(attempt, incoming).isEmpty() ? store.at(incoming).orElse(base) : base;
    var files = files(attempt, head, base);
    return head.equals(base) && files.equals(store.tree(base))
        ? Optional.empty()
        : Optional.of(kept(attempt, head, files));
  }

  // Whatever stands in the way of an orderly reading must not cost the rest: the files are then
  // kept byte for byte, without those that nobody can read.
  private Tree files(Attempt attempt, Commit head, Commit base) {
    var tree = store.tree(head);
    var files = LooseFiles.read(store, clone(attempt), tree, submodules(base));
    return files.trouble().isEmpty()
        ? files.tree()
        : LooseFiles.readRaw(store, clone(attempt), tree, submodules(base)).tree();
  }

  /// A rescue ref never leaves what it kept: a clone that was damaged since an earlier rescue would
  /// take that rescue with it.
  private Commit kept(Attempt attempt, Commit head, Tree files) {
    // What was handed in holds it already: a second commit of the same files would never land.
    var handedIn = store.at(ref("attempt", attempt));
    if (handedIn.isPresent()
        && store.tree(handedIn.get()).equals(files)
        && store.contains(handedIn.get(), head)) {
      return handedIn.get();
    }
    for (int number = 1; ; number++) {
      var ref = ref("rescue", attempt) + (number == 1 ? "" : "." + number);
      var before = store.at(ref);
      if (before.isPresent() && store.isOn(before.get(), head, files)) {
        return before.get();
      }
      if (before.isEmpty() || store.contains(head, before.get())) {
        var kept = withUncommitted(attempt, head, files);
        store.point(ref, kept);
        return kept;
      }
    }
  }

  /// Whether the commit is in the history of the tip.
  public boolean isContained(Commit tip, Commit commit) {
    return store.has(tip) && store.contains(tip, commit);
  }

  public Path folder(Attempt attempt) {
    return work.resolve(run.value()).resolve(attempt.task().value() + "." + attempt.number());
  }

  private Path clone(Attempt attempt) {
    return folder(attempt).resolve("clone");
  }

  private String ref(String kind, Attempt attempt) {
    return "refs/baton/" + kind + "/" + run + "/" + attempt.task() + "/" + attempt.number();
  }

  private static String branch(Attempt attempt) {
    return "baton-" + attempt.task() + "." + attempt.number();
  }
}
