package dev.baton.adapters.process;

import dev.baton.engine.Programs;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Programs as children of this process, not contained: they can do what the user can.
public final class LocalPrograms implements Programs {
  /// The variable that marks everything a gate starts.
  public static final String MARK = "BATON_GATE_RUN";

  private static final String PATH = "/usr/bin:/bin";
  private static final int HEAD = 256 * 1024;
  private static final int TAIL = 256 * 1024;

  private final String owner;

  /// `owner` is the folder of the repository; what it started can be told from what others did.
  public LocalPrograms(Path owner) {
    this.owner = owner.toString();
  }

  /// Ends what a killed Baton of this owner left running: nobody reads it any more. Only for who
  /// knows that no other Baton of the owner is at work.
  public void endLeftovers() {
    ProcessTable.values(MARK).stream()
        .filter(value -> value.startsWith(owner + "!"))
        .forEach(value -> ProcessTable.end(MARK + "=" + value));
  }

  @Override
  public Ending run(Order order) {
    var program = program(order);
    if (program.isEmpty()) {
      return new Ending.NotStarted("there is no program " + order.command().getFirst());
    }
    var command = new ArrayList<>(order.command());
    command.set(0, program.get().toString());
    var mark = owner + "!" + UUID.randomUUID();
    var builder = new ProcessBuilder(ownGroup(command));
    builder.directory(order.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(order.environment());
    builder.environment().put(MARK, mark);
    builder.redirectErrorStream(true);
    try {
      var process = builder.start();
      try {
        process.getOutputStream().close();
        return ended(process, order);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        ProcessTable.end(MARK + "=" + mark);
      }
    } catch (IOException e) {
      return new Ending.NotStarted(String.valueOf(e.getMessage()));
    }
  }

  /// Looked up here, on the PATH of the order: the shell of a session of its own would only say
  /// 127, as a program may do that was there and ran.
  private static Optional<Path> program(Order order) {
    var name = order.command().getFirst();
    var places =
        name.contains("/")
            ? Stream.of(order.folder())
            : Stream.of(order.environment().getOrDefault("PATH", PATH).split(File.pathSeparator))
                .map(place -> order.folder().resolve(place));
    return places
        .map(place -> place.resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Ending ended(Process process, Order order) {
    var log = new Log();
    var reader = Thread.startVirtualThread(() -> log.read(process.getInputStream()));
    try {
      var inTime = process.waitFor(order.patience().toMillis(), TimeUnit.MILLISECONDS);
      if (!inTime) {
        return new Ending.TimedOut(log.text());
      }
      // A grandchild may hold the pipe open for ever; what the program itself said is there by
      // then.
      reader.join(2_000);
      return new Ending.Exited(process.exitValue(), log.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ending.NotStarted("interrupted");
    }
  }

  /// The command as leader of a session of its own, so that a signal to Baton's terminal does not
  /// reach it.
  static List<String> ownGroup(List<String> command) {
    var all = new ArrayList<String>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      all.add("/usr/bin/setsid");
    }
    all.addAll(command);
    return all;
  }

  /// Keeps the beginning and the end of what a program says.
  private static final class Log {
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final byte[] tail = new byte[TAIL];
    private long beyond;

    void read(InputStream stream) {
      var buffer = new byte[8192];
      try (stream) {
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
          take(buffer, count);
        }
      } catch (IOException e) {
        // The pipe was closed with the process.
      }
    }

    private synchronized void take(byte[] buffer, int count) {
      for (int i = 0; i < count; i++) {
        if (head.size() < HEAD) {
          head.write(buffer[i]);
        } else {
          tail[(int) (beyond++ % TAIL)] = buffer[i];
        }
      }
    }

    synchronized String text() {
      var text = new StringBuilder(head.toString(StandardCharsets.UTF_8));
      if (beyond > TAIL) {
        text.append("\n[... ").append(beyond - TAIL).append(" bytes left out ...]\n");
      }
      var kept = (int) Math.min(beyond, TAIL);
      var end = new byte[kept];
      for (int i = 0; i < kept; i++) {
        end[i] = tail[(int) ((beyond - kept + i) % TAIL)];
      }
      return text.append(new String(end, StandardCharsets.UTF_8)).toString();
    }
  }
}
