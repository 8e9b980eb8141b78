package dev.baton.adapters.gate;

import dev.baton.adapters.git.GitProgram;
import dev.baton.adapters.git.GitStore;
import dev.baton.adapters.git.GitTrees;
import dev.baton.core.plan.Contract;
import dev.baton.core.repo.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A store that borrows the objects of a repository and holds the trees made from them.
final class Scratch implements AutoCloseable {
  private static final int LATEST = 1500;
  private static final int MOST_FILES = 12;
  private static final int MOST_LINES = 400;
  private static final Map<String, String> FORBIDDEN =
      Map.of(
          ".java",
          "java.sql",
          ".py",
          "sqlite3",
          ".go",
          "net/smtp",
          ".js",
          "node:dgram",
          ".ts",
          "node:dgram");

  private final Path folder;
  private final GitTrees trees;
  private final String extension;
  private final String name;

  /// A commit that is taken for correct, and what it changes from; `contract` lets it write where
  /// it did.
  record Head(
      Scratch scratch, String commit, Tree base, Tree tree, Contract contract, List<String> paths) {
    String extension() {
      return scratch.extension;
    }

    String text(String path) {
      return paths.contains(path)
          ? scratch.git(null, "cat-file", "blob", tree.sha() + ":" + path)
          : "";
    }

    Random random(String of) {
      return new Random((commit + of).hashCode());
    }

    @Override
    public String toString() {
      return scratch.name + " " + commit.substring(0, 10);
    }
  }

  Scratch(Path repository) throws IOException {
    name = repository.getFileName().toString();
    folder = Files.createTempDirectory("judged");
    var program = GitProgram.find("/usr/bin:/bin:/usr/local/bin", folder).orElseThrow();
    var store = GitStore.at(program, folder.resolve("store.git"));
    var objects = Path.of(run(repository, null, "rev-parse", "--git-path", "objects").strip());
    Files.writeString(
        store.folder().resolve("objects/info/alternates"),
        repository.resolve(objects).toAbsolutePath().normalize() + "\n");
    Files.writeString(store.folder().resolve("tip"), run(repository, null, "rev-parse", "HEAD"));
    trees = new GitTrees(store);
    extension = mostOf(paths(Files.readString(store.folder().resolve("tip")).strip()));
  }

  GitTrees trees() {
    return trees;
  }

  /// The first by their hashes, which nobody chose.
  List<String> commits(int most) throws IOException {
    var tip = Files.readString(folder.resolve("store.git/tip")).strip();
    return git(null, "log", "--no-merges", "--min-parents=1", "--format=%H", "-n", "" + LATEST, tip)
        .lines()
        .sorted()
        .filter(this::isOrdinary)
        .limit(most)
        .toList();
  }

  private boolean isOrdinary(String commit) {
    var lines =
        git(null, "diff-tree", "-r", "--numstat", "--no-renames", commit + "^", commit)
            .lines()
            .toList();
    long changed = 0;
    for (var line : lines) {
      var parts = line.split("\t");
      changed +=
          parts[0].equals("-") ? MOST_LINES : Long.parseLong(parts[0]) + Long.parseLong(parts[1]);
    }
    return lines.stream().anyMatch(line -> line.endsWith(extension))
        && lines.size() <= MOST_FILES
        && changed < MOST_LINES;
  }

  Head head(String commit) {
    var base = governed(commit + "^");
    var tree = governed(commit);
    var changed =
        git(null, "diff-tree", "-r", "--name-only", "--no-renames", base.sha(), tree.sha())
            .lines()
            .toList();
    var folders = new TreeSet<String>();
    changed.forEach(path -> folders.add(folder(path)));
    return new Head(
        this, commit, base, tree, Subjects.contract(folders.stream().toList()), paths(tree.sha()));
  }

  private static String folder(String path) {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) + "/*" : "*";
  }

  // With a decision that holds, and a policy.
  private Tree governed(String commit) {
    var tree = new Tree(git(null, "rev-parse", commit + "^{tree}").strip());
    var decision =
        """
        ---
        status: accepted
        rules:
          - forbid: {from: "**", to: "%s", because: nothing here asks for it}
        ---

        # Not this module
        """
            .formatted(FORBIDDEN.get(extension));
    var ruled = with(tree, new Alterations.Edit("decisions/0001-not-this-module.md", decision));
    return with(ruled, new Alterations.Edit("baton.yaml", "version: 1\ntarget: main\n"));
  }

  Tree with(Tree tree, Alterations.Edit edit) {
    var index = folder.resolve("index");
    var blob = git(edit.text(), "hash-object", "-w", "--stdin").strip();
    indexed(index, "read-tree", tree.sha());
    indexed(index, "update-index", "--add", "--cacheinfo", "100644," + blob + "," + edit.path());
    return new Tree(indexed(index, "write-tree").strip());
  }

  private List<String> paths(String tree) {
    return git(null, "ls-tree", "-r", "--name-only", tree).lines().toList();
  }

  private static String mostOf(List<String> paths) {
    return FORBIDDEN.keySet().stream()
        .sorted()
        .max(
            Comparator.comparingLong(
                end -> paths.stream().filter(path -> path.endsWith(end)).count()))
        .orElseThrow();
  }

  private String git(@Nullable String input, String... arguments) {
    return run(folder.resolve("store.git"), input, arguments);
  }

  private String indexed(Path index, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                "env",
                "GIT_INDEX_FILE=" + index,
                "git",
                "-C",
                folder.resolve("store.git").toString()));
    command.addAll(List.of(arguments));
    return run(command, null);
  }

  private static String run(Path repository, @Nullable String input, String... arguments) {
    var command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    return run(command, input);
  }

  private static String run(List<String> command, @Nullable String input) {
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (var in = process.getOutputStream()) {
        in.write((input == null ? "" : input).getBytes(StandardCharsets.UTF_8));
      }
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("failed: " + command);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(command.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
        Files.delete(path);
      }
    }
  }
}
