package dev.baton.adapters.gate;

import dev.baton.core.imports.ImportGraph;
import dev.baton.core.imports.Language;
import dev.baton.core.imports.Reader;
import dev.baton.core.repo.Tree;
import dev.baton.engine.Trees;
import java.util.HashMap;
import java.util.HashSet;

/// The sources of a tree as a graph of what uses what; read from git's objects, with nothing laid
/// out and nothing executed.
public final class Sources {
  private static final String MODULE = "go.mod";

  private Sources() {}

  public static ImportGraph of(Trees trees, Tree tree) {
    var paths = new HashSet<String>();
    var texts =
        trees.texts(
            tree,
            path -> {
              paths.add(path);
              return Language.of(path).isPresent() || isModule(path);
            });
    var modules = new HashMap<String, String>();
    texts.forEach((path, text) -> {
      if (isModule(path)) {
        modules.put(path, text);
      }
    });
    // Files are read one by one and know nothing of each other, so all processors may.
    var outlines =
        texts.entrySet().parallelStream()
            .flatMap(file ->
                Language.of(file.getKey())
                    .map(it -> Reader.read(file.getKey(), it, file.getValue()))
                    .stream())
            .toList();
    return ImportGraph.of(outlines, paths, modules);
  }

  private static boolean isModule(String path) {
    return path.equals(MODULE) || path.endsWith("/" + MODULE);
  }
}
