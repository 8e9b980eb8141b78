package dev.baton.adapters.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The admissions on disk, for their owner's eyes alone. Another process may change them at any
/// time: each change is made to what is there then, under a lock that processes share. Safe for
/// several threads.
final class AccessFile {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final long LATELY_NANOS = 50_000_000;
  // A lock on a file is the process's: threads of one process have to agree before.
  private static final Object ONE_OF_US = new Object();

  private final Path file;
  private volatile Read last = new Read(Optional.empty(), Admissions.NONE, 0);

  /// Each state of the file is a file of its own, so two within one tick of the clock differ too.
  private record Mark(FileTime at, @Nullable Object file) {}

  private record Read(Optional<Mark> mark, Admissions admissions, long nanos) {}

  AccessFile(Path file) {
    this.file = file;
  }

  /// What is there now.
  Admissions now() {
    try {
      var mark = mark();
      var known = last;
      var admissions =
          known.mark().equals(mark) ? known.admissions() : Admissions.read(Files.readString(file));
      last = new Read(mark, admissions, System.nanoTime());
      return admissions;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// What was there within the last 50 ms.
  Admissions lately() {
    var known = last;
    return known.mark().isPresent() && System.nanoTime() - known.nanos() < LATELY_NANOS
        ? known.admissions()
        : now();
  }

  /// Makes the file, if there is none.
  void begin(UnaryOperator<Admissions> how) {
    if (!Files.exists(file)) {
      change(how);
    }
  }

  void change(UnaryOperator<Admissions> how) {
    synchronized (ONE_OF_US) {
      try {
        Files.createDirectories(file.resolveSibling("."));
        try (var channel =
                FileChannel.open(
                    file.resolveSibling("access.lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(OWNER));
            var _ = channel.lock()) {
          write(how.apply(Files.exists(file) ? now() : Admissions.NONE));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write " + file, e);
      }
    }
  }

  private void write(Admissions next) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER));
    Files.writeString(draft, next.text());
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    last = new Read(Optional.empty(), next, 0);
  }

  private Optional<Mark> mark() throws IOException {
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return Optional.of(new Mark(attributes.lastModifiedTime(), attributes.fileKey()));
  }
}
