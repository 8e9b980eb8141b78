package dev.baton.adapters.git;

import dev.baton.core.origin.Edit;
import dev.baton.core.origin.FileEdits;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What git says of lines: which ones two trees have in common, and which commit a line comes from.
public final class GitLines {
  private static final Pattern HUNK =
      Pattern.compile("@@ -([0-9]+)(?:,([0-9]+))? \\+([0-9]+)(?:,([0-9]+))? @@.*", Pattern.DOTALL);
  private static final Pattern TOUCH = Pattern.compile("([0-9a-f]{40,64}) ([0-9]+) ([0-9]+).*");
  private static final String NO_COMMIT = "0000000";
  // So many commits are looked into in some milliseconds.
  private static final int YOUNG = 1_000;

  private final Git git;
  // Neither a commit nor what lies between two trees ever changes.
  private final Map<Commit, Facts> facts = new ConcurrentHashMap<>();
  private final Map<List<String>, List<FileEdits>> compared = new ConcurrentHashMap<>();

  public GitLines(UserRepository repository) {
    this.git = repository.git();
  }

  /// Of the user's repository and of what only the store has.
  public GitLines(UserRepository repository, GitStore store) {
    this.git = repository.git().with(store);
  }

  public List<FileEdits> between(Tree from, Tree to) {
    return compared.computeIfAbsent(
        List.of(from.sha(), to.sha()), _ -> between(from.sha(), to.sha(), List.of()));
  }

  /// In the files of these names, or in all if there are none.
  public List<FileEdits> between(Commit from, Commit to, List<String> paths) {
    return paths.isEmpty() ? between(tree(from), tree(to)) : between(from.sha(), to.sha(), paths);
  }

  /// The files of the commit.
  public Tree tree(Commit commit) {
    return Optional.ofNullable(facts(List.of(commit)).get(commit))
        .map(Facts::tree)
        .orElseThrow(() -> new GitFailed("there is no commit " + commit.sha()));
  }

  /// Names are literal. With names a file that was renamed is one that went and one that came.
  private List<FileEdits> between(String from, String to, List<String> paths) {
    var words =
        new ArrayList<>(
            List.of(
                "--literal-pathspecs",
                "diff-tree",
                "-r",
                "-p",
                "-U0",
                "-M1%",
                "--diff-algorithm=myers",
                "--no-indent-heuristic",
                "--no-ext-diff",
                "--no-textconv",
                "--no-color",
                "--ignore-submodules=all",
                "--src-prefix=a/",
                "--dst-prefix=b/",
                "--full-index",
                from,
                to,
                "--"));
    words.addAll(paths);
    return new Reading(git.must(words.toArray(String[]::new))).files();
  }

  /// Reads a patch without context. What stands in it is skipped by its number, never looked at.
  private static final class Reading {
    private final String[] lines;
    private final List<FileEdits> files = new ArrayList<>();
    private int at;

    Reading(String patch) {
      lines = patch.split("\n", -1);
    }

    List<FileEdits> files() {
      while (at < lines.length) {
        if (lines[at].startsWith("diff --git ")) {
          file();
        } else {
          at++;
        }
      }
      return files;
    }

    private void file() {
      var header = names(lines[at].substring("diff --git ".length()));
      Optional<String> from = header.map(both -> both.getFirst());
      Optional<String> to = header.map(both -> both.getLast());
      boolean readable = true;
      var edits = new ArrayList<Edit>();
      for (at++; at < lines.length && !lines[at].startsWith("diff --git "); at++) {
        var line = lines[at];
        if (line.startsWith("new file mode ")) {
          from = Optional.empty();
        } else if (line.startsWith("deleted file mode ")) {
          to = Optional.empty();
        } else if (line.startsWith("rename from ")) {
          from = Optional.of(unquoted(line.substring("rename from ".length())));
        } else if (line.startsWith("rename to ")) {
          to = Optional.of(unquoted(line.substring("rename to ".length())));
        } else if (line.startsWith("--- ") && !line.equals("--- /dev/null")) {
          from = Optional.of(name(line.substring("--- ".length())));
        } else if (line.startsWith("+++ ") && !line.equals("+++ /dev/null")) {
          to = Optional.of(name(line.substring("+++ ".length())));
        } else if (line.startsWith("Binary files ")) {
          readable = false;
        } else if (line.startsWith("@@ ")) {
          edits.add(hunk(line));
        }
      }
      add(from, to, readable, edits);
    }

    private void add(
        Optional<String> from, Optional<String> to, boolean readable, List<Edit> edits) {
      if (readable) {
        files.add(new FileEdits(from, to, edits));
      } else {
        from.ifPresent(path -> files.add(new FileEdits(from, Optional.empty(), List.of())));
        to.ifPresent(path -> files.add(new FileEdits(Optional.empty(), to, List.of())));
      }
    }

