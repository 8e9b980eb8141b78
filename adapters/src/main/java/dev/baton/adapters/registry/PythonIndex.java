package dev.baton.adapters.registry;

import dev.baton.core.json.Json;
import dev.baton.core.supply.Answer;
import dev.baton.core.supply.Coordinate;
import dev.baton.core.supply.Ecosystem;
import dev.baton.core.supply.Facts;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An index of Python packages: the simple repository API as JSON, and for the licence the JSON
/// documents that stand beside it where an index has them.
final class PythonIndex implements Registry {
  private static final String SIMPLE = "application/vnd.pypi.simple.v1+json";
  private static final Pattern CLASSIFIER = Pattern.compile("License :: OSI Approved :: (.+)");
  private static final int LONGEST_NAME = 100;

  private final Fetcher fetcher;
  private final URI base;

  PythonIndex(Fetcher fetcher, URI base) {
    this.fetcher = fetcher;
    this.base = base;
  }

  @Override
  public Answer ask(Coordinate what) throws Unanswered {
    var name = Ecosystem.PYPI.canonical(what.name());
    var document = fetcher.get(Registry.at(base, name + "/"), SIMPLE);
    if (document.isEmpty()) {
      return new Answer.NoSuchPackage();
    }
    var files = files(Json.parse(document.get().text()).asObject(), name);
    var version = what.isOpen() ? newest(files) : Optional.of(what.version());
    var found =
        version.flatMap(
            wanted -> files.stream().filter(file -> same(file.version(), wanted)).findFirst());
    if (found.isEmpty()) {
      return what.isOpen() ? new Answer.NoSuchPackage() : new Answer.NoSuchVersion();
    }
    var file = found.get();
    return new Answer.Known(
        new Facts(
            file.version(),
            Registry.instant(file.uploaded()),
            licences(name, file.version()),
            Optional.empty()));
  }

  private record Release(String version, String uploaded) {}

  private static List<Release> files(Json.Obj all, String name) {
    all.at("files");
    return all.list("files").stream()
        .map(Json::asObject)
        .filter(file -> !file.flag("yanked") && !(file.fields().get("yanked") instanceof Json.Str))
        .map(
            file -> new Release(version(file.text("filename"), name), file.text("upload-time", "")))
        .toList();
  }

  // name-1.0-py3-none-any.whl, or name-1.0.tar.gz; in a name any of - _ . may stand for another.
  private static String version(String file, String name) {
    var separated = name.replace("-", "[-_.]+");
    var match =
        Pattern.compile(
                "(?i)"
                    + separated
                    + "-([^-]+?)(?:-.*\\.whl|\\.tar\\.(?:gz|bz2|xz)|\\.zip|-.*\\.(?:egg|exe))")
            .matcher(file);
    return match.matches() ? match.group(1) : "";
  }

  private static boolean same(String one, String other) {
    return !one.isEmpty() && plain(one).equals(plain(other));
  }

  private static String plain(String version) {
    return version.toLowerCase(Locale.ROOT).replaceAll("(\\.0+)+$", "");
  }

  // By its day, for what was uploaded last is what is new.
  private static Optional<String> newest(List<Release> files) {
    return files.stream()
        .filter(file -> !file.version().isEmpty())
        .max(Comparator.comparing(Release::uploaded))
        .map(Release::version);
  }

  private List<String> licences(String name, String version) throws Unanswered {
    var beside = base.toString().replaceFirst("/simple/?$", "/pypi");
    if (beside.equals(base.toString())) {
      return List.of();
    }
    var document =
        fetcher.get(
            Registry.at(
                URI.create(beside), "%s/%s/json".formatted(name, Registry.encoded(version))),
            "application/json");
    return document.isEmpty()
        ? List.of()
        : licences(Json.parse(document.get().text()).asObject().object("info"));
  }

  private static List<String> licences(Json.Obj info) {
    var expression = info.text("license_expression", "");
    if (!expression.isBlank()) {
      return List.of(expression);
    }
    // Some authors put the whole text of the licence there.
    var named = info.text("license", "").strip();
    if (!named.isEmpty() && named.length() <= LONGEST_NAME) {
      return List.of(named);
    }
    return info.texts("classifiers").stream()
        .map(CLASSIFIER::matcher)
        .filter(match -> match.matches())
        .map(match -> match.group(1))
        .toList();
  }
}
