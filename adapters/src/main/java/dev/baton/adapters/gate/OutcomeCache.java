package dev.baton.adapters.gate;

import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Outcomes by everything they depend on. May be thrown away at any time; a damaged entry is a
/// missing one.
final class OutcomeCache {
  private final Path folder;

  OutcomeCache(Path folder) {
    this.folder = folder;
  }

  Optional<Outcome> get(Hash key) {
    try {
      return Optional.of(Outcome.of(Json.parse(Files.readString(file(key))).asObject()));
    } catch (IOException | JsonFault | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// A time-out or a program that did not start says nothing about the tree; it is not kept.
  void put(Hash key, Outcome outcome) {
    if (outcome.wasNotRun()) {
      return;
    }
    try {
      Files.createDirectories(folder);
      var draft = Files.createTempFile(folder, "outcome", ".new");
      Files.writeString(draft, outcome.json().canonical());
      Files.move(draft, file(key), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Without the entry the command runs once more; nothing else depends on it.
    }
  }

  private Path file(Hash key) {
    return folder.resolve(key.hex());
  }
}