    private Edit hunk(String line) {
      var match = HUNK.matcher(line);
      if (!match.matches()) {
        throw new GitFailed("cannot read what git compared: " + line);
      }
      int removed = count(match.group(2));
      int added = count(match.group(4));
      // What is removed and added may look like anything, also like the beginning of a file.
      for (int left = removed + added; left > 0; at++) {
        if (!lines[at + 1].startsWith("\\")) {
          left--;
        }
      }
      return new Edit(
          Integer.parseInt(match.group(1)), removed, Integer.parseInt(match.group(3)), added);
    }

    private static int count(String group) {
      return group == null ? 1 : Integer.parseInt(group);
    }

    /// `a/x b/x`, where both are the same file; a rename says its names again, without doubt.
    private static Optional<List<String>> names(String both) {
      int half = both.length() / 2;
      if (both.length() % 2 == 0 || both.charAt(half) != ' ') {
        return Optional.empty();
      }
      var first = name(both.substring(0, half));
      var second = name(both.substring(half + 1));
      return first.equals(second) ? Optional.of(List.of(first, second)) : Optional.empty();
    }

    // A name with a space has a tab behind it, so that patch programs see its end.
    private static String name(String written) {
      var name =
          unquoted(written.endsWith("\t") ? written.substring(0, written.length() - 1) : written);
      return name.substring(Math.min(2, name.length()));
    }
  }

