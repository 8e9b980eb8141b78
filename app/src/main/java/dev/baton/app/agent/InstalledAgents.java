package dev.baton.app.agent;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// Programs of agents: on the PATH, or where `build/agents.sh` put them.
public record InstalledAgents(String searchPath, Optional<Path> folder) {

  public static InstalledAgents here() {
    var named =
        Optional.ofNullable(System.getenv("BATON_AGENTS"))
            .map(Path::of)
            .orElseGet(() -> cache().resolve("baton/agents"));
    return new InstalledAgents(
        Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"),
        Optional.of(named).filter(it -> Files.exists(it.resolve("agents.properties"))));
  }

  private static Path cache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home", "/"), ".cache"));
  }

  public Optional<Path> program(String name) {
    return Stream.of(searchPath.split(File.pathSeparator))
        .filter(each -> !each.isBlank())
        .map(each -> Path.of(each).resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .or(() -> listed(name).map(Path::of).filter(Files::isExecutable));
  }

  /// The version, where it stands beside the program.
  public Optional<String> version(String name) {
    return listed(name + ".version");
  }

  private Optional<String> listed(String key) {
    return folder.flatMap(it -> {
      var all = new Properties();
      try {
        all.load(new StringReader(Files.readString(it.resolve("agents.properties"))));
      } catch (IOException e) {
        return Optional.empty();
      }
      return Optional.ofNullable(all.getProperty(key));
    });
  }

  /// What has to be readable for the program to run: where it was installed, link by link.
  public List<Path> filesOf(Path program) {
    var own = folder.filter(program::startsWith);
    if (own.isPresent()) {
      return List.of(own.get());
    }
    return Stream.of(Optional.of(program), real(program))
        .flatMap(Optional::stream)
        .map(InstalledAgents::installation)
        .distinct()
        .toList();
  }

  private static Optional<Path> real(Path program) {
    try {
      return Optional.of(program.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// The package tree a program lies in; of one in a `bin`, what lies beside that.
  private static Path installation(Path program) {
    for (var at = program.getParent(); at != null; at = at.getParent()) {
      if (at.endsWith("node_modules")) {
        return at;
      }
    }
    var folder = program.toAbsolutePath().getParent();
    return folder != null && folder.endsWith("bin") && folder.getParent() != null
        ? folder.getParent()
        : program;
  }
}
