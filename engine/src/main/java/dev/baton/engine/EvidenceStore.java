package dev.baton.engine;

import dev.baton.core.hash.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Blobs by their hash. Safe for several threads and processes; the same content is kept once.
public interface EvidenceStore {

  /// Durable when it returns, so that an event may name it. Throws [EvidenceUnavailable].
  Hash put(byte[] content);

  /// The content, if it is there and still has that hash.
  Optional<byte[]> get(Hash hash);

  default Hash put(String text) {
    return put(text.getBytes(StandardCharsets.UTF_8));
  }

  default Optional<String> text(Hash hash) {
    return get(hash).map(content -> new String(content, StandardCharsets.UTF_8));
  }

  /// The store could not write: a full disk, a missing right.
  final class EvidenceUnavailable extends RuntimeException {
    public EvidenceUnavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
