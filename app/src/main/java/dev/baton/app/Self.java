package dev.baton.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// This very program: how it is started again, as a performer that plays a recording, and what it
/// was given as its environment.
public final class Self {
  private final List<String> prefix;
  private final Path javaHome;
  private final List<Path> files;
  private final Map<String, String> environment;
  private final List<Path> shared;

  private Self(
      List<String> prefix,
      Path javaHome,
      List<Path> files,
      Map<String, String> environment,
      List<Path> shared) {
    this.prefix = List.copyOf(prefix);
    this.javaHome = javaHome;
    this.files = List.copyOf(files);
    this.environment = Map.copyOf(environment);
    this.shared = List.copyOf(shared);
  }

  public static Self running() {
    var home = Path.of(System.getProperty("java.home"));
    var command = new ArrayList<String>();
    command.add(home.resolve("bin/java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    Optional.ofNullable(System.getProperty("baton.aot"))
        .filter(cache -> Files.exists(Path.of(cache)))
        .ifPresent(cache ->
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off")));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    var files = new ArrayList<Path>(List.of(home));
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(part -> Path.of(part).toAbsolutePath())
        .forEach(files::add);
    Stream.of("baton.aot", "org.sqlite.lib.path")
        .flatMap(name -> Optional.ofNullable(System.getProperty(name)).stream())
        .map(Path::of)
        .forEach(files::add);
    return new Self(command, home, files, System.getenv(), List.of());
  }

  /// The same, as if it had been started with the path of one more program in a variable. The
  /// program serves the gates from the folder it lies in, so that folder is open to them. What a
  /// policy does not name is passed on to nobody.
  public Self with(String variable, Path service) {
    var more = new HashMap<>(environment);
    more.put(variable, service.toString());
    return new Self(
        prefix, javaHome, files, more, List.of(service.resolveSibling(".").normalize()));
  }

  /// Folders that gates may write to besides their checkout.
  List<Path> shared() {
    return shared;
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  public List<String> command(String... arguments) {
    var all = new ArrayList<>(prefix);
    all.addAll(List.of(arguments));
    return all;
  }

  /// What has to be readable for the command to start.
  public List<Path> files() {
    return files;
  }

  public Path javaHome() {
    return javaHome;
  }
}
