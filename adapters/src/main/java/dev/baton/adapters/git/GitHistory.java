package dev.baton.adapters.git;

import dev.baton.core.repo.Commit;
import dev.baton.core.rubric.Past;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Questions about the history of the user's repository.
public final class GitHistory {
  // Names may have any character but the one that ends them.
  private static final Pattern COUNTED = Pattern.compile("([^\\x00]+)\\x00([0-9]{1,9})\n");

  private final Git git;

  public GitHistory(UserRepository repository) {
    this.git = repository.git();
  }

  /// Every text file of the revision with its number of lines.
  public Map<String, Integer> lengths(String revision) {
    var lengths = new TreeMap<String, Integer>();
    var counted = git.run("grep", "-I", "-c", "-z", "--full-name", "-e", "", revision, "--");
    var found = COUNTED.matcher(counted.out());
    while (found.find()) {
      lengths.put(found.group(1).substring(revision.length() + 1), Integer.valueOf(found.group(2)));
    }
    return lengths;
  }

  /// Whether the revision has a file of that name with lines in it.
  public boolean isText(String revision, String path) {
    return git.run("--literal-pathspecs", "grep", "-I", "-q", "-e", "", revision, "--", path).exit()
        == 0;
  }

  /// What the revision has under a name.
  public enum Kind {
    FOLDER,
    EMPTY,
    FILE
  }

  public Optional<Kind> kind(Commit revision, String path) {
    var asked = (revision.sha() + ":" + path + "\0").getBytes(StandardCharsets.UTF_8);
    var said =
        git.run(Map.of(), asked, "cat-file", "--batch-check=%(objecttype) %(objectsize)", "-z");
    return switch (said.out().strip()) {
      case "blob 0" -> Optional.of(Kind.EMPTY);
      case String blob when blob.startsWith("blob ") -> Optional.of(Kind.FILE);
      case String tree when tree.startsWith("tree ") -> Optional.of(Kind.FOLDER);
      default -> Optional.empty();
    };
  }

  /// What became of a file that the revision has no longer, where it went on under another name.
  public Optional<String> laterName(String revision, String path) {
    var left =
        git.run(
            "log", "-1", "--format=%H", "--diff-filter=D", "--no-renames", revision, "--", path);
    var commit = left.out().strip();
    if (left.exit() != 0 || commit.isEmpty()) {
      return Optional.empty();
    }
    var fields =
        git.must(
                "diff-tree",
                "-r",
                "-z",
                "-M",
                "--name-status",
                "--diff-filter=R",
                commit + "^",
                commit)
            .split("\0");
    for (int i = 0; i + 2 < fields.length; i += 3) {
      if (fields[i + 1].equals(path)) {
        return Optional.of(fields[i + 2]);
      }
    }
    return Optional.empty();
  }

  public String subject(Commit commit) {
    return git.must("log", "-1", "--format=%s", commit.sha()).strip();
  }

  /// When the commit was made.
  public Instant date(Commit commit) {
    return Instant.ofEpochSecond(
        Long.parseLong(git.must("log", "-1", "--format=%ct", commit.sha()).strip()));
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

  /// The commits that the later one has and the earlier one has not.
  public Set<Commit> reached(Commit earlier, Commit later) {
    return git.must("rev-list", earlier.sha() + ".." + later.sha())
        .lines()
        .map(Commit::new)
        .collect(Collectors.toSet());
  }

  /// What led to the commit, the newest first, at most so many.
  public List<Past> past(Commit commit, int most) {
    var all = new ArrayList<Past>();
    var out = git.must("log", "-z", "--format=%H%n%P%n%B", "--max-count=" + most, commit.sha());
    for (var entry : out.split("\0")) {
      var parts = entry.split("\n", 3);
      if (parts.length == 3) {
        var parents =
            Stream.of(parts[1].split(" ")).filter(it -> !it.isEmpty()).map(Commit::new).toList();
        all.add(new Past(new Commit(parts[0].strip()), parents, parts[2]));
      }
    }
    return all;
  }
}
