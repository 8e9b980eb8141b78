package dev.baton.core.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Go: a package is a folder; its name begins with that of the module whose `go.mod` is nearest.
final class GoPackages implements Naming {
  private static final Pattern MODULE =
      Pattern.compile("^\\s*module\\s+\"?([^\\s\"]+)\"?", Pattern.MULTILINE);

  private record Module(String folder, String name) {}

  private final List<Module> modules;
  private final Map<String, List<String>> folders = new HashMap<>();

  GoPackages(Set<String> paths, Map<String, String> texts) {
    var found = new ArrayList<Module>();
    texts.forEach((path, text) -> {
      var line = MODULE.matcher(text);
      if (line.find()) {
        found.add(new Module(Paths.folder(path), line.group(1)));
      }
    });
    found.sort(Comparator.comparingInt((Module it) -> it.folder().length()).reversed());
    modules = List.copyOf(found);
    paths.stream()
        .filter(path -> path.endsWith(".go") && !path.endsWith("_test.go"))
        .sorted()
        .forEach(
            path -> folders.computeIfAbsent(Paths.folder(path), _ -> new ArrayList<>()).add(path));
  }

  @Override
  public List<String> names(Outline outline) {
    var folder = Paths.folder(outline.path());
    return modules.stream()
        .filter(module -> isIn(folder, module.folder()))
        .map(module ->
            module.folder().equals(folder)
                ? module.name()
                : module.name()
                    + "/"
                    + (module.folder().isEmpty()
                        ? folder
                        : folder.substring(module.folder().length() + 1)))
        .limit(1)
        .toList();
  }

  private static boolean isIn(String path, String folder) {
    return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
  }

  @Override
  public List<Use> uses(Outline outline) {
    var uses = new Uses(outline.path());
    for (var mention : outline.mentions()) {
      uses.add(mention.line(), mention.name(), files(mention.name()));
    }
    return uses.all();
  }

  private List<String> files(String name) {
    return modules.stream()
        .filter(module -> name.equals(module.name()) || name.startsWith(module.name() + "/"))
        .max(Comparator.comparingInt(module -> module.name().length()))
        .map(module -> {
          var inside = name.substring(module.name().length());
          var rest = inside.isEmpty() ? "" : inside.substring(1);
          var folder = rest.isEmpty() ? module.folder() : Paths.in(module.folder(), rest);
          return folders.getOrDefault(folder, List.of());
        })
        .orElse(List.of());
  }
}
