package dev.baton.adapters.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What of the machine every cell shows.
final class Shown {
  /// Beside `/usr`: folders, or links into it.
  static final List<String> PROGRAMS = List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64");

  /// What toolchains read of `/etc`; none of it is a secret.
  private static final List<String> SETTINGS =
      List.of(
          "/etc/alternatives",
          "/etc/ca-certificates",
          "/etc/java",
          "/etc/ld.so.cache",
          "/etc/ld.so.conf",
          "/etc/ld.so.conf.d",
          "/etc/localtime",
          "/etc/maven",
          "/etc/pki",
          "/etc/ssl");

  /// Downloads of build tools, under the user's home: read by everybody, of use to nobody as a
  /// secret. What lies beside them (settings with passwords) is not shown.
  private static final List<String> DOWNLOADS =
      List.of(
          ".m2/repository",
          ".m2/wrapper",
          ".gradle/wrapper",
          ".npm/_cacache",
          ".cargo/registry",
          "go/pkg/mod");

  private Shown() {}

  /// Those that are there.
  static List<Path> settings() {
    var all = new ArrayList<>(SETTINGS.stream().map(Path::of).filter(Files::exists).toList());
    // Debian's JDKs keep their settings there, each in a folder of its version.
    try (var folders = Files.newDirectoryStream(Path.of("/etc"), "java-*")) {
      folders.forEach(all::add);
    } catch (IOException e) {
      // No /etc to list: then there is none to show.
    }
    return all;
  }

  /// Those that are there, as paths within the home.
  static Stream<String> downloads(Path usersHome) {
    return DOWNLOADS.stream().filter(it -> Files.isDirectory(usersHome.resolve(it)));
  }
}
