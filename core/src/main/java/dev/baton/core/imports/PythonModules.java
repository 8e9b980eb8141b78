package dev.baton.core.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Python: a module's name is its path from the folder that its outermost package lies in. Where no
/// `__init__.py` says which folder that is, it is the root of the tree or its `src`.
final class PythonModules implements Naming {
  private final Set<String> paths;
  private final Map<String, String> files = new HashMap<>();

  PythonModules(Set<String> paths) {
    this.paths = paths;
    for (var path : paths) {
      if (path.endsWith(".py") || path.endsWith(".pyi")) {
        // The implementation, where a stub lies beside it.
        files.merge(module(path), path, (one, two) -> one.length() < two.length() ? one : two);
      }
    }
  }

  private String module(String path) {
    var top = Paths.folder(path);
    while (!top.isEmpty() && paths.contains(top + "/__init__.py")) {
      top = Paths.folder(top);
    }
    var inPackage = paths.contains(Paths.in(Paths.folder(path), "__init__.py"));
    var root = inPackage ? top : path.startsWith("src/") ? "src" : "";
    var inside = root.isEmpty() ? path : path.substring(root.length() + 1);
    var name = inside.substring(0, inside.lastIndexOf('.')).replace('/', '.');
    return name.endsWith(".__init__")
        ? name.substring(0, name.length() - ".__init__".length())
        : name;
  }

  @Override
  public List<String> names(Outline outline) {
    return List.of(module(outline.path()));
  }

  @Override
  public List<Use> uses(Outline outline) {
    var uses = new Uses(outline.path());
    for (var mention : outline.mentions()) {
      var name = absolute(mention.name(), outline);
      uses.add(mention.line(), name, file(name, outline.path()).stream().toList());
    }
    return uses.all();
  }

  /// `..tools.saw` in `shop.desk.loan` is `shop.tools.saw`.
  private String absolute(String name, Outline outline) {
    int dots = 0;
    while (dots < name.length() && name.charAt(dots) == '.') {
      dots++;
    }
    if (dots == 0) {
      return name;
    }
    var home = module(outline.path());
    boolean isPackage = outline.path().contains("__init__.");
    for (int up = isPackage ? 1 : 0; up < dots; up++) {
      home = home.substring(0, Math.max(0, home.lastIndexOf('.')));
    }
    return home.isEmpty() ? name.substring(dots) : home + "." + name.substring(dots);
  }

  /// The module, or the one that the name is in; a script finds those beside it.
  private Optional<String> file(String name, String from) {
    for (var rest = name; !rest.isEmpty(); rest = parent(rest)) {
      var found = files.get(rest);
      var beside = Paths.in(Paths.folder(from), rest.replace('.', '/'));
      if (found == null && paths.contains(beside + ".py")) {
        found = beside + ".py";
      }
      if (found == null && paths.contains(beside + "/__init__.py")) {
        found = beside + "/__init__.py";
      }
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static String parent(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }
}
