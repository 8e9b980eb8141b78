package dev.baton.adapters.evidence;

import dev.baton.core.hash.Hash;
import dev.baton.core.log.BlobState;
import dev.baton.engine.EvidenceStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;

/// One file a blob, in folders by the first two digits. Written aside, forced to disk and renamed
/// into place, so that a file that exists is whole.
public final class FileEvidence implements EvidenceStore {
  private final Path folder;

  public FileEvidence(Path folder) {
    this.folder = folder;
  }

  @Override
  public Hash put(byte[] content) {
    var hash = Hash.of(content);
    if (get(hash).isPresent()) {
      return hash;
    }
    var shelf = shelf(hash);
    try {
      Files.createDirectories(shelf);
      var draft = Files.createTempFile(shelf, hash.brief(), ".new");
      try {
        write(draft, content);
        move(draft, file(hash));
        force(shelf);
      } finally {
        Files.deleteIfExists(draft);
      }
      return hash;
    } catch (IOException e) {
      throw new EvidenceUnavailable("cannot keep evidence in " + folder, e);
    }
  }

  @Override
  public Optional<byte[]> get(Hash hash) {
    try {
      var content = Files.readAllBytes(file(hash));
      return Hash.of(content).equals(hash) ? Optional.of(content) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// What an audit asks. A blob that cannot be read is missing to whoever needs it.
  public BlobState state(Hash hash) {
    if (!Files.isRegularFile(file(hash))) {
      return new BlobState.Missing();
    }
    try (var in = Files.newInputStream(file(hash))) {
      return content(in).equals(hash) ? new BlobState.Whole() : new BlobState.Changed();
    } catch (IOException e) {
      return new BlobState.Missing();
    }
  }

  public Path file(Hash hash) {
    return shelf(hash).resolve(hash.hex().substring(2));
  }

  private static Hash content(InputStream in) throws IOException {
    var digest = Hash.digest();
    var buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return new Hash(HexFormat.of().formatHex(digest.digest()));
  }

  private Path shelf(Hash hash) {
    return folder.resolve(hash.hex().substring(0, 2));
  }

  private static void write(Path draft, byte[] content) throws IOException {
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      var rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static void move(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  // A rename is durable only when its folder is.
  private static void force(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
