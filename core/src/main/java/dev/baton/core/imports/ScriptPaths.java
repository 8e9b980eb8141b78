package dev.baton.core.imports;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// JavaScript and TypeScript: a name that begins with a dot is a path beside the file, with an
/// ending that may be left out, or of what is compiled to it. Every other name is a package.
final class ScriptPaths implements Naming {
  private static final List<String> ENDINGS =
      List.of(
          ".ts", ".tsx", ".mts", ".cts", ".d.ts", ".js", ".jsx", ".mjs", ".cjs", ".json", ".vue",
          ".svelte");
  private static final Pattern COMPILED = Pattern.compile("\\.([mc]?)js(x?)$");

  private final Set<String> paths;

  ScriptPaths(Set<String> paths) {
    this.paths = paths;
  }

  @Override
  public List<String> names(Outline outline) {
    return List.of();
  }

  @Override
  public List<Use> uses(Outline outline) {
    var uses = new Uses(outline.path());
    for (var mention : outline.mentions()) {
      uses.add(
          mention.line(), mention.name(), file(outline.path(), mention.name()).stream().toList());
    }
    return uses.all();
  }

  private Optional<String> file(String from, String name) {
    if (!name.startsWith(".")) {
      return Optional.empty();
    }
    // `./icon.svg?raw` is the file with a word to the bundler.
    int query = name.indexOf('?');
    return Paths.beside(from, query < 0 ? name : name.substring(0, query))
        .flatMap(base -> candidates(base).filter(paths::contains).findFirst());
  }

  private static Stream<String> candidates(String base) {
    var index = base.isEmpty() ? "index" : base + "/index";
    return Stream.of(
            Stream.of(base),
            Stream.of(
                COMPILED.matcher(base).replaceFirst(".$1ts$2"),
                COMPILED.matcher(base).replaceFirst(".tsx")),
            ENDINGS.stream().map(ending -> base + ending),
            ENDINGS.stream().map(ending -> index + ending))
        .flatMap(each -> each);
  }
}
