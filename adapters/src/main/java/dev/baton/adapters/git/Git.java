package dev.baton.adapters.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs git commands on one repository. The repository is always named, never found by looking
/// around. Safe for several threads.
final class Git {
  private final GitProgram program;
  private final Path gitDir;
  private final Duration patience;
  private final Map<String, String> setting;

  Git(GitProgram program, Path gitDir, Duration patience) {
    this(program, gitDir, patience, Map.of());
  }

  /// `setting` is added to the environment of every command.
  Git(GitProgram program, Path gitDir, Duration patience, Map<String, String> setting) {
    this.program = program;
    this.gitDir = gitDir;
    this.patience = patience;
    this.setting = Map.copyOf(setting);
  }

  Path gitDir() {
    return gitDir;
  }

  /// How a command ended and what it said.
  static final class Result {
    private final int exit;
    private final byte[] bytes;
    private final String err;

    Result(int exit, byte[] bytes, String err) {
      this.exit = exit;
      this.bytes = bytes;
      this.err = err;
    }

    int exit() {
      return exit;
    }

    byte[] bytes() {
      return bytes;
    }

    String out() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    String err() {
      return err;
    }
  }

  Result run(String... arguments) {
    return run(Map.of(), new byte[0], arguments);
  }

  /// For commands with no expected way to fail.
  String must(String... arguments) {
    return must(Map.of(), arguments);
  }

  String must(Map<String, String> environment, String... arguments) {
    return checked(run(environment, new byte[0], arguments), arguments).out();
  }

  /// The same for a command that reads.
  void feed(Map<String, String> environment, String input, String... arguments) {
    checked(run(environment, input.getBytes(StandardCharsets.UTF_8), arguments), arguments);
  }

  Result run(Map<String, String> environment, byte[] input, String... arguments) {
    var process = start(environment, arguments);
    try {
      // Read while waiting: a full pipe would stop git, and a silent git would stop us.
      var out = reading(process.getInputStream());
      var err = reading(process.getErrorStream());
      feed(process, input);
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new GitFailed("gave up after " + patience + ": git " + String.join(" ", arguments));
      }
      return new Result(
          process.exitValue(), out.join(), new String(err.join(), StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GitFailed("interrupted while git worked on " + gitDir, e);
    } finally {
      if (process.isAlive()) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
  }

  private Result checked(Result result, String... arguments) {
    if (result.exit() != 0) {
      throw new GitFailed(
          "git %s on %s said: %s"
              .formatted(String.join(" ", arguments), gitDir, result.err().strip()));
    }
    return result;
  }

  private Process start(Map<String, String> environment, String... arguments) {
    var all = new ArrayList<String>();
    all.add("--git-dir=" + gitDir);
    all.addAll(List.of(arguments));
    var builder = new ProcessBuilder(program.command(all));
    var clean = new HashMap<>(program.environment());
    clean.putAll(setting);
    clean.putAll(environment);
    builder.environment().clear();
    builder.environment().putAll(clean);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new GitFailed("cannot start " + program.path(), e);
    }
  }

  private static void feed(Process process, byte[] input) {
    try (var stdin = process.getOutputStream()) {
      stdin.write(input);
    } catch (IOException e) {
      // Git ended without reading; its exit code and words say why.
    }
  }

  private static CompletableFuture<byte[]> reading(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return stream.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        Thread::startVirtualThread);
  }
}
