package dev.baton.testkit.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The agents that `build/agents.sh` has installed on this machine.
public record InstalledAgents(Path directory, Map<String, String> properties) {
  public InstalledAgents {
    properties = Map.copyOf(properties);
  }

  /// Where the script puts them, by the same rule; none where it has not run.
  public static InstalledAgents here() {
    return in(directory(System.getenv()));
  }

  public static InstalledAgents in(Path directory) {
    var file = directory.resolve("agents.properties");
    var properties = new Properties();
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    var texts = new HashMap<String, String>();
    properties
        .stringPropertyNames()
        .forEach(name -> texts.put(name, properties.getProperty(name, "")));
    return new InstalledAgents(directory, texts);
  }

  private static Path directory(Map<String, String> environment) {
    var named = environment.get("BATON_AGENTS");
    if (named != null) {
      return Path.of(named);
    }
    var caches = environment.get("XDG_CACHE_HOME");
    var cache =
        caches == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(caches);
    return cache.resolve("baton/agents");
  }

  /// The program that starts the agent of that name: `claude`, `codex`, `goose`,
  /// `claude-agent-acp`, `codex-acp`.
  public Optional<Path> program(String name) {
    return Optional.ofNullable(properties.get(name)).map(Path::of).filter(Files::isExecutable);
  }

  public String version(String name) {
    return properties.getOrDefault(name + ".version", "unknown");
  }
}
