package dev.baton.adapters.git;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The git on this machine, by its absolute path, with nothing ambient: no configuration of the
/// user or the system, no hook, no helper, no prompt, no transport but the file system.
public final class GitProgram {
  private static final List<String> HARDENED =
      List.of(
          "core.hooksPath=/dev/null",
          "core.fsmonitor=false",
          "core.attributesFile=/dev/null",
          "core.excludesFile=/dev/null",
          "core.pager=cat",
          "core.quotePath=false",
          "commit.gpgSign=false",
          "gc.auto=0",
          "maintenance.auto=false",
          "submodule.recurse=false",
          "fetch.recurseSubmodules=false",
          "core.protectHFS=true",
          "core.protectNTFS=true",
          "safe.bareRepository=explicit",
          "safe.directory=*",
          "protocol.allow=never",
          "protocol.ext.allow=never",
          "protocol.file.allow=always",
          "transfer.fsckObjects=true");

  private final Path path;

  private GitProgram(Path path) {
    this.path = path;
  }

  /// The first `git` on the PATH that is not inside the folder: a repository may bring its own.
  public static Optional<GitProgram> find(String searchPath, Path notInside) {
    return Stream.of(searchPath.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve("git").toAbsolutePath().normalize())
        .filter(file -> !file.startsWith(notInside.toAbsolutePath().normalize()))
        .filter(Files::isExecutable)
        .findFirst()
        .map(GitProgram::new);
  }

  /// The version as git gives it, or empty where it does not answer.
  public String version() {
    var said = new Git(this, Path.of("/nonexistent"), Duration.ofSeconds(10)).run("version");
    return said.exit() == 0 ? said.out().strip().replaceFirst("git version ", "") : "";
  }

  /// `merge-tree --write-tree` came with 2.38; without it nothing can be combined in the store.
  public boolean isNewEnough() {
    var parts = version().split("\\.");
    if (parts.length < 2 || !parts[0].matches("[0-9]+") || !parts[1].matches("[0-9]+")) {
      return false;
    }
    var major = Integer.parseInt(parts[0]);
    return major > 2 || (major == 2 && Integer.parseInt(parts[1]) >= 38);
  }

  public Path path() {
    return path;
  }

  List<String> command(List<String> arguments) {
    return Stream.of(
            Stream.of(path.toString()),
            HARDENED.stream().flatMap(setting -> Stream.of("-c", setting)),
            arguments.stream())
        .flatMap(each -> each)
        .toList();
  }

  Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("PATH", "/usr/bin:/bin:" + folder()),
        Map.entry("HOME", "/nonexistent"),
        Map.entry("LC_ALL", "C.UTF-8"),
        Map.entry("TZ", "UTC"),
        Map.entry("GIT_CONFIG_NOSYSTEM", "1"),
        Map.entry("GIT_CONFIG_GLOBAL", "/dev/null"),
        Map.entry("GIT_ATTR_NOSYSTEM", "1"),
        Map.entry("GIT_TERMINAL_PROMPT", "0"),
        Map.entry("GIT_OPTIONAL_LOCKS", "0"),
        Map.entry("GIT_NO_REPLACE_OBJECTS", "1"),
        // Git hands `-c` settings to no process it starts in another repository, such as the one
        // that serves a fetch; these it does, and they beat whatever that repository says.
        Map.entry("GIT_ALLOW_PROTOCOL", "file"),
        Map.entry("GIT_NO_LAZY_FETCH", "1"),
        Map.entry("GIT_AUTHOR_NAME", "Baton"),
        Map.entry("GIT_AUTHOR_EMAIL", "baton@localhost"),
        Map.entry("GIT_COMMITTER_NAME", "Baton"),
        Map.entry("GIT_COMMITTER_EMAIL", "baton@localhost"));
  }

  private String folder() {
    var folder = path.getParent();
    return folder == null ? "/" : folder.toString();
  }
}
