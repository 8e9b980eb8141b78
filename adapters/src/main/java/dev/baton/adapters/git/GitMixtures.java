package dev.baton.adapters.git;

import dev.baton.core.blame.Mixture.Edit;
import dev.baton.core.repo.Tree;
import dev.baton.engine.Trees.Leaf;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Trees between two others: the good one with some files edited or as the bad one has them. They
/// are made in the store alone.
public final class GitMixtures {
  private final GitStore store;
  private final Tree good;
  private final Map<String, Leaf> inGood;
  private final Map<String, Leaf> inBad;

  public GitMixtures(GitStore store, Tree good, Tree bad) {
    this.store = store;
    this.good = good;
    var trees = new GitTrees(store);
    inGood = byPath(trees, good);
    inBad = byPath(trees, bad);
  }

  private static Map<String, Leaf> byPath(GitTrees trees, Tree tree) {
    return trees.list(tree).stream().collect(Collectors.toMap(Leaf::path, Function.identity()));
  }

  public Tree with(Map<String, Edit> edits) {
    if (edits.isEmpty()) {
      return good;
    }
    var gone = new StringBuilder();
    var there = new StringBuilder();
    edits.forEach((path, edit) -> {
      // First out, then in: a file may stand where a folder was.
      gone.append("0 ").append(store.noObject()).append('\t').append(path).append('\0');
      leaf(path, edit)
          .ifPresent(leaf ->
              there
                  .append(leaf.mode())
                  .append(' ')
                  .append(leaf.object())
                  .append('\t')
                  .append(path)
                  .append('\0'));
    });
    return store.withIndex(index -> {
      store.git().must(index, "read-tree", good.sha());
      store.git().feed(index, gone + there.toString(), "update-index", "-z", "--index-info");
      return new Tree(store.git().must(index, "write-tree").strip());
    });
  }

  private Optional<Leaf> leaf(String path, Edit edit) {
    return switch (edit) {
      case Edit.AsBad() -> Optional.ofNullable(inBad.get(path));
      case Edit.Write(var text) -> Optional.of(new Leaf(mode(path), store.blob(text), path));
    };
  }

  private String mode(String path) {
    var leaf = inGood.get(path);
    return leaf == null ? "100644" : leaf.mode();
  }

  /// What the good tree has at each path, for those who make edits.
  public Function<String, String> before() {
    var texts = new HashMap<String, String>();
    return path ->
        texts.computeIfAbsent(
            path,
            _ ->
                new GitTrees(store)
                    .file(good, path)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse(""));
  }
}
