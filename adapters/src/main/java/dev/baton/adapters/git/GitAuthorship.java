package dev.baton.adapters.git;

import dev.baton.core.repo.Commit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who last touched the lines between two revisions, and what those commits say: of the user's
/// repository, and of what only the store has.
public final class GitAuthorship {
  private static final int MOST_COMMITS = 5_000;

  private final Git git;
  private final GitLines lines;
  private final Commit good;
  private final Commit bad;

  public GitAuthorship(UserRepository repository, GitStore store, Commit good, Commit bad) {
    this.git = repository.git().with(store);
    this.lines = new GitLines(repository, store);
    this.good = good;
    this.bad = bad;
  }

  /// By the numbers of the lines in the bad revision; lines that come from before the good revision
  /// are left out.
  public Map<Integer, GitLines.Touch> touches(String path) {
    return lines.touches(good.sha() + ".." + bad.sha(), path, Optional.empty());
  }

  /// Commits on the way that took a line with that text out of the file, latest first.
  public Map<Commit, List<String>> removals(String path) {
    var removals = new LinkedHashMap<Commit, List<String>>();
    var result =
        git.run(
            "log",
            "-p",
            "-U0",
            "--no-renames",
            "--no-ext-diff",
            "--no-textconv",
            "--no-color",
            "--max-count=" + MOST_COMMITS,
            "--format=commit %H",
            good.sha() + ".." + bad.sha(),
            "--",
            path);
    Optional<List<String>> lines = Optional.empty();
    for (var line : result.out().split("\n", -1)) {
      if (line.matches("commit [0-9a-f]{40,64}")) {
        var texts = new ArrayList<String>();
        removals.put(new Commit(line.substring("commit ".length())), texts);
        lines = Optional.of(texts);
      } else if (line.startsWith("-") && !line.startsWith("--- ")) {
        lines.ifPresent(all -> all.add(line.substring(1)));
      }
    }
    return removals;
  }

  /// Who wrote a commit and what it says.
  public record Signature(String author, String email, String message) {}

  public Signature signature(Commit commit) {
    var facts =
        git.must("log", "-1", "--no-show-signature", "--format=%an%x00%ae%x00%B", commit.sha())
            .split("\0", 3);
    return new Signature(facts[0], facts[1], facts[2]);
  }
}
