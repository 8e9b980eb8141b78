package dev.baton.adapters.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.RunId;
import dev.baton.engine.Clones;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

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
    // A start that died half way leaves its lock. Nobody has worked in the clone by then.
    Files.deleteIfExists(gitDir.resolve("index.lock"));
    Files.createDirectories(gitDir.resolve("info"));
    for (var file : files(attempt, base).entrySet()) {
      var path = gitDir.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, file.getValue());
    }
  }

  /// The files of a new clone's `.git`.
  private Map<String, String> files(Attempt attempt, Commit base) {
    return Map.of(
        "objects/info/alternates",
        store.folder().resolve("objects") + "\n",
        "config",
        CONFIG.formatted(attempt.task(), store.objectFormat()),
        "refs/heads/" + branch(attempt),
        base.sha() + "\n",
        "HEAD",
        "ref: refs/heads/" + branch(attempt) + "\n");
  }

  @Override
  public Handover take(Attempt attempt, Commit base) {
    var ref = ref("attempt", attempt);
    var known = store.at(ref);
    if (known.isPresent()) {
      return taken(base, known.get());
    }
    return switch (head(attempt, base)) {
      case Head.Unreadable(var why) -> new Handover.Refused(why);
      case Head.At(var head) ->
          store.contains(head, base)
              ? taken(attempt, base, head)
              : new Handover.Refused("its commits do not descend from " + base.brief());
    };
  }

  private Handover taken(Attempt attempt, Commit base, Commit head) {
    var ref = ref("attempt", attempt);
    var files = LooseFiles.read(store, clone(attempt), store.tree(head), store.tree(base));
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

  /// What a clone has checked out, or why nobody can tell.
  private sealed interface Head {
    record At(Commit commit) implements Head {}

    record Unreadable(String why) implements Head {}
  }

  private Head head(Attempt attempt, Commit base) {
    var gitDir = clone(attempt).resolve(".git");
    var fault = CloneFaults.of(gitDir);
    if (fault.isPresent()) {
      return new Head.Unreadable(fault.get());
    }
    // Nothing was committed then, and a fetch would bring nothing.
    return files(attempt, base).entrySet().stream()
            .allMatch(file -> holds(gitDir.resolve(file.getKey()), file.getValue()))
        ? new Head.At(base)
        : fetched(gitDir, ref("incoming", attempt), base);
  }

  private static boolean holds(Path file, String text) {
    try {
      var bytes = text.getBytes(UTF_8);
      return Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
    } catch (IOException e) {
      return false;
    }
  }

  /// Fetches the clone's HEAD and nothing else it may have.
  private Head fetched(Path gitDir, String into, Commit base) {
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
        ? new Head.At(store.at(into).orElse(base))
        : new Head.Unreadable(
            "its commits cannot be fetched: "
                + (result.err().isBlank() ? "git gave no reason" : result.err().strip()));
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

  @Override
  public Optional<Commit> rescue(Attempt attempt, Commit base) {
    if (!Files.isDirectory(clone(attempt), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    var head = head(attempt, base) instanceof Head.At(var commit) ? commit : base;
    var files = files(attempt, head, base);
    return head.equals(base) && files.equals(store.tree(base))
        ? Optional.empty()
        : Optional.of(kept(attempt, head, files));
  }

  // Whatever stands in the way of an orderly reading must not cost the rest: the files are then
  // kept byte for byte, without those that nobody can read.
  private Tree files(Attempt attempt, Commit head, Commit base) {
    var tree = store.tree(head);
    var files = LooseFiles.read(store, clone(attempt), tree, store.tree(base));
    return files.trouble().isEmpty()
        ? files.tree()
        : LooseFiles.readRaw(store, clone(attempt), tree, store.tree(base)).tree();
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
