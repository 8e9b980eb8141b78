package dev.baton.adapters.git;

import dev.baton.core.repo.Tree;
import dev.baton.engine.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files that lie in a folder, as a tree in the store.
///
/// Git looks at the folder through an index and a configuration of ours. Two things in a folder
/// would still give it a say, so they never reach `git add`: a submodule in the index, for which
/// git runs `git status` *inside* that repository, under that repository's configuration; and a
/// pipe with a name that git reads, at which it would wait for ever. A repository within the folder
/// is taken as plain files, since a bare commit name would keep nothing of it.
final class LooseFiles {
  private static final String SUBMODULE = "160000";
  private static final String UNTRACKED = "? ";
  // Deeper or more than this is not work but an attempt to keep Baton busy.
  private static final int MOST_NESTED = 200;

  private final GitStore store;
  private final Git git;
  private final boolean inUse;
  private int nested;

  private LooseFiles(GitStore store, Git git, boolean inUse) {
    this.store = store;
    this.git = git;
    this.inUse = inUse;
  }

  /// What was read, and what git complained about on the way; nothing if all went well.
  record Reading(Tree tree, String trouble) {}

  /// Reads the folder as a checkout of `head` that somebody has worked in. Its attributes count, as
  /// they would for everybody who checks the result out again.
  static Reading read(GitStore store, Path folder, Tree head, Tree base) {
    return new LooseFiles(store, store.git(), false).reading(folder, head, base);
  }

  /// The same while somebody works there: nothing in the folder is touched, and where git would
  /// wait for ever nothing is read.
  static Reading look(GitStore store, Path folder, Tree head, Tree base) {
    return new LooseFiles(store, store.git(), true).reading(folder, head, base);
  }

  /// The same, byte for byte: attributes mean nothing, so that none of them can be in the way.
  static Reading readRaw(GitStore store, Path folder, Tree head, Tree base) {
    return new LooseFiles(store, store.raw(), false).reading(folder, head, base);
  }

  private Reading reading(Path folder, Tree head, Tree base) {
    var special = SpecialFiles.in(folder);
    if (inUse && !special.isEmpty()) {
      return new Reading(head, "git would wait at " + folder.relativize(special.getFirst()));
    }
    SpecialFiles.remove(special);
    return store.withIndex(index -> {
      var environment = new HashMap<>(index);
      environment.put("GIT_WORK_TREE", folder.toString());
      git.must(environment, "read-tree", head.sha());
      var inBase = submodules(base);
      var inHead = head.equals(base) ? inBase : submodules(environment);
      return inIndex(folder, inHead, inBase.keySet(), environment);
    });
  }

  private Reading inIndex(
      Path folder,
      Map<String, String> inHead,
      Set<String> inBase,
      Map<String, String> environment) {
    var kept =
        inHead.entrySet().stream()
            .filter(each -> stays(folder.resolve(each.getKey()), inBase, each.getKey()))
            .toList();
    var keptPaths = kept.stream().map(Map.Entry::getKey).toList();
    drop(inHead.keySet(), environment);
    // A repository where a file was comes in as a submodule here; it goes out again with those that
    // are untracked. What cannot be read is told by the `add` below.
    git.run(environment, new byte[0], "add", "--update", "--ignore-errors");
    var repositories =
        repositories(environment).stream().filter(path -> !keptPaths.contains(path)).toList();
    drop(repositories, environment);
    var trouble = new ArrayList<String>();
    add(Stream.concat(keptPaths.stream(), repositories.stream()).toList(), environment, trouble);
    for (var path : repositories) {
      addNested(folder.resolve(path), path, environment, trouble);
    }
    putIn(
        kept.stream()
            .map(each -> SUBMODULE + " " + each.getValue() + "\t" + each.getKey())
            .toList(),
        environment);
    return new Reading(
        new Tree(git.must(environment, "write-tree").strip()), String.join("\n", trouble));
  }

