package dev.baton.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Git as a person or a performer runs it: as Ada, without anything this machine has configured.
public final class PlainGit {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH", "/usr/bin:/bin",
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_TERMINAL_PROMPT", "0",
          "GIT_AUTHOR_NAME", "Ada",
          "GIT_AUTHOR_EMAIL", "ada@localhost",
          "GIT_COMMITTER_NAME", "Ada",
          "GIT_COMMITTER_EMAIL", "ada@localhost",
          "LC_ALL", "C.UTF-8");

  private PlainGit() {}

  /// Both streams in one, without white space around it.
  public record Said(int exit, String text) {}

  public static Said git(Path where, String input, String... arguments) {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return run(where, input, command);
  }

  /// Any other program in that environment.
  public static Said run(Path where, String input, List<String> command) {
    var builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().put("HOME", where.toString());
    try {
      var process = builder.start();
      try (var stdin = process.getOutputStream()) {
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)).transferTo(stdin);
      }
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it hangs: " + command);
      }
      return new Said(process.exitValue(), text.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
