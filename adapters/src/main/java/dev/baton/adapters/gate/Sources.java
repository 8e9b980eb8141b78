package dev.baton.adapters.gate;

import dev.baton.core.imports.ImportGraph;
import dev.baton.core.imports.Language;
import dev.baton.core.imports.Outline;
import dev.baton.core.imports.Reader;
import dev.baton.core.repo.Tree;
import dev.baton.engine.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The sources of a tree; read from git's objects, with nothing laid out and nothing executed.
public final class Sources {
  private static final String MODULE = "go.mod";

  private final Trees trees;
  private final Set<String> paths;
  private final Map<String, Outline> outlines;
  private final Map<String, String> modules;

  private Sources(
      Trees trees, Set<String> paths, Map<String, Outline> outlines, Map<String, String> modules) {
    this.trees = trees;
    this.paths = paths;
    this.outlines = outlines;
    this.modules = modules;
  }

  public static Sources of(Trees trees, Tree tree) {
    return read(trees, tree, Map.of(), Map.of());
  }

  /// Those of another tree, of which only the `changed` files are read.
  Sources elsewhere(Tree tree, Set<String> changed) {
    var same = new HashMap<>(outlines);
    same.keySet().removeAll(changed);
    var sameModules = new HashMap<>(modules);
    sameModules.keySet().removeAll(changed);
    return read(trees, tree, same, sameModules);
  }

  private static Sources read(
      Trees trees, Tree tree, Map<String, Outline> known, Map<String, String> knownModules) {
    var paths = new HashSet<String>();
    var texts =
        trees.texts(
            tree,
            path -> {
              paths.add(path);
              return (Language.of(path).isPresent() && !known.containsKey(path))
                  || (isModule(path) && !knownModules.containsKey(path));
            });
    var modules = new HashMap<>(knownModules);
    texts.forEach((path, text) -> {
      if (isModule(path)) {
        modules.put(path, text);
      }
    });
    // Files are read one by one and know nothing of each other, so all processors may.
    var outlines =
        new HashMap<>(
            texts.entrySet().parallelStream()
                .flatMap(file ->
                    Language.of(file.getKey())
                        .map(it -> Reader.read(file.getKey(), it, file.getValue()))
                        .stream())
                .collect(Collectors.toMap(Outline::path, it -> it)));
    outlines.putAll(known);
    return new Sources(trees, paths, outlines, modules);
  }

  private static boolean isModule(String path) {
    return path.equals(MODULE) || path.endsWith("/" + MODULE);
  }

  /// What uses what.
  public ImportGraph graph() {
    return ImportGraph.of(outlines.values(), paths, modules);
  }
}
