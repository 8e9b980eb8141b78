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
  // More than that is not held in memory, whatever the repository has in it.
  private static final int MOST_BYTES = 512 << 20;

  private final GitProgram program;
  private final Path gitDir;
  private final Duration patience;
  private final Map<String, String> setting;
  private final int mostBytes;

  Git(GitProgram program, Path gitDir, Duration patience) {
    this(program, gitDir, patience, Map.of());
  }

  /// `setting` is added to the environment of every command.
  Git(GitProgram program, Path gitDir, Duration patience, Map<String, String> setting) {
    this(program, gitDir, patience, setting, MOST_BYTES);
  }

  private Git(
      GitProgram program,
      Path gitDir,
      Duration patience,
      Map<String, String> setting,
      int mostBytes) {
    this.program = program;
    this.gitDir = gitDir;
    this.patience = patience;
    this.setting = Map.copyOf(setting);
    this.mostBytes = mostBytes;
  }

  /// The same with the objects of the store.
  Git with(GitStore store) {
    var all = new HashMap<>(setting);
    all.put("GIT_ALTERNATE_OBJECT_DIRECTORIES", store.folder() + "/objects");
    return new Git(program, gitDir, patience, all, mostBytes);
  }

  /// The same for answers that are to be short: a command that says more has failed.
  Git atMost(int bytes) {
    return new Git(program, gitDir, patience, setting, bytes);
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
    return checked(run(environment, new byte[0], arguments), List.of(arguments)).out();
  }

  /// The same for a command that reads.
  void feed(Map<String, String> environment, String input, String... arguments) {
    checked(
        run(environment, input.getBytes(StandardCharsets.UTF_8), arguments), List.of(arguments));
  }

  /// Gives what one command says to a command on another repository, as it comes: it may be more
  /// than fits in memory.
  void pipe(List<String> from, String input, Git other, List<String> into) {
    var processes =
        started(() ->
            ProcessBuilder.startPipeline(
                List.of(builder(Map.of(), from), other.builder(Map.of(), into))));
    var giving = new Running(processes.getFirst());
    var taking = new Running(processes.getLast());
    feed(giving.process, input.getBytes(StandardCharsets.UTF_8));
    try {
      other.checked(other.ended(taking, into), into);
    } catch (GitFailed e) {
      throw new GitFailed(e.getMessage() + "; the other end said: " + ended(giving, from).err(), e);
    }
    checked(ended(giving, from), from);
  }

  Result run(Map<String, String> environment, byte[] input, String... arguments) {
    var words = List.of(arguments);
    var running = new Running(started(() -> builder(environment, words).start()));
    feed(running.process, input);
    return ended(running, words);
  }

  /// Read while waiting: a full pipe would stop git, and a silent git would stop us.
  private final class Running {
    private final Process process;
    private final CompletableFuture<byte[]> out;
    private final CompletableFuture<byte[]> err;

    Running(Process process) {
      this.process = process;
      out = reading(process.getInputStream());
      err = reading(process.getErrorStream());
    }
  }

  private Result ended(Running running, List<String> arguments) {
    var process = running.process;
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new GitFailed("gave up after " + patience + ": git " + String.join(" ", arguments));
      }
      var out = running.out.join();
      if (out.length > mostBytes) {
        throw new GitFailed(
            "git %s on %s says more than %,d bytes, which are not held in memory"
                .formatted(String.join(" ", arguments), gitDir, mostBytes));
      }
      return new Result(
          process.exitValue(), out, new String(running.err.join(), StandardCharsets.UTF_8));
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

  private Result checked(Result result, List<String> arguments) {
    if (result.exit() != 0) {
      throw new GitFailed(
          "git %s on %s said: %s"
              .formatted(String.join(" ", arguments), gitDir, result.err().strip()));
    }
    return result;
  }

  private ProcessBuilder builder(Map<String, String> environment, List<String> arguments) {
    var all = new ArrayList<String>();
    all.add("--git-dir=" + gitDir);
    all.addAll(arguments);
    var builder = new ProcessBuilder(program.command(all));
    var clean = new HashMap<>(program.environment());
    clean.putAll(setting);
    clean.putAll(environment);
    builder.environment().clear();
    builder.environment().putAll(clean);
    return builder;
  }

  private interface Starting<T> {
    T start() throws IOException;
  }

  private <T> T started(Starting<T> starting) {
    try {
      return starting.start();
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

  // One byte too many tells that there is too much; closing the stream then ends git.
  private CompletableFuture<byte[]> reading(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return stream.readNBytes(mostBytes + 1);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        Thread::startVirtualThread);
  }
}
