package dev.baton.adapters.merge;

import dev.baton.core.merge.Conservation;
import dev.baton.core.merge.Outcome;
import dev.baton.core.merge.Structure;
import dev.baton.engine.Programs;
import dev.baton.engine.Programs.Ending;
import dev.baton.engine.Programs.Order;
import dev.baton.engine.Settler;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `mergiraf`, which knows the grammar of many languages. For one thread.
public final class Mergiraf implements Settler {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long MOST_BYTES = 4_000_000;
  private static final Pattern VERSION = Pattern.compile("mergiraf ([0-9][0-9A-Za-z.+-]{0,40})");

  private final Path program;
  private final Programs programs;
  private final Path scratch;
  private final Duration patience;
  // Asked once: one that does not answer is not waited for again, and has none.
  private @Nullable String version;

  /// `scratch` is a folder of nobody else's; whatever is in it goes.
  public Mergiraf(Path program, Programs programs, Path scratch) {
    this(program, programs, scratch, PATIENCE);
  }

  Mergiraf(Path program, Programs programs, Path scratch, Duration patience) {
    this.program = program;
    this.programs = programs;
    this.scratch = scratch;
    this.patience = patience;
  }

  /// The first one on the PATH that is not inside the folder: a repository may bring its own.
  public static Optional<Path> find(String searchPath, Path notInside) {
    return Stream.of(searchPath.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve("mergiraf").toAbsolutePath().normalize())
        .filter(file -> !file.startsWith(notInside.toAbsolutePath().normalize()))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  @Override
  public Outcome settle(String path, String base, String ours, String theirs) {
    try {
      clear();
      Files.createDirectories(scratch);
      var version = version();
      return version.isEmpty()
          ? new Outcome.Refused(program + " does not say its version")
          : merged(path, base, ours, theirs, "mergiraf " + version.get());
    } catch (IOException e) {
      return new Outcome.Refused("cannot ask " + program + ": " + e.getMessage());
    } finally {
      clear();
    }
  }

  private synchronized Optional<String> version() {
    var known = version;
    if (known == null) {
      known = asked().orElse("");
      version = known;
    }
    return Optional.of(known).filter(it -> !it.isEmpty());
  }

  private Optional<String> asked() {
    return run("--version") instanceof Ending.Exited(var code, var log) && code == 0
        ? Optional.of(VERSION.matcher(log.strip()))
            .filter(Matcher::matches)
            .map(found -> found.group(1))
        : Optional.empty();
  }

  private Outcome merged(String path, String base, String ours, String theirs, String by)
      throws IOException {
    var name = path.substring(path.lastIndexOf('/') + 1);
    var result = scratch.resolve("merged");
    Files.writeString(scratch.resolve("base"), base);
    Files.writeString(scratch.resolve("ours"), ours);
    Files.writeString(scratch.resolve("theirs"), theirs);
    var ending = run("merge", "base", "ours", "theirs", "--path-name=" + name, "--output=merged");
    return switch (ending) {
      case Ending.Exited(var code, _) when code == 0 -> checked(result, base, ours, theirs, by);
      case Ending.Exited _ -> new Outcome.Refused(by + " left a conflict");
      case Ending.TimedOut _ -> new Outcome.Refused(by + " did not end in time");
      case Ending.NotStarted(var why) -> new Outcome.Refused(why);
    };
  }

  private static Outcome checked(Path result, String base, String ours, String theirs, String by)
      throws IOException {
    if (!Files.isRegularFile(result, LinkOption.NOFOLLOW_LINKS)
        || Files.size(result) > MOST_BYTES) {
      return new Outcome.Refused(by + " wrote no text");
    }
    try {
      var bytes = ByteBuffer.wrap(Files.readAllBytes(result));
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return Structure.unfit(text, text, text)
          .or(() -> Conservation.brokenInWords(base, ours, theirs, text))
          .<Outcome>map(Outcome.Refused::new)
          .orElseGet(() -> new Outcome.Settled(text, List.of(by)));
    } catch (CharacterCodingException e) {
      return new Outcome.Refused(by + " wrote no text");
    }
  }

  // It keeps a record of its merges at home, and asks git for attributes: neither is for here.
  private Ending run(String... arguments) {
    var here = scratch.toString();
    return programs.run(
        new Order(
            Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList(),
            scratch,
            Map.of(
                "PATH", "/usr/bin:/bin",
                "HOME", here,
                "XDG_CACHE_HOME", here,
                "TMPDIR", here,
                "LC_ALL", "C.UTF-8",
                "GIT_DIR", "/nonexistent",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_GLOBAL", "/dev/null"),
            patience));
  }

  private void clear() {
    if (!Files.exists(scratch, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var files = Files.walk(scratch)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // What is left is cleared the next time, and nobody reads it.
    }
  }
}
