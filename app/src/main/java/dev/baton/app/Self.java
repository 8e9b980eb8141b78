package dev.baton.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// This very program: how it is started again, as a performer that plays a recording, and what it
/// was given as its environment.
public final class Self {
  private final List<String> prefix;
  private final Path javaHome;
  private final Map<String, String> environment;

  private Self(List<String> prefix, Path javaHome, Map<String, String> environment) {
    this.prefix = List.copyOf(prefix);
    this.javaHome = javaHome;
    this.environment = Map.copyOf(environment);
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
    return new Self(command, home, System.getenv());
  }

  /// The same, as if it had been started with one more variable. What a policy does not name is
  /// passed on to nobody.
  public Self with(String variable, String value) {
    var more = new HashMap<>(environment);
    more.put(variable, value);
    return new Self(prefix, javaHome, more);
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  public List<String> command(String... arguments) {
    var all = new ArrayList<>(prefix);
    all.addAll(List.of(arguments));
    return all;
  }

  public Path javaHome() {
    return javaHome;
  }
}
