package dev.baton.app.origin;

import dev.baton.testkit.PlainGit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Git as a person or a performer runs it, and their editor.
final class Hands {
  private Hands() {}

  static final class Refused extends RuntimeException {
    Refused(String what) {
      super(what);
    }
  }

  static String git(Path where, String... arguments) {
    var said = PlainGit.git(where, "", arguments);
    if (said.exit() != 0) {
      throw new Refused(List.of(arguments) + ": " + said.text());
    }
    return said.text();
  }

  /// Makes the folder a repository with a policy, as Baton finds it; nothing is committed.
  static void begin(Path top) {
    make(top);
    git(top, "init", "-q", "-b", "main");
    write(top.resolve(".baton/.gitignore"), "*\n");
    write(
        top.resolve("baton.yaml"),
        """
        target: main
        gates:
          test: {run: "true"}
        team:
          builder: {agent: command, run: "true"}
        """);
  }

  static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    make(file.resolveSibling("."));
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
