package dev.baton.adapters.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The file of a unix socket: never open to others, not even between its making and a change of
/// mode, and removed only while it is still ours.
final class SocketFile {
  private final Path path;
  private volatile @Nullable Object key;

  private SocketFile(Path path) {
    this.path = path;
  }

  interface Binding {
    void bind(Path path) throws IOException;
  }

  static SocketFile at(Path path) {
    return new SocketFile(path.toAbsolutePath());
  }

  /// Bound in a folder that nobody else can enter, then moved to its place, where it replaces what
  /// a door that died has left. A bound socket does not mind being moved.
  void create(Binding binding) throws IOException {
    var folder =
        Files.createTempDirectory(
            Objects.requireNonNull(path.getParent()),
            ".d",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var young = folder.resolve("s");
    try {
      binding.bind(young);
      Files.setPosixFilePermissions(young, PosixFilePermissions.fromString("rw-------"));
      key = keyOf(young);
      Files.move(young, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(young);
      Files.delete(folder);
    }
  }

  void remove() {
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && Objects.equals(key, keyOf(path))) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the socket " + path, e);
    }
  }

  private static Object keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }
}
