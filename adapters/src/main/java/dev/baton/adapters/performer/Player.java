package dev.baton.adapters.performer;

import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Plays a recording as the performer it was: in the clone, in its time, with its questions. Runs
/// in the performer's process, never in Baton's.
public final class Player {
  private static final long LOOK_EVERY_NANOS = 20_000_000;

  private final Path clone;
  private final Path answers;
  private final PrintStream out;
  private int asked;

  public Player(Path clone, Path answers, PrintStream out) {
    this.clone = clone.toAbsolutePath().normalize();
    this.answers = answers;
    this.out = out;
  }

  /// Plays to the end; the exit code is the one the performer had.
  public int play(Recording recording) throws IOException {
    var start = System.nanoTime();
    long waited = 0;
    for (var step : recording.steps()) {
      waitUntil(start + waited + step.number("at", 0) * 1_000_000);
      var before = System.nanoTime();
      switch (step.text("type", "")) {
        case "ask" -> {
          ask(step);
          // The recorded times go on from where the answer came.
          waited += System.nanoTime() - before;
        }
        case "write" -> write(step.text("path"), step.text("text"));
        case "edit" -> edit(step);
        case "delete" -> Files.deleteIfExists(inside(step.text("path")));
        case "patch" -> git(step.text("patch"), "apply", "--whitespace=nowarn", "-");
        case "commit" -> {
          git("", "add", "--all");
          git("", "commit", "--quiet", "--allow-empty", "-m", step.text("message"));
        }
        case "die" -> {
          return Math.toIntExact(step.number("exit", 1));
        }
        default -> out.println(oneLine(step));
      }
      out.flush();
    }
    return 0;
  }

  private static String oneLine(Obj step) {
    return step.pretty().replaceAll("\\R\\s*", " ");
  }

  private void ask(Obj step) {
    asked++;
    out.println(
        Json.object().put("type", "ask").put("question", step.text("question")).end().canonical());
    out.flush();
    while (answerCount() < asked) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  private long answerCount() {
    try (var lines = Files.lines(answers)) {
      return lines.filter(line -> !line.isBlank()).count();
    } catch (IOException e) {
      return 0;
    }
  }

  private void write(String path, String text) throws IOException {
    var file = inside(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  private void edit(Obj step) throws IOException {
    var file = inside(step.text("path"));
    var text = Files.readString(file);
    var find = step.text("find");
    var at = text.indexOf(find);
    if (at < 0 || text.indexOf(find, at + 1) >= 0) {
      throw new IOException(
          "the recording edits text that stands not exactly once in " + step.text("path"));
    }
    Files.writeString(
        file, text.substring(0, at) + step.text("replace") + text.substring(at + find.length()));
  }

  private Path inside(String path) throws IOException {
    var file = clone.resolve(path).normalize();
    if (!file.startsWith(clone) || file.startsWith(clone.resolve(".git"))) {
      throw new IOException("the recording writes outside the clone: " + path);
    }
    if (!nearest(file).toRealPath().startsWith(clone.toRealPath())) {
      throw new IOException("the recording writes through a link out of the clone: " + path);
    }
    return file;
  }

  /// The file, or the innermost folder above it that is there. A dangling link counts as there, and
  /// has no real path.
  private static Path nearest(Path file) {
    var path = file;
    while (!Files.exists(path, LinkOption.NOFOLLOW_LINKS) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }

  private void git(String input, String... arguments) throws IOException {
    var builder =
        new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
            .directory(clone.toFile())
            .redirectErrorStream(true);
    var process = builder.start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("git " + List.of(arguments) + " said: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void waitUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