  // A submodule that came with the base is a folder that git fills on demand. One that the
  // performer added counts only while there are no files to take in its stead.
  private static boolean stays(Path folder, Set<String> inBase, String path) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (inBase.contains(path)) {
      return true;
    }
    try (var content = Files.list(folder)) {
      return content.findAny().isEmpty();
    } catch (IOException e) {
      return true;
    }
  }

  private Map<String, String> submodules(Tree tree) {
    return tree.equals(store.emptyTree())
        ? Map.of()
        : new GitTrees(store)
            .list(tree).stream()
                .filter(leaf -> leaf.mode().equals(SUBMODULE))
                .collect(Collectors.toMap(Trees.Leaf::path, Trees.Leaf::object));
  }

  private Map<String, String> submodules(Map<String, String> environment) {
    var found = new HashMap<String, String>();
    for (var line : git.must(environment, "ls-files", "--stage", "-z").split("\0")) {
      if (line.startsWith(SUBMODULE)) {
        found.put(line.substring(line.indexOf('\t') + 1), line.split(" ")[1]);
      }
    }
    return found;
  }

  /// Those in the index, which are submodules, and those that are untracked, which git lists as one
  /// name with a slash at its end.
  private List<String> repositories(Map<String, String> environment) {
    return Stream.of(
            git.must(
                    environment,
                    "ls-files",
                    "-t",
                    "--stage",
                    "--others",
                    "--exclude-standard",
                    "-z")
                .split("\0"))
        .flatMap(line -> repository(line).stream())
        .toList();
  }

  // The letter before each line is what says whether all of it is a name.
  private static Optional<String> repository(String line) {
    if (line.startsWith(UNTRACKED)) {
      return line.endsWith("/")
          ? Optional.of(line.substring(UNTRACKED.length(), line.length() - 1))
          : Optional.empty();
    }
    var isSubmodule = line.startsWith(SUBMODULE, UNTRACKED.length());
    return isSubmodule ? Optional.of(line.substring(line.indexOf('\t') + 1)) : Optional.empty();
  }

  private void drop(Iterable<String> paths, Map<String, String> environment) {
    var nothing = "0 " + store.noObject() + "\t";
    var lines = new ArrayList<String>();
    paths.forEach(path -> lines.add(nothing + path));
    putIn(lines, environment);
  }

  private void putIn(List<String> lines, Map<String, String> environment) {
    if (!lines.isEmpty()) {
      git.feed(environment, String.join("\0", lines) + "\0", "update-index", "-z", "--index-info");
    }
  }

  private void add(List<String> except, Map<String, String> environment, List<String> trouble) {
    var paths = new StringBuilder(":(top)\0");
    except.forEach(path -> paths.append(":(top,exclude,literal)").append(path).append('\0'));
    var input = paths.toString().getBytes(StandardCharsets.UTF_8);
    // Somebody may still be tidying up: a file that was seen and is gone is no trouble the second
    // time.
    for (int tries = 0; tries < 2; tries++) {
      var result =
          git.run(
              environment,
              input,
              "add",
              "--all",
              "--ignore-errors",
              "--pathspec-from-file=-",
              "--pathspec-file-nul");
      if (result.exit() == 0) {
        return;
      }
      if (tries == 1) {
        trouble.add(result.err().strip());
      }
    }
  }

  private void addNested(
      Path folder, String path, Map<String, String> environment, List<String> trouble) {
    if (++nested > MOST_NESTED) {
      trouble.add("there are more than " + MOST_NESTED + " repositories inside the clone");
      return;
    }
    var inside = reading(folder, store.emptyTree(), store.emptyTree());
    if (!inside.trouble().isEmpty()) {
      trouble.add("in " + path + ": " + inside.trouble());
    }
    if (!inside.tree().equals(store.emptyTree())) {
      git.must(environment, "read-tree", "--prefix=" + path + "/", inside.tree().sha());
    }
  }

  /// Pipes, sockets and devices under the names that git opens by itself. They have no content, so
  /// taking them away loses nothing.
  private static final class SpecialFiles {
    private static final Set<String> READ_BY_GIT =
        Set.of(".gitignore", ".gitattributes", ".gitmodules");

    static List<Path> in(Path folder) {
      var found = new ArrayList<Path>();
      try {
        Walk.over(
            folder,
            (path, attributes) -> {
              if (attributes.isOther() && READ_BY_GIT.contains(Walk.name(path))) {
                found.add(path);
              }
            });
      } catch (IOException e) {
        throw new UncheckedIOException("cannot look through " + folder, e);
      }
      return found;
    }

    static void remove(List<Path> files) {
      for (var file : files) {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          throw new UncheckedIOException("cannot remove " + file, e);
        }
      }
    }
  }
}
