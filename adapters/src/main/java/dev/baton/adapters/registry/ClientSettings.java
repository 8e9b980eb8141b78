package dev.baton.adapters.registry;

import dev.baton.core.supply.Ecosystem;
import dev.baton.engine.Programs;
import dev.baton.engine.Programs.Ending;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where the user's own package tools ask, from their settings: what they would install from is
/// what has to be asked. The settings are those of the user's home, never those of a repository,
/// which a change could write.
public final class ClientSettings {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern WEB = Pattern.compile("https?://\\S+");
  private static final Pattern MIRROR = Pattern.compile("(?s)<mirror>(.*?)</mirror>");
  private static final Pattern REPOSITORY = Pattern.compile("(?s)<repository>(.*?)</repository>");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
  private static final Pattern INDEX = Pattern.compile("(?m)^\\s*index[-_]url\\s*=\\s*(\\S+)\\s*$");
  private static final Pattern SPARSE =
      Pattern.compile("(?m)^\\s*(?:registry|index)\\s*=\\s*\"(sparse\\+https?://[^\"]+)\"");

  private final Path home;
  private final Map<String, String> environment;
  private final Programs programs;

  /// `programs` runs the tools themselves, which alone know what they do by default.
  public ClientSettings(Path home, Map<String, String> environment, Programs programs) {
    this.home = home;
    this.environment = environment;
    this.programs = programs;
  }

  public Optional<String> of(Ecosystem ecosystem) {
    return switch (ecosystem) {
      case NPM -> said("npm", "config", "get", "registry");
      case GO -> said("go", "env", "GOPROXY");
      case MAVEN -> maven();
      case PYPI -> python();
      case CARGO -> found(SPARSE, Stream.of(cargoHome().resolve("config.toml")));
    };
  }

  // The last word that is an address: a tool may warn before it answers, and GOPROXY is a list.
  private Optional<String> said(String... command) {
    var order = new Programs.Order(List.of(command), home, environment, PATIENCE);
    if (programs.run(order) instanceof Ending.Exited(var code, var log) && code == 0) {
      return Stream.of(log.strip().replaceFirst("(?s).*\\n", "").split("[,|]"))
          .map(String::strip)
          .filter(word -> WEB.matcher(word).matches())
          .findFirst();
    }
    return Optional.empty();
  }

  private Optional<String> maven() {
    var own = home.resolve(".m2/settings.xml");
    var settings =
        Stream.concat(
            Stream.of(own), mavenHome().map(it -> it.resolve("conf/settings.xml")).stream());
    return settings
        .flatMap(file -> text(file).stream())
        .flatMap(text -> MIRROR.matcher(COMMENT.matcher(text).replaceAll("")).results())
        .map(match -> match.group(1))
        .filter(mirror ->
            List.of(element(mirror, "mirrorOf").split(",")).stream()
                .anyMatch(ClientSettings::isOfCentral))
        .map(mirror -> element(mirror, "url"))
        .findFirst()
        .or(this::central);
  }

  private static boolean isOfCentral(String pattern) {
    return List.of("*", "central", "external:*").contains(pattern.strip());
  }

  // What every POM inherits lies in a library of Maven's own.
  private Optional<String> central() {
    return mavenHome()
        .map(it -> it.resolve("lib"))
        .flatMap(ClientSettings::modelBuilder)
        .flatMap(ClientSettings::inherited)
        .flatMap(pom ->
            REPOSITORY
                .matcher(pom)
                .results()
                .map(match -> match.group(1))
                .filter(repository -> element(repository, "id").equals("central"))
                .map(repository -> element(repository, "url"))
                .findFirst());
  }

  private static Optional<Path> modelBuilder(Path folder) {
    try (var all = Files.newDirectoryStream(folder, "maven-model-builder-*.jar")) {
      for (var each : all) {
        return Optional.of(each);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> inherited(Path library) {
    try (var inside = FileSystems.newFileSystem(library)) {
      return text(inside.getPath("org/apache/maven/model/pom-4.0.0.xml"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> mavenHome() {
    return Stream.of(environment.getOrDefault("PATH", "").split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "mvn"))
        .filter(Files::isExecutable)
        .findFirst()
        .flatMap(ClientSettings::real)
        .map(program -> program.resolveSibling("..").normalize());
  }

  private static Optional<Path> real(Path program) {
    try {
      return Optional.of(program.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> python() {
    return Optional.ofNullable(environment.get("PIP_INDEX_URL"))
        .or(() ->
            found(
                INDEX,
                Stream.of(
                    home.resolve(".config/pip/pip.conf"),
                    home.resolve(".pip/pip.conf"),
                    Path.of("/etc/pip.conf"))));
  }

  private Path cargoHome() {
    return Optional.ofNullable(environment.get("CARGO_HOME"))
        .map(Path::of)
        .orElse(home.resolve(".cargo"));
  }

  private static Optional<String> found(Pattern pattern, Stream<Path> files) {
    return files
        .flatMap(file -> text(file).stream())
        .flatMap(text -> pattern.matcher(text).results())
        .map(match -> match.group(1))
        .findFirst();
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String element(String text, String name) {
    var match = Pattern.compile("<" + name + ">\\s*([^<]+?)\\s*</" + name + ">").matcher(text);
    return match.find() ? match.group(1) : "";
  }
}
