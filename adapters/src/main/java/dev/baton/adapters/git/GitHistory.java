package dev.baton.adapters.git;

import dev.baton.core.repo.Commit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Questions about the history of the user's repository.
public final class GitHistory {
  private final Git git;

  public GitHistory(UserRepository repository) {
    this.git = repository.git();
  }

  /// The commit that the line of the file comes from, as the revision has it.
  public Optional<Commit> lastChange(String revision, String file, int line) {
    var result = git.run("blame", "--porcelain", "-L", line + "," + line, revision, "--", file);
    return result.exit() == 0
        ? Optional.of(new Commit(result.out().substring(0, result.out().indexOf(' '))))
        : Optional.empty();
  }

  public String subject(Commit commit) {
    return git.must("log", "-1", "--format=%s", commit.sha()).strip();
  }

  public boolean contains(Commit descendant, Commit ancestor) {
    return git.run("merge-base", "--is-ancestor", ancestor.sha(), descendant.sha()).exit() == 0;
  }

  /// A file as the commit has it.
  public Optional<byte[]> file(Commit commit, String path) {
    var result = git.run("cat-file", "blob", commit.sha() + ":" + path);
    return result.exit() == 0 ? Optional.of(result.bytes()) : Optional.empty();
  }

  /// The commits on the way from one to the other along first parents, with their subjects, oldest
  /// first; the earlier one left out.
  public Map<Commit, String> between(Commit earlier, Commit later) {
    var subjects = new LinkedHashMap<Commit, String>();
    var out =
        git.must(
            "log",
            "--first-parent",
            "--reverse",
            "--format=%H %s",
            earlier.sha() + ".." + later.sha());
    for (var line : out.lines().toList()) {
      var parts = line.split(" ", 2);
      subjects.put(new Commit(parts[0]), parts.length > 1 ? parts[1] : "");
    }
    return subjects;
  }
}
