package dev.baton.core.imports;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Which files of a tree use which files and which names. A file does not use itself.
public final class ImportGraph {
  private final Map<String, Outline> outlines;
  private final Names names;
  private final Map<String, List<Use>> uses;

  private ImportGraph(Map<String, Outline> outlines, Names names) {
    this.outlines = outlines;
    this.names = names;
    this.uses =
        outlines.values().stream()
            .collect(toMap(Outline::path, it -> names.of(it.language()).uses(it)));
  }

  /// `paths` are all files of the tree, `modules` the text of each `go.mod` in it.
  public static ImportGraph of(
      Collection<Outline> outlines, Set<String> paths, Map<String, String> modules) {
    var byPath = outlines.stream().collect(toMap(Outline::path, identity()));
    var folders = Paths.folders(paths);
    return new ImportGraph(
        byPath,
        new Names(
            new JvmNames(outlines.stream().filter(it -> it.language().isJvm()).toList()),
            new ScriptPaths(paths, folders),
            new PythonModules(paths, folders),
            new GoPackages(paths, modules)));
  }

  /// How each language finds what a name means.
  private record Names(
      JvmNames jvm, ScriptPaths script, PythonModules python, GoPackages packages) {
    Naming of(Language language) {
      return switch (language) {
        case JAVA, KOTLIN -> jvm;
        case SCRIPT -> script;
        case PYTHON -> python;
        case GO -> packages;
      };
    }
  }

  public Collection<Outline> outlines() {
    return outlines.values();
  }

  /// What one file uses, each once, in the order of its lines.
  public List<Use> usesOf(Outline outline) {
    return uses.getOrDefault(outline.path(), List.of());
  }

  /// The names by which others use the file, as `com.shop.Cart`; none where only its path counts.
  public List<String> namesOf(String path) {
    var outline = outlines.get(path);
    return outline == null ? List.of() : names.of(outline.language()).names(outline);
  }

  /// How many files were read of each language, for whoever has to know what was not.
  public Map<Language, Long> counts() {
    return Stream.of(Language.values())
        .collect(
            toMap(
                identity(),
                language ->
                    outlines.values().stream().filter(it -> it.language() == language).count()));
  }
}
