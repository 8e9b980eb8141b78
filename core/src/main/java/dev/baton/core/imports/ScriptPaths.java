package dev.baton.core.imports;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// JavaScript and TypeScript: a name that begins with a dot is a path beside the file, with an
/// ending that may be left out, or of what is compiled to it. Every other name is a package.
///
/// A path where nothing lies is still that path: what it names may be made by a build, and a rule
/// about the folder holds for it all the same.
final class ScriptPaths implements Naming {
  private static final List<String> ENDINGS =
      List.of(
          ".ts", ".tsx", ".mts", ".cts", ".d.ts", ".js", ".jsx", ".mjs", ".cjs", ".json", ".vue",
          ".svelte");
  private static final Pattern COMPILED = Pattern.compile("\\.([mc]?)js(x?)$");

  private static final Pattern FOLDER = Pattern.compile("(?:^|/)\\.{0,2}$");

  private final Set<String> paths;
  private final Set<String> folders;

  ScriptPaths(Set<String> paths, Set<String> folders) {
    this.paths = paths;
    this.folders = folders;
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
    var path = query < 0 ? name : name.substring(0, query);
    return Paths.beside(from, path).map(base -> isFolder(path) ? index(base) : fileOrIndex(base));
  }

  // `..` and `../web/` are folders, even where a `web.ts` lies beside `web`.
  private static boolean isFolder(String path) {
    return FOLDER.matcher(path).find();
  }

  private String index(String folder) {
    var index = Paths.in(folder, "index");
    return existing(withEnding(index)).orElse(index);
  }

  private String fileOrIndex(String base) {
    return existing(Stream.concat(Stream.of(base), source(base)))
        .or(() -> existing(withEnding(base)))
        .orElseGet(() -> folders.contains(base) ? index(base) : base);
  }

  private Optional<String> existing(Stream<String> candidates) {
    return candidates.filter(paths::contains).findFirst();
  }

  private static Stream<String> source(String compiled) {
    return Stream.of(
        COMPILED.matcher(compiled).replaceFirst(".$1ts$2"),
        COMPILED.matcher(compiled).replaceFirst(".tsx"));
  }

  private static Stream<String> withEnding(String base) {
    return ENDINGS.stream().map(ending -> base + ending);
  }
}
