package dev.baton.adapters.git;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.engine.Trees;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Trees in the store.
public final class GitTrees implements Trees {
  private static final int MOST_MESSAGES = 1_000;

  private final GitStore store;

  public GitTrees(GitStore store) {
    this.store = store;
  }

  @Override
  public Tree of(Commit commit) {
    return store.tree(commit);
  }

  @Override
  public List<Leaf> list(Tree tree) {
    var leaves = new ArrayList<Leaf>();
    for (var line :
        store.git().must("ls-tree", "-r", "-z", "--full-tree", tree.sha()).split("\0")) {
      var tab = line.indexOf('\t');
      if (tab > 0) {
        var facts = line.substring(0, tab).split(" ");
        leaves.add(new Leaf(facts[0], facts[2], line.substring(tab + 1)));
      }
    }
    return leaves;
  }

  /// Every file with its length in bytes.
  public Map<String, Long> sizes(Tree tree) {
    var sizes = new HashMap<String, Long>();
    for (var line :
        store.git().must("ls-tree", "-r", "-l", "-z", "--full-tree", tree.sha()).split("\0")) {
      var tab = line.indexOf('\t');
      var facts = tab < 0 ? new String[0] : line.substring(0, tab).split(" +");
      if (facts.length == 4 && !facts[3].equals("-")) {
        sizes.put(line.substring(tab + 1), Long.valueOf(facts[3]));
      }
    }
    return sizes;
  }

  @Override
  public ChangeSet between(Tree from, Tree to, List<String> messages) {
    return new GitChanges(store.git()).between(from, to, messages);
  }

  @Override
  public List<String> messages(Commit from, Commit to) {
    var texts =
        store
            .git()
            .must(
                "log",
                "-z",
                "--format=%B",
                "--max-count=" + MOST_MESSAGES,
                "--end-of-options",
                from.sha() + ".." + to.sha());
    return Stream.of(texts.split("\0")).filter(text -> !text.isBlank()).toList();
  }

  @Override
  public int changedLines(Tree from, Tree to) {
    int lines = 0;
    var counts =
        store
            .git()
            .must(
                "diff-tree",
                "-r",
                "--numstat",
                "--no-renames",
                "--no-ext-diff",
                "--no-textconv",
                from.sha(),
                to.sha());
    for (var line : counts.lines().toList()) {
      var facts = line.split("\t", 3);
      lines += facts[0].equals("-") ? 1 : Integer.parseInt(facts[0]) + Integer.parseInt(facts[1]);
    }
    return lines;
  }

  /// The change between two commits as a patch that `git apply` takes.
  public String patch(Commit from, Commit to) {
    return store
        .git()
        .must(
            "diff-tree",
            "-p",
            "--binary",
            "--full-index",
            "--no-ext-diff",
            "--no-textconv",
            from.sha(),
            to.sha());
  }

  @Override
  public Optional<byte[]> file(Tree tree, String path) {
    var result = store.git().run("cat-file", "blob", tree.sha() + ":" + path);
    return result.exit() == 0 ? Optional.of(result.bytes()) : Optional.empty();
  }

  @Override
  public Map<String, String> texts(Tree tree, Predicate<String> matching) {
    var wanted =
        list(tree).stream()
            .filter(leaf -> GitChanges.isFile(leaf.mode()) && matching.test(leaf.path()))
            .toList();
    var objects = new LinkedHashSet<String>();
    wanted.forEach(leaf -> objects.add(leaf.object()));
    var found = new GitChanges(store.git()).texts(objects);
    var texts = new TreeMap<String, String>();
    for (var leaf : wanted) {
      var text = found.get(leaf.object());
      if (text != null) {
        texts.put(leaf.path(), text);
      }
    }
    return texts;
  }

  @Override
  public Tree overlay(Tree ground, Tree over, Predicate<String> matching) {
    var entries = new StringBuilder();
    for (var leaf : list(ground)) {
      if (matching.test(leaf.path())) {
        entries.append("0 ").append("0".repeat(leaf.object().length())).append('\t');
        entries.append(leaf.path()).append('\0');
      }
    }
    entries.append(entries(over, matching));
    return store.withIndex(index -> {
      store.git().must(index, "read-tree", ground.sha());
      return written(index, entries.toString());
    });
  }

  @Override
  public Tree part(Tree tree, Predicate<String> matching) {
    return store.withIndex(index -> written(index, entries(tree, matching)));
  }

  private String entries(Tree tree, Predicate<String> matching) {
    var entries = new StringBuilder();
    for (var leaf : list(tree)) {
      if (matching.test(leaf.path())) {
        entries.append(leaf.mode()).append(' ').append(leaf.object()).append('\t');
        entries.append(leaf.path()).append('\0');
      }
    }
    return entries.toString();
  }

  private Tree written(Map<String, String> index, String entries) {
    var result =
        store
            .git()
            .run(
                index,
                entries.getBytes(StandardCharsets.UTF_8),
                "update-index",
                "-z",
                "--index-info");
    if (result.exit() != 0) {
      throw new GitFailed("cannot make a tree: " + result.err().strip());
    }
    return new Tree(store.git().must(index, "write-tree").strip());
  }

  @Override
  public void checkout(Tree tree, Path folder) {
    store.withIndex(index -> {
      var environment = new HashMap<>(index);
      environment.put("GIT_WORK_TREE", folder.toString());
      store.git().must(environment, "read-tree", tree.sha());
      store.git().must(environment, "checkout-index", "--all", "--force", "--quiet");
      return folder;
    });
  }
}
