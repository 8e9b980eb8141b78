package dev.baton.adapters.git;

import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.RunId;
import dev.baton.engine.Clones;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;

/// A folder per attempt: `clone`, and whatever the performer's side keeps beside it.
public final class GitClones implements Clones {
  private static final String CONFIG =
      """
      [core]
      \trepositoryformatversion = 0
      \tfilemode = true
      \tbare = false
      [user]
      \tname = %s
      \temail = performer@localhost
      [gc]
      \tauto = 0
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
    Files.writeString(
        gitDir.resolve("objects/info/alternates"), store.folder().resolve("objects") + "\n");
    Files.writeString(gitDir.resolve("config"), CONFIG.formatted(attempt.task()));
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
    var commit = withUncommitted(attempt, head);
    if (!store.pointNew(ref, commit)) {
      throw new GitFailed(ref + " was taken by somebody else");
    }
    return taken(base, commit);
  }

  private Handover taken(Commit base, Commit commit) {
    return new Handover.Taken(new Candidate(base, commit, store.tree(commit)));
  }

  /// Fetches the clone's HEAD and nothing else it may have; empty if that went well.
  private Optional<String> fetch(Attempt attempt, String into) {
    var result =
        store
            .git()
            .run(
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                "--end-of-options",
                clone(attempt).toString(),
                "+HEAD:" + into);
    return result.exit() == 0 ? Optional.empty() : Optional.of(result.err().strip());
  }

  /// What lies in the clone beyond its last commit, as a commit on top. Read as plain files through
  /// an index of ours, so that no filter or hook of the clone has a say.
  private Commit withUncommitted(Attempt attempt, Commit head) {
    var tree = snapshot(attempt, head);
    return tree.equals(store.tree(head))
        ? head
        : store.commit(
            tree,
            "What " + attempt + " left uncommitted\n\nCommitted by Baton as it was handed in.\n",
            attempt.task().value(),
            head);
  }

  private Tree snapshot(Attempt attempt, Commit head) {
    var clone = clone(attempt);
    return store.withIndex(index -> {
      var environment = new HashMap<>(index);
      environment.put("GIT_WORK_TREE", clone.toString());
      store.git().must(environment, "read-tree", head.sha());
      store.git().must(environment, "add", "--all", "--no-warn-embedded-repo");
      return new Tree(store.git().must(environment, "write-tree").strip());
    });
  }

  @Override
  public Optional<Commit> rescue(Attempt attempt, Commit base) {
    if (!Files.isDirectory(clone(attempt))) {
      return Optional.empty();
    }
    var incoming = ref("incoming", attempt);
    var head = fetch(attempt, incoming).isEmpty() ? store.at(incoming).orElse(base) : base;
    var kept = withUncommitted(attempt, head);
    if (kept.equals(base)) {
      return Optional.empty();
    }
    store.point(ref("rescue", attempt), kept);
    return Optional.of(kept);
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
