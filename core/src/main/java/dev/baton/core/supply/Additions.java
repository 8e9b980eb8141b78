package dev.baton.core.supply;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a change adds to what the repository depends on: names that were not there, and other
/// versions of those that were.
public final class Additions {
  private static final Pattern MANIFEST =
      Pattern.compile(
          "(?:.*/)?(?:package\\.json|package-lock\\.json|npm-shrinkwrap\\.json|pom\\.xml"
              + "|[^/]*\\.gradle(?:\\.kts)?|gradle\\.lockfile|(?:[^/]*-)?requirements(?:-[^/]*)?\\.txt"
              + "|requirements\\.in|constraints\\.txt|pyproject\\.toml|poetry\\.lock|uv\\.lock|go\\.mod"
              + "|Cargo\\.toml|Cargo\\.lock)");
  private static final Pattern GROUP = Pattern.compile("<groupId>([^<]+)</groupId>");
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");
  private static final Pattern INNER =
      Pattern.compile(
          "(?s)<(dependencies|dependencyManagement|build|profiles|reporting|pluginManagement)>.*</\\1>");
  private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*?</parent>");

  private Additions() {}

  /// Whether the file says what is depended on.
  public static boolean isDeclaredIn(String path) {
    return MANIFEST.matcher(path).matches();
  }

  /// `own` are the packages that the repository itself is made of: nobody fetches those.
  public static List<Addition> of(ChangeSet change, Collection<Coordinate> own) {
    var found = new LinkedHashMap<String, Addition>();
    change
        .staying()
        .filter(file -> isDeclaredIn(file.path()))
        .flatMap(Additions::inFile)
        .filter(addition -> !addition.coordinate().isAmong(own))
        .forEach(addition -> found.putIfAbsent(key(addition), addition));
    return settled(found);
  }

  // A manifest leaves open what the lock beside it has settled.
  private static List<Addition> settled(Map<String, Addition> found) {
    var exact = new HashSet<String>();
    found.values().stream()
        .filter(addition -> !addition.coordinate().isOpen())
        .forEach(addition -> exact.add(name(addition.coordinate())));
    return found.values().stream()
        .filter(addition ->
            addition.isElsewhere()
                || !addition.coordinate().isOpen()
                || !exact.contains(name(addition.coordinate())))
        .toList();
  }

  private static String key(Addition addition) {
    return name(addition.coordinate())
        + " "
        + addition.coordinate().version()
        + " "
        + addition.from();
  }

  private static String name(Coordinate coordinate) {
    return coordinate.ecosystem() + " " + coordinate.ecosystem().canonical(coordinate.name());
  }

  private static Stream<Addition> inFile(FileChange file) {
    var before = declared(file.path(), file.before().orElse(""));
    var names = new HashSet<String>();
    before.forEach(each -> names.add(name(each.coordinate())));
    var known = new HashSet<>(before);
    return declared(file.path(), file.after().orElse("")).stream()
        .filter(each -> !isKnown(each, known))
        .map(each -> addition(file, each, !names.contains(name(each.coordinate()))));
  }

  // Another digest or another host for the same version is for those who compare lock files.
  private static boolean isKnown(Declared one, Set<Declared> known) {
    return known.stream()
        .anyMatch(other ->
            other.coordinate().equals(one.coordinate())
                && other.isElsewhere() == one.isElsewhere()
                && (!one.isElsewhere() || other.from().equals(one.from())));
  }

  private static Addition addition(FileChange file, Declared each, boolean isNew) {
    return new Addition(
        each.coordinate(),
        each.isElsewhere() ? each.from() : "",
        isNew,
        file.path(),
        lineOf(file, each.coordinate()));
  }

  static int lineOf(FileChange file, Coordinate coordinate) {
    var name = coordinate.name().substring(coordinate.name().lastIndexOf(':') + 1);
    return file.firstAdded(text -> text.contains(name)).map(line -> line.number()).orElse(0);
  }

  static List<Declared> declared(String path, String text) {
    var all = new ArrayList<>(Manifests.read(path, text));
    all.addAll(Locks.read(path, text));
    return all;
  }

  /// What the manifest's own package is called.
  public static Optional<Coordinate> named(String path, String text) {
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "package.json" ->
          JsonObject.of(text)
              .map(manifest -> manifest.text("name", ""))
              .flatMap(name -> named(Ecosystem.NPM, name));
      case "pom.xml" -> pom(text);
      case "Cargo.toml" -> named(Ecosystem.CARGO, table(text, "package"));
      case "pyproject.toml" ->
          named(Ecosystem.PYPI, table(text, "project"))
              .or(() -> named(Ecosystem.PYPI, table(text, "tool.poetry")));
      default -> Optional.empty();
    };
  }

  private static String table(String text, String name) {
    return Toml.tables(text).stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .map(table -> table.text("name"))
        .orElse("");
  }

  private static Optional<Coordinate> pom(String text) {
    var outer = INNER.matcher(text).replaceAll("");
    var own = PARENT.matcher(outer).replaceAll("");
    var artifact = ARTIFACT.matcher(own);
    var group = GROUP.matcher(own);
    var inherited = GROUP.matcher(outer);
    if (!artifact.find()) {
      return Optional.empty();
    }
    var first = group.find() ? group.group(1) : inherited.find() ? inherited.group(1) : "";
    return named(Ecosystem.MAVEN, first.strip() + ":" + artifact.group(1).strip());
  }

  private static Optional<Coordinate> named(Ecosystem ecosystem, String name) {
    return name.isEmpty() ? Optional.empty() : Optional.of(new Coordinate(ecosystem, name, ""));
  }
}
