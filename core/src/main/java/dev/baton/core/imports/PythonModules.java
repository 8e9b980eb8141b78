package dev.baton.core.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Python: a module's name is its path from the folder that its outermost package lies in. Where no
/// `__init__.py` says which folder that is, it is the root of the tree or its `src`. A folder with
/// Python in it is a module also where it has no such file. A relative name is a path, whatever its
/// packages are called, and stays one where nothing lies there.
final class PythonModules implements Naming {
  private static final String PACKAGE = "__init__.py";

  private final Set<String> paths;
  private final Set<String> folders;
  private final Map<String, String> files = new HashMap<>();
  private final Set<String> withPython;

  PythonModules(Set<String> paths, Set<String> folders) {
    this.paths = paths;
    this.folders = folders;
    var python =
        paths.stream()
            .filter(path -> path.endsWith(".py") || path.endsWith(".pyi"))
            .collect(Collectors.toSet());
    this.withPython = Paths.folders(python);
    for (var path : python) {
      // The implementation, where a stub lies beside it.
      files.merge(module(path), path, (one, two) -> one.length() < two.length() ? one : two);
    }
  }

  private String module(String path) {
    var top = Paths.folder(path);
    while (!top.isEmpty() && paths.contains(Paths.in(top, PACKAGE))) {
      top = Paths.folder(top);
    }
    var inPackage = paths.contains(Paths.in(Paths.folder(path), PACKAGE));
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
      var file =
          mention.name().startsWith(".")
              ? relative(mention.name(), outline.path())
              : file(name, outline.path());
      uses.add(mention.line(), name, file.stream().toList());
    }
    return uses.all();
  }

  /// Where a relative name leads; nowhere, if out of the tree.
  private Optional<String> relative(String name, String from) {
    int dots = dots(name);
    var inside = name.substring(dots).replace('.', '/');
    return Paths.beside(from, "../".repeat(dots - 1) + inside)
        .map(path -> inside.isEmpty() ? Paths.in(path, PACKAGE) : module(path, Paths.folder(path)));
  }

  /// A module, or a member of the one at `parent`: which of them can only be seen by what lies
  /// there.
  private String module(String path, String parent) {
    return fileOf(path)
        .or(() -> folders.contains(path) ? Optional.of(Paths.in(path, PACKAGE)) : Optional.empty())
        .or(() -> fileOf(parent))
        .orElseGet(() -> (parent.isEmpty() || folders.contains(parent) ? path : parent) + ".py");
  }

  private Optional<String> fileOf(String module) {
    return Stream.of(".py", "/" + PACKAGE, ".pyi", "/__init__.pyi")
        .map(module::concat)
        .filter(paths::contains)
        .findFirst();
  }

  private static int dots(String name) {
    int dots = 0;
    while (dots < name.length() && name.charAt(dots) == '.') {
      dots++;
    }
    return dots;
  }

  /// `..tools.saw` in `shop.desk.loan` is `shop.tools.saw`.
  private String absolute(String name, Outline outline) {
    int dots = dots(name);
    if (dots == 0) {
      return name;
    }
    var home = module(outline.path());
    boolean isPackage = outline.path().contains("__init__.");
    for (int up = isPackage ? 1 : 0; up < dots; up++) {
      home = home.substring(0, Math.max(0, home.lastIndexOf('.')));
    }
    var inside = name.substring(dots);
    return home.isEmpty() || inside.isEmpty() ? home + inside : home + "." + inside;
  }

  /// The module, or the one that the name is in; a script finds those beside it.
  private Optional<String> file(String name, String from) {
    for (var rest = name; !rest.isEmpty(); rest = parent(rest)) {
      var found = files.get(rest);
      var beside = Paths.in(Paths.folder(from), rest.replace('.', '/'));
      if (found == null && paths.contains(beside + ".py")) {
        found = beside + ".py";
      }
      if (found == null && paths.contains(Paths.in(beside, PACKAGE))) {
        found = Paths.in(beside, PACKAGE);
      }
      if (found != null) {
        return Optional.of(found);
      }
    }
    return folder(name.replace('.', '/'), from);
  }

  private Optional<String> folder(String name, String from) {
    return Stream.of(Paths.in(Paths.folder(from), name), name, "src/" + name)
        .filter(withPython::contains)
        .map(folder -> Paths.in(folder, PACKAGE))
        .findFirst();
  }

  private static String parent(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }
}
