package dev.baton.app.demo;

import dev.baton.app.Problem;
import dev.baton.core.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// The bundled project, laid out as a repository of its own.
final class DemoProject {
  private static final String CONFIG =
      """
      # yaml-language-server: $schema=.baton/baton.schema.json
      target: main

      # The performers of this demonstration are recordings, kept in Baton's own folder.
      team:
        builder: {agent: replay, recordings: .baton/recordings, max: 4}

      gates:
        build: {run: "./build.sh", minutes: 5}
        test: {run: "./test.sh", results: "out/reports/TEST-*.xml", minutes: 5}
        # Acceptance tests that no performer can see.
        held: {run: "sh ./held.sh", results: "out/reports/TEST-*.xml", overlay: acceptance, zero-tests: allowed, minutes: 5}

      tests: ["src/test/**"]

      policy:
        attempts: 6
        conflicts: 2
        reworks: 2
        budget: {run: $5}
        approve: {T0: none, T1: none, T2: reviewer, T3: conductor}

      containment: none
      # The compiler that build.sh is to call. The demo keeps one warm; without it, it is javac.
      environment: [JAVAC]
      """;

  private DemoProject() {}

  /// Writes project, recordings and held-back tests; the caller commits.
  static void layOut(Path top) {
    try {
      copy("/demo/project", top);
      Files.writeString(top.resolve(Policy.FILE), CONFIG);
      copy("/demo/recordings", top.resolve(".baton/recordings"));
      copy("/demo/held", top.resolve(".baton/held/acceptance"));
    } catch (IOException e) {
      throw Problem.broken(
          "cannot lay out the demo in " + top + ": " + e.getMessage(),
          "name another folder with --keep");
    }
  }

  private static void copy(String resource, Path to) throws IOException {
    var url = DemoProject.class.getResource(resource);
    if (url == null) {
      throw new IllegalStateException("this build has no " + resource);
    }
    try {
      var uri = url.toURI();
      if (uri.getScheme().equals("jar")) {
        var jar = URI.create(uri.toString().substring(0, uri.toString().indexOf("!/")));
        try (var files = FileSystems.newFileSystem(jar, Map.of())) {
          copyAll(files.getPath(resource), to);
        }
      } else {
        copyAll(Path.of(uri), to);
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
          if (copy.toString().endsWith(".sh")) {
            // A jar does not keep the permission.
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
