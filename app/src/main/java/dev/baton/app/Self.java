package dev.baton.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How this very program is started again, as a performer that plays a recording.
public final class Self {
  private final List<String> prefix;
  private final Path javaHome;

  private Self(List<String> prefix, Path javaHome) {
    this.prefix = List.copyOf(prefix);
    this.javaHome = javaHome;
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
    return new Self(command, home);
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