  /// A name as git writes it where it has a quote, a backslash or a control character in it.
  static String unquoted(String written) {
    if (written.length() < 2 || !written.startsWith("\"") || !written.endsWith("\"")) {
      return written;
    }
    var bytes = new ByteArrayOutputStream();
    var inside = written.substring(1, written.length() - 1);
    for (int i = 0; i < inside.length(); ) {
      int c = inside.codePointAt(i);
      if (c != '\\' || i + 1 == inside.length()) {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(c);
      } else if (Character.digit(inside.charAt(i + 1), 8) >= 0) {
        bytes.write(Integer.parseInt(inside.substring(i + 1, i + 4), 8));
        i += 4;
      } else {
        bytes.write(
            "abtnvfr".indexOf(inside.charAt(i + 1)) < 0
                ? inside.charAt(i + 1)
                : 7 + "abtnvfr".indexOf(inside.charAt(i + 1)));
        i += 2;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// A line as the commit that it comes from has it.
  public record Touch(Commit commit, String path, int line) {}

  /// Where the lines of a file come from, by their numbers, as the revision has them. Nothing where
  /// it has no such file or no such line. `range` as git's `-L` has it; all lines, if left out.
  public Map<Integer, Touch> touches(String revision, String path, Optional<String> range) {
    var words =
        Stream.of(
                Stream.of("blame", "--porcelain", "--root", "--no-indent-heuristic"),
                range.stream().flatMap(lines -> Stream.of("-L", lines)),
                Stream.of(revision, "--", path))
            .flatMap(each -> each)
            .toArray(String[]::new);
    var result = git.run(words);
    return result.exit() == 0 ? touches(result.out(), path) : Map.of();
  }

  /// Where one line comes from. Most questions are about young lines, so the youngest commits are
  /// looked into first. For an older one git is asked which commits changed the file at all, which
  /// it can tell from an index; it would look into every commit otherwise.
  public Optional<Touch> touch(String revision, String path, int line) {
    var ranged = Optional.of(line + "," + line);
    var young = touches(revision + "~" + YOUNG + ".." + revision, path, ranged).get(line);
    return young == null ? oldTouch(revision, path, line, ranged) : Optional.of(young);
  }

  private Optional<Touch> oldTouch(
      String revision, String path, int line, Optional<String> ranged) {
    var changed =
        git.run("--literal-pathspecs", "rev-list", "--parents", revision, "--", path).out().strip();
    if (changed.isEmpty()) {
      return Optional.ofNullable(touches(revision, path, ranged).get(line));
    }
    var found = Optional.ofNullable(touchesAmong(changed, path, ranged.get()).get(line));
    var first = found.filter(touch -> isFirst(touch.commit(), changed) && isRenamed(touch));
    return first.isEmpty()
        ? found
        : first.map(touch ->
            touches(
                    touch.commit().sha(),
                    touch.path(),
                    Optional.of(touch.line() + "," + touch.line()))
                .getOrDefault(touch.line(), touch));
  }

  /// The first of the commits is the youngest, and has the file as the revision has it.
  private Map<Integer, Touch> touchesAmong(String changed, String path, String range) {
    try {
      var file = Files.createTempFile("history", "");
      try {
        Files.writeString(file, changed + "\n");
        var blamed =
            git.run(
                "blame",
                "--porcelain",
                "--root",
                "--no-indent-heuristic",
                "-S",
                file.toString(),
                "-L",
                range,
                changed.split("\\s", 2)[0],
                "--",
                path);
        return blamed.exit() == 0 ? touches(blamed.out(), path) : Map.of();
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a history of " + path, e);
    }
  }

  private static boolean isFirst(Commit commit, String changed) {
    return changed.lines().anyMatch(commit.sha()::equals);
  }

  private boolean isRenamed(Touch touch) {
    var facts = facts(List.of(touch.commit())).get(touch.commit());
    return facts != null
        && facts.parents().stream()
            .anyMatch(parent ->
                between(parent, touch.commit(), List.of()).stream()
                    .anyMatch(it ->
                        it.to().equals(Optional.of(touch.path()))
                            && it.from().isPresent()
                            && !it.from().equals(it.to())));
  }

  private static Map<Integer, Touch> touches(String porcelain, String path) {
    var touches = new HashMap<Integer, Touch>();
    var names = new HashMap<String, String>();
    var boundaries = new HashSet<String>();
    String commit = "";
    int there = 0;
    int here = 0;
    for (var line : porcelain.split("\n", -1)) {
      var facts = TOUCH.matcher(line);
      if (line.startsWith("\t")) {
        if (!boundaries.contains(commit) && !commit.startsWith(NO_COMMIT)) {
          touches.put(here, new Touch(new Commit(commit), names.getOrDefault(commit, path), there));
        }
      } else if (facts.matches()) {
        commit = facts.group(1);
        there = Integer.parseInt(facts.group(2));
        here = Integer.parseInt(facts.group(3));
      } else if (line.startsWith("filename ")) {
        names.put(commit, unquoted(line.substring("filename ".length())));
      } else if (line.equals("boundary")) {
        boundaries.add(commit);
      }
    }
    return touches;
  }

  /// What a commit says of itself. `written` is who wrote it and when, as git keeps it through a
  /// rebase, a cherry-pick or an amendment.
  public record Facts(
      Commit commit,
      Tree tree,
      List<Commit> parents,
      String written,
      String subject,
      String message) {
    public Facts {
      parents = List.copyOf(parents);
    }
  }

  /// Those of the commits that are here.
  public Map<Commit, Facts> facts(List<Commit> commits) {
    read(commits.stream().filter(it -> !facts.containsKey(it)).distinct().toList());
    var found = new HashMap<Commit, Facts>();
    for (var commit : commits) {
      var fact = facts.get(commit);
      if (fact != null) {
        found.put(commit, fact);
      }
    }
    return found;
  }

  private void read(List<Commit> commits) {
    if (commits.isEmpty()) {
      return;
    }
    var asked = commits.stream().map(Commit::sha).collect(Collectors.joining("\n", "", "\n"));
    var said =
        git.run(
            Map.of(), asked.getBytes(StandardCharsets.UTF_8), "cat-file", "--batch", "--buffer");
    if (said.exit() != 0) {
      throw new GitFailed("cannot read commits: " + said.err().strip());
    }
    for (var object : objects(said.bytes(), "commit").entrySet()) {
      var commit = new Commit(object.getKey());
      facts.put(commit, facts(commit, new String(object.getValue(), StandardCharsets.UTF_8)));
    }
  }

  private static Facts facts(Commit commit, String text) {
    var parts = text.split("\n\n", 2);
    var parents = new ArrayList<Commit>();
    String tree = "";
    String written = "";
    for (var line : parts[0].split("\n")) {
      if (line.startsWith("tree ")) {
        tree = line.substring("tree ".length());
      } else if (line.startsWith("parent ")) {
        parents.add(new Commit(line.substring("parent ".length())));
      } else if (line.startsWith("author ")) {
        written = line.substring("author ".length());
      }
    }
    var message = parts.length < 2 ? "" : parts[1];
    return new Facts(
        commit, new Tree(tree), parents, written, message.lines().findFirst().orElse(""), message);
  }

  /// What `cat-file --batch` said, by name; what is missing or of another type is left out.
  static Map<String, byte[]> objects(byte[] said, String type) {
    var objects = new HashMap<String, byte[]>();
    for (int at = 0; at < said.length; ) {
      int end = at;
      while (said[end] != '\n') {
        end++;
      }
      var header = new String(said, at, end - at, StandardCharsets.UTF_8).split(" ");
      at = end + 1;
      if (header.length == 3 && header[2].matches("[0-9]+")) {
        int size = Integer.parseInt(header[2]);
        if (header[1].equals(type)) {
          objects.put(header[0], Arrays.copyOfRange(said, at, at + size));
        }
        at += size + 1;
      }
    }
    return objects;
  }

  /// Those commits that led to the first and to none of the others.
  public List<Commit> ledTo(Commit commit, List<Commit> notTo) {
    var words = new ArrayList<>(List.of("rev-list", commit.sha()));
    notTo.forEach(each -> words.add("^" + each.sha()));
    return git.must(words.toArray(String[]::new)).lines().map(Commit::new).toList();
  }

  /// How many lines a file of the commit has; none where there is no such file.
  public int lines(Commit commit, String path) {
    var file = git.run("cat-file", "blob", commit.sha() + ":" + path);
    int lines = 0;
    var bytes = file.bytes();
    for (byte each : bytes) {
      lines += each == '\n' ? 1 : 0;
    }
    return file.exit() != 0 || bytes.length == 0
        ? 0
        : bytes[bytes.length - 1] == '\n' ? lines : lines + 1;
  }
}
