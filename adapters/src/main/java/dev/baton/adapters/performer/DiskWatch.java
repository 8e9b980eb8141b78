package dev.baton.adapters.performer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks from time to time how much an attempt takes of the disk. The limit of a cell is for each
/// file; there is none for how many.
///
/// What is written between two looks gets through: this is for what fills a disk in minutes. What
/// the performer says is looked at all the time, and may be a small part of it: a program that
/// prints in a loop fills a disk in seconds.
final class DiskWatch {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int REST_FOR_EACH_LOOK = 50;
  private static final long MEGABYTE = 1 << 20;
  private static final int PARTS = 16;

  private final AttemptFolder folder;
  private final long most;
  private long next = System.nanoTime() + FIRST.toNanos();

  DiskWatch(AttemptFolder folder, long most) {
    this.folder = folder;
    this.most = most;
  }

  /// Why the attempt has to end, if it has. Looks only where it is time to: a large folder takes
  /// long to look through, and is left alone the longer.
  Optional<String> look() {
    var began = System.nanoTime();
    if (began - next < 0) {
      return Optional.empty();
    }
    var size = size();
    var took = System.nanoTime() - began;
    next = began + Math.max(FIRST.toNanos(), REST_FOR_EACH_LOOK * took);
    return size <= most
        ? Optional.empty()
        : Optional.of(
            "it filled %d MB of the disk, and may fill %d"
                .formatted(size / MEGABYTE, most / MEGABYTE));
  }

  /// Why the attempt has to end for what it says, if it has.
  Optional<String> listen() {
    var said = folder.said();
    return said <= most / PARTS
        ? Optional.empty()
        : Optional.of(
            "it said %d MB, and may say %d".formatted(said / MEGABYTE, most / PARTS / MEGABYTE));
  }

  private long size() {
    var sum = new Sum();
    try {
      Files.walkFileTree(folder.path(), sum);
    } catch (IOException e) {
      throw new IllegalStateException("a visitor that passes over all errors", e);
    }
    return sum.bytes;
  }

  private static final class Sum extends SimpleFileVisitor<Path> {
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += attributes.size();
      return FileVisitResult.CONTINUE;
    }

    // Files come and go while this looks.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) {
      return FileVisitResult.CONTINUE;
    }
  }
}
