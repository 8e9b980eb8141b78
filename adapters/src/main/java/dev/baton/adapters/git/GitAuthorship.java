package dev.baton.adapters.git;

import dev.baton.core.repo.Commit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who last touched the lines between two revisions of the user's repository, and what those
/// commits and their notes say.
public final class GitAuthorship {
  private static final int MOST_COMMITS = 5_000;

  private final Git git;
  private final Commit good;
  private final Commit bad;

  public GitAuthorship(UserRepository repository, Commit good, Commit bad) {
    this.git = repository.git();
    this.good = good;
    this.bad = bad;
  }

  /// A line as the commit that last touched it had it.
  public record Touch(Commit commit, String path, int line) {}

  /// By the numbers of the lines in the bad revision; lines that come from before the good revision
  /// are left out.
  public Map<Integer, Touch> touches(String path) {
    var result = git.run("blame", "--porcelain", good.sha() + ".." + bad.sha(), "--", path);
    var touches = new HashMap<Integer, Touch>();
    if (result.exit() != 0) {
      return touches;
    }
    var names = new HashMap<String, String>();
    var boundaries = new HashSet<String>();
    String commit = "";
    int[] numbers = {0, 0};
    for (var line : result.out().split("\n", -1)) {
      if (line.startsWith("\t")) {
        if (!boundaries.contains(commit)) {
          touches.put(
              numbers[1],
              new Touch(new Commit(commit), names.getOrDefault(commit, path), numbers[0]));
        }
      } else if (line.matches("[0-9a-f]{40,64} [0-9]+ [0-9]+.*")) {
        var facts = line.split(" ");
        commit = facts[0];
        numbers = new int[] {Integer.parseInt(facts[1]), Integer.parseInt(facts[2])};
      } else if (line.startsWith("filename ")) {
        names.put(commit, line.substring("filename ".length()));
      } else if (line.equals("boundary")) {
        boundaries.add(commit);
      }
    }
    return touches;
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

  /// The note of other tools on who wrote what.
  public Optional<String> note(Commit commit) {
    var result = git.run("notes", "--ref=refs/notes/ai", "show", commit.sha());
    return result.exit() == 0 ? Optional.of(result.out()) : Optional.empty();
  }
}
